"""What did the person type? A form turns text into values and knows no states."""
