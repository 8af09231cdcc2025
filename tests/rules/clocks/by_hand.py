"""How does a clock stand, found by walking day by day? Its own table of holidays; it knows nothing of our own counting.

A clock is a list of days and what happened on them. The walk goes from the day after the start, one day at a time,
and asks of each whether it counts; a pause is a day on which nothing counts, and a holding response a date that is
put off by each working day that passes while the clock is paused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)
NATIONS = {"England and Wales": "ENG", "Scotland": "SCT", "Northern Ireland": "NIR"}
Happened = tuple[str, date, date | None]  # what, when, and until when


@cache
def days_off(calendar: str) -> frozenset[date]:
    """Every bank holiday of the calendar, from 2015 to 2045."""
    return frozenset(
        day
        for nation, code in NATIONS.items()
        if calendar in (nation, "any part of the UK")
        for day in holidays.country_holidays("GB", subdiv=code, years=range(2015, 2046), expand=False)
    )


def works(calendar: str, closures: Mapping[date, str], day: date) -> bool:
    """Whether anybody is at work on the day."""
    return day.isoweekday() <= 5 and day not in days_off(calendar) and day not in closures


def due(
    number: int, unit: str, calendar: str, closures: Mapping[date, str], happened: Sequence[Happened]
) -> date | None:
    """The date after what happened; None while it is paused, or has not started."""
    started = [on for what, on, _ in happened if what == "started"]
    if not started:
        return None
    still = _days_that_stood_still(happened)
    if still is None:
        return None
    held = [(on, until) for what, on, until in happened if what == "held" and until is not None]
    if not held:
        return _counted(started[0], number, unit, calendar, closures, still)
    on, until = held[-1]
    day, owed = on, 0
    # Walk from the holding response to the date it gave: each working day that stood still is owed one more at its end.
    while day < until or owed:
        day += ONE_DAY
        if not works(calendar, closures, day):
            continue
        if day > until:
            owed -= 1
        if day in still:
            owed += 1
    return max(day, until)


def _days_that_stood_still(happened: Sequence[Happened]) -> set[date] | None:
    """The days from each pause up to, and not on, the day it was taken up; None where it still stands still."""
    still: set[date] = set()
    paused: date | None = None
    for what, on, _ in happened:
        if what == "paused":
            paused = on
        elif what == "resumed" and paused is not None:
            while paused < on:
                still.add(paused)
                paused += ONE_DAY
            paused = None
    return still if paused is None else None


def _counted(
    start: date, number: int, unit: str, calendar: str, closures: Mapping[date, str], still: set[date]
) -> date:
    day = start
    if unit in ("working days", "the next working day"):
        while number:
            day += ONE_DAY
            number -= works(calendar, closures, day) and day not in still
        return day
    if unit == "months":
        wanted = _months_later(start, number)
        left = (wanted - start).days
    else:
        left = {"days": number, "weeks": 7 * number, "clear days": number + 1}[unit]
    while left:
        day += ONE_DAY
        left -= day not in still
    while day in still or not works(calendar, closures, day):
        day += ONE_DAY
    return day


def _months_later(start: date, number: int) -> date:
    """Walk to the same day of the month so many months on, or to the last day of a month that has none."""
    day, passed = start, 0
    while passed < number:
        day += ONE_DAY
        passed += day.day == 1
    first = day
    while day.day < start.day and (day + ONE_DAY).month == first.month:
        day += ONE_DAY
    return day
