"""Past and open cases from a spreadsheet."""
