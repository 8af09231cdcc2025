"""What stands on the list of every case, for whom, and how it is counted."""
