"""From when until when is a council's reporting year, and what did it settle about its annual report?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cases.reporting.suppression import SMALLEST
from cases.settled import lines_of, settled
from people.models import Council

BEGINS = "annual report begins on"  # "1 April"; without it, 1 January
SMALLEST_NUMBER = "smallest number in the annual report"
AFTER_A_HEARING = "outcomes after a hearing"  # the words of outcomes, a line each
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "january", "february", "march", "april", "may", "june",
            "july", "august", "september", "october", "november", "december",
        ),
        start=1,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting year, named for the calendar year in which it begins; both days are in it."""

    year: int
    starts_on: date
    ends_on: date


def period_of(council: Council, year: int, *, on: date) -> Period:
    """The reporting year that begins in that calendar year, as the council has settled it on the day."""
    setting = settled(council, BEGINS, on)
    begins = _first_day(setting.value if setting is not None else "", year)
    return Period(year, begins, _first_day_or(begins, year + 1) - timedelta(days=1))


def year_on(council: Council, on: date) -> int:
    """The reporting year in which a day lies."""
    return on.year if period_of(council, on.year, on=on).starts_on <= on else on.year - 1


def smallest_of(council: Council, on: date) -> int:
    """The smallest number that is published by itself; a council may settle a larger one, never a smaller."""
    setting = settled(council, SMALLEST_NUMBER, on)
    value = setting.value.strip() if setting is not None else ""
    return max(SMALLEST, int(value)) if value.isdecimal() and len(value) < 4 else SMALLEST


def outcomes_after_a_hearing(council: Council, on: date) -> frozenset[str]:
    """The outcomes, in words, that the council says come after a hearing."""
    return frozenset(lines_of(settled(council, AFTER_A_HEARING, on)))


def _first_day(words: str, year: int) -> date:
    parts = words.lower().split()
    if len(parts) == 2 and parts[0].isdecimal() and parts[1] in _MONTHS and 1 <= int(parts[0]) <= 28:
        return date(year, _MONTHS[parts[1]], int(parts[0]))
    return date(year, 1, 1)


def _first_day_or(begins: date, year: int) -> date:
    return begins.replace(year=year)
