"""Is a date near, or has it passed, and who is told? Firings of stages; each once, and in working hours only."""
