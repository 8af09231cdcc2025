"""Can the keys encrypt, and is the database really set as the settings say? Asked before every `migrate`."""

from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from protocol_portal.sqlite import SQLITE_PRAGMAS

_HOW_TO_MAKE = "`python -m protocol_portal.keys FILE` writes a fresh set."
SHORTEST_HASHING_KEY = 32  # characters; HMAC-SHA256 gains nothing from more and loses from fewer


@register(Tags.security)
def keys_can_encrypt(**_: Any) -> list[CheckMessage]:
    """One error for each key that cannot do its work, found now and not when the first concern is sent."""
    faults: list[CheckMessage] = []
    if not settings.FIELD_ENCRYPTION_KEYS:
        faults.append(
            Error("FIELD_ENCRYPTION_KEYS holds no key.", hint=_HOW_TO_MAKE, id="protocol_portal.E002")
        )
    for position, key in enumerate(settings.FIELD_ENCRYPTION_KEYS, start=1):
        try:
            Fernet(key)
        except ValueError:
            said = f"Key {position} in FIELD_ENCRYPTION_KEYS is not a Fernet key."
            faults.append(Error(said, hint=_HOW_TO_MAKE, id="protocol_portal.E003"))
    for name in ("BLIND_INDEX_KEY", "RECORD_KEY"):
        if len(getattr(settings, name)) < SHORTEST_HASHING_KEY:
            said = f"{name} is shorter than {SHORTEST_HASHING_KEY} characters."
            faults.append(Error(said, hint=_HOW_TO_MAKE, id="protocol_portal.E004"))
    return faults


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
