"""What can be done? One act a file: lock, refuse or move, save, record, start or stop clocks, queue notices."""
