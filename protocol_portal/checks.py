"""Is the database really set as the settings say? Asked of the database itself, at every `migrate`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from protocol_portal.sqlite import SQLITE_PRAGMAS


@register(Tags.database)
def pragmas_in_force(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """One error for each PRAGMA that SQLite did not take. WAL refused usually means a network disk."""
    faults: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            for name, expected in SQLITE_PRAGMAS.items():
                found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
                if found != expected:
                    faults.append(
                        Error(
                            f"SQLite runs with {name}={found}, not {name}={expected}.",
                            hint="Keep the database on a local disk, and OPTIONS as in sqlite.py.",
                            id="protocol_portal.E001",
                        )
                    )
    return faults
