"""What did a council do in a year about concerns? Counted from one row a complaint, frozen, and safe to publish."""
