"""What do the demonstration's lists say? One row a seat or a holding, read as it is written, nothing stored.

A day is blank (since the councils opened, or without end), or ``today`` with a number of days before or after it: the
lists stay true whenever they are read.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from people.folding import folded

_HERE = Path(__file__).parent
_NAMED = re.compile(r"(?P<name>[^<]+?)\s*(?:<(?P<email>[^>]+)>)?")


@dataclass(frozen=True)
class CouncilRow:
    """A council of the demonstration. `protocol` names the folder of the rulebook it runs, blank for none."""

    code: str
    name: str
    tier: str
    principal_authority: str
    protocol: str


@dataclass(frozen=True)
class Row:
    """A seat, and at most one holding of it. A title that stands in several rows is one seat."""

    side: str
    kind: str
    title: str
    team: str
    answers_to: str
    group: str
    person: str
    email: str
    capacity: str
    from_on: date | None
    to_on: date | None
    contact_line: str
    to_try: str


def councils() -> list[CouncilRow]:
    """Every council, a principal authority before the towns that rely on it."""
    return [
        CouncilRow(row["code"], row["name"], row["tier"], row["principal authority"], row["protocol"])
        for row in _rows("councils")
    ]


def establishment(code: str, on: date) -> list[Row]:
    """The council's seats and holdings in the order of its list, as of a demonstration built on that day."""
    return [_read(row, code, on) for row in _rows(code)]


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _read(row: dict[str, str], code: str, on: date) -> Row:
    name, email = _person(row["person"], code)
    return Row(
        side=row["side"],
        kind=row["kind"],
        title=row["title"],
        team=row["team"],
        answers_to=row["answers to"],
        group=row["group"],
        person=name,
        email=email,
        capacity=row["capacity"] or "substantive",
        from_on=_day(row["from"], on),
        to_on=_day(row["to"], on),
        contact_line=row["contact"],
        to_try=row["try"],
    )


def _person(words: str, code: str) -> tuple[str, str]:
    """A name and its address: the one given in angle brackets, for somebody who signs in with another council's."""
    if not (found := _NAMED.fullmatch(words)):
        return "", ""
    own_address = re.sub(r"[^a-z]+", ".", folded(found["name"]).replace("'", "")) + f"@{code}.example"
    return found["name"], found["email"] or own_address


def _day(words: str, on: date) -> date | None:
    return on + timedelta(days=int(words.removeprefix("today") or 0)) if words else None
