"""When is it due, counted by hand? One day at a time on the published holidays, knowing nothing of our own tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache

from tests.rules.working_days.published import SUBDIVISIONS, published

FIRST_YEAR, LAST_YEAR = 2012, 2075
ONE_DAY = timedelta(days=1)


@cache
def holidays_of(calendar: str) -> frozenset[date]:
    """Published to 2028; after that the `holidays` package's own forecast."""
    nations = SUBDIVISIONS if calendar == "any part of the UK" else [calendar]
    return frozenset(day for nation in nations for day in published(nation, FIRST_YEAR, LAST_YEAR))


def works(calendar: str, closures: Mapping[date, str], day: date) -> bool:
    return day.weekday() < 5 and day not in holidays_of(calendar) and day not in closures


def due(
    start: date,
    number: int,
    unit: str,
    calendar: str,
    closures: Mapping[date, str],
    stopped: Collection[date],
    moves: bool,
    meeting_on: date,
) -> date:
    """The due date of a length that is stated."""
    day = start
    if unit == "clear days before the meeting":
        # Go back until so many whole days lie between, then to a day on which somebody works.
        day = meeting_on - ONE_DAY
        while (meeting_on - day).days - 1 < number:
            day -= ONE_DAY
        while moves and not works(calendar, closures, day):
            day -= ONE_DAY
        return day
    if unit in ("working days", "the next working day"):
        while number:
            day += ONE_DAY
            if works(calendar, closures, day) and day not in stopped:
                number -= 1
        return day
    to_count = {"days": number, "weeks": number * 7, "clear days": number + 1}.get(unit)
    if to_count is None:
        to_count = _days_in_months(start, number)
    while to_count:
        day += ONE_DAY
        if day not in stopped:
            to_count -= 1
    while moves and (day in stopped or not works(calendar, closures, day)):
        day += ONE_DAY
    return day


def _days_in_months(start: date, months: int) -> int:
    """Walk month by month to the month meant, then back from its 31st to a day that exists."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = start.day
    while True:
        try:
            return (date(year, month, number) - start).days
        except ValueError:
            number -= 1
