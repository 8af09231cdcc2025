"""What is kept when a year's report is frozen, and how is it read again? Rows that may be read, and never more."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

from cases.models import AnnualReport
from cases.reporting.facts import year_of
from cases.reporting.period import period_of, smallest_of
from cases.reporting.readers import every_case, known_to_whoever_compiles
from cases.reporting.rows import Row, kept_apart
from people.models import Council, User
from rules.models import RulebookVersion


def content_of(council: Council, year: int, compiler: User, *, comments: str, on: date) -> dict[str, Any]:
    """Everything of the year: whatever somebody who could compile it may not know of is a row that says only that it is
    there.

    Incidents are numbered anew and rows sorted, so that nothing says which case a row comes from.
    """
    period = period_of(council, year, on=on)
    known = known_to_whoever_compiles(council, period, compiler, on=on)
    found = year_of(every_case(council, period), period, on=on)
    rows = [(one.row if one.case.pk in known else kept_apart(one.row)).as_json() for one in found.complaints]
    numbers: dict[str, str] = {}
    for row in sorted(rows, key=_sorted_by):
        if row["incident"]:
            row["incident"] = numbers.setdefault(row["incident"], str(len(numbers) + 1))
    return {
        "council": council.name,
        "year": year,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
        "smallest": smallest_of(council, on),
        "rows": sorted(rows, key=_sorted_by),
        "others": len(found.others),
        "comments": comments,
        "rulebooks": _rulebooks({one.case.rulebook_sha256 for one in found.complaints}),
    }


def hash_of(content: dict[str, Any]) -> str:
    """The SHA-256 of the content as canonical JSON: keys sorted, no spaces, UTF-8."""
    return sha256(
        json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()


def rows_of(report: AnnualReport) -> tuple[Row, ...]:
    """The rows that were frozen."""
    return tuple(Row(**row) for row in report.frozen["rows"])


def is_as_frozen(report: AnnualReport) -> bool:
    """Whether what is kept still has the hash that was taken."""
    return hash_of(report.frozen) == report.sha256


def latest(council: Council, year: int) -> AnnualReport | None:
    """The last edition of a year; None where none was frozen."""
    return AnnualReport.objects.filter(council=council, year=year).order_by("-edition").first()


def _sorted_by(row: dict[str, Any]) -> str:
    return json.dumps({**row, "incident": bool(row["incident"])}, sort_keys=True)


def _rulebooks(hashes: set[str]) -> list[dict[str, str]]:
    found = RulebookVersion.objects.filter(sha256__in=hashes).order_by("protocol", "in_force_from")
    return [
        {"protocol": one.protocol, "in_force_from": one.in_force_from.isoformat(), "sha256": one.sha256}
        for one in found
    ]
