"""How must SQLite behave, so that nothing that was sent is lost or overwritten?"""

from typing import Any

# PRAGMA name → value that must be in force on every connection.
SQLITE_PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit survives a power cut, not only a crash of ours.
    "foreign_keys": 1,
    "secure_delete": 1,  # What is erased is overwritten with zeros.
    "trusted_schema": 0,
    "recursive_triggers": 1,  # Without it, INSERT OR REPLACE walks past a BEFORE DELETE trigger.
    "busy_timeout": 20_000,  # milliseconds; follows from `timeout` below
}

SQLITE_OPTIONS: dict[str, Any] = {
    # The write lock is taken when the transaction opens. DEFERRED answers "database is locked" at once,
    # whatever the timeout, when a transaction reads and then writes after another's commit.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds
    "init_command": ";".join(
        f"PRAGMA {name}={value}" for name, value in SQLITE_PRAGMAS.items() if name != "busy_timeout"
    )
    + ";",
}
