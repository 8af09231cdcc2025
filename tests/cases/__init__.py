"""What happened: drafts, cases, and who may see them."""
