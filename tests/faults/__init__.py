"""What if the machine fails in the middle of something? Real processes, killed; a real server, stopped."""
