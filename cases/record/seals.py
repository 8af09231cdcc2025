"""What is sealed, and how? HMAC-SHA256 under RECORD_KEY, which is not in the database, over one canonical text."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

# What stands before the first entry: the digits of no seal.
BEFORE_THE_FIRST = "0" * 64


def seal_of_entry(
    *,
    place: int,
    previous: str,
    case: str,
    number: int,
    kind: str,
    at: datetime,
    by: str,
    detail: Any,
) -> str:
    """The seal of one entry, 64 hexadecimal digits. `case` is its reference, `previous` the seal before it.

    `detail` is sealed as it reads and not as it is encrypted, so that a new encryption key breaks no seal.
    """
    return _sealed(
        "entry",
        {
            "place": place,
            "previous": previous,
            "case": case,
            "number": number,
            "kind": kind,
            "at": _instant(at),
            "by": by,
            "detail": detail,
        },
    )


def seal_of_anchor(*, place: int, mac: str, at: datetime) -> str:
    """The seal of an anchor: that at this instant the record ended at this place, with this seal."""
    return _sealed("anchor", {"place": place, "mac": mac, "at": _instant(at)})


def _sealed(what: str, values: dict[str, Any]) -> str:
    # Sorted, without spaces and in ASCII: the same values are the same bytes in every version of Python.
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(
        settings.RECORD_KEY.encode(), f"{what}:{canonical}".encode("ascii"), hashlib.sha256
    ).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
