"""The pages of the annual report: prepared at the desk, frozen by somebody else, read by whoever has a part here."""
