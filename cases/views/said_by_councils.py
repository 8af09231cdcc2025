"""What has each council settled to be said to anybody, signed in or not?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.settled import settled
from people.models import Council


@dataclass(frozen=True, slots=True)
class Said:
    """What one council says, and its name."""

    council: str
    words: str


def contacts(name: str, on: date) -> tuple[Said, ...]:
    """The setting of that name of each council that has one, by the council's name; empty where none has."""
    return tuple(
        Said(council.name, setting.value.strip())
        for council in Council.objects.all()
        if (setting := settled(council, name, on)) is not None and setting.value.strip()
    )
