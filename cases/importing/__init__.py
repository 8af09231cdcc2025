"""Past and open cases from a spreadsheet: read, checked row by row, and brought in only once that was confirmed."""
