"""A spreadsheet for the tests, and the two moments of it: checked, and brought in."""

from __future__ import annotations

import csv
import io

from cases.acts.import_cases import bring_in_waiting, check_import, confirm_import
from cases.importing.reading import COLUMNS, rows_of
from cases.models import Import, ImportedRow
from people.models import User
from tests.cases.sending import AT, ON
from tests.world import World

CLOSED = {
    "reference": "2025/014",
    "received on": "12 March 2025",
    "raised by": "Ada Pell",
    "about": "Somebody Gone",
    "about post": "Member",
    "matter": "officer about councillor",
    "what happened": "He shouted.",
    "state": "closed",
    "acknowledged on": "14/03/2025",
    "closed on": "2025-04-02",
    "outcome": "not taken further",
}
OPEN = {
    "reference": "2026/001",
    "received on": "25 May 2026",
    "raised by": "Rosa Bright",
    "about": "Colin Hargreave",
    "matter": "councillor about officer",
    "answers": "capacity=councillor; direct talk=did not resolve it; safety=no",
    "what happened": "She was shouted at.",
    "state": "open",
}


def sheet(*rows: dict[str, str]) -> bytes:
    """The rows as a file."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def checked(w: World, *rows: dict[str, str], by: User | None = None) -> Import:
    """What a file says, checked."""
    lines = rows_of(sheet(*rows))
    return check_import(lines, council=w.council, by=by or w.monitoring_officer, on=ON, at=AT)


def brought_in(w: World, *rows: dict[str, str], by: User | None = None) -> Import:
    """What it becomes."""
    found = checked(w, *rows, by=by)
    confirm_import(found, by=by or w.monitoring_officer, on=ON, at=AT)
    bring_in_waiting(on=ON, at=AT)
    found.refresh_from_db()
    return found


def states(found: Import) -> list[str]:
    """What became of each row."""
    return [str(row.stands) for row in ImportedRow.objects.filter(imported=found)]
