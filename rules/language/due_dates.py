"""On which day is something due? The end of a length of time on a council's calendar; `ledger` shows the count.

Counting begins the day after the start, which is the local date of the event that starts the clock. How each unit is
counted, and why, is in `docs/decisions/005-working-days.md`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rules.language.bank_holidays import why_provisional
from rules.language.calendars import Calendar, working_day_after
from rules.language.length import CLEAR_DAYS_BEFORE_MEETING, MONTHS, NOT_STATED, WEEKS, Length

_ONE_DAY = timedelta(days=1)
_LAST_MONTH = 9999 * 12 + 11
_NONE: frozenset[date] = frozenset()


class OutsideTheYears(ValueError):
    """A date that would fall before the year 1 or after the year 9999."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day on which something is in time. It is provisional where a day of the count has no dated holidays."""

    on: date
    provisional: bool
    why_provisional: str | None


def due_on(
    start: date,
    length: Length,
    calendar: Calendar,
    *,
    held: Collection[date] = (),
    paused: Collection[date] = (),
    moves_to_working_day: bool = True,
    meeting_on: date | None = None,
) -> DueDate | None:
    """The day on which a length that starts on `start` ends; None where it is not stated, or its meeting is unknown.

    Days `held` or `paused` are not counted. An end on a day that is not a working day moves to the next one, unless
    `moves_to_working_day` is False, as for an age bar. "Clear days before the meeting" count back from `meeting_on`,
    whatever is held, and move back. Raises OutsideTheYears.
    """
    if length.unit == NOT_STATED:
        return None
    try:
        if length.unit != CLEAR_DAYS_BEFORE_MEETING:
            stopped = frozenset((*held, *paused)) if held or paused else _NONE
            on = _ends_on(start, length, calendar, stopped, moves_to_working_day)
            why = why_provisional(start, on)
        elif meeting_on is None:
            return None
        else:
            latest = meeting_on - timedelta(days=days_counted(start, length))
            on = _working_day_up_to(latest, calendar) if moves_to_working_day else latest
            why = why_provisional(min(start, on), max(start, latest))
    except OverflowError:
        raise OutsideTheYears("The date would fall outside the years 1 to 9999.") from None
    return DueDate(on, why is not None, why)


def days_counted(start: date, length: Length) -> int:
    """How many days are counted to the end, itself included: working days for those units, else calendar days.

    Clear days leave out both end days, so N of them end on day N + 1; that day is the last on which to do a thing.
    """
    number = length.number or 1
    if length.unit == WEEKS:
        return 7 * number
    if length.unit == MONTHS:
        return (_months_after(start, number) - start).days
    return number + 1 if length.leaves_out_both_ends else number


def _ends_on(
    start: date, length: Length, calendar: Calendar, stopped: frozenset[date], moves_to_working_day: bool
) -> date:
    count = days_counted(start, length)
    if length.counts_working_days:
        end = working_day_after(start, count, calendar)
        if stopped:
            stopped_work = filter(calendar.is_working_day, stopped)
            end = _beyond_stops(start, end, stopped_work, lambda day: working_day_after(day, 1, calendar))
        return end
    end = _beyond_stops(start, start + timedelta(days=count), stopped, lambda day: day + _ONE_DAY)
    while moves_to_working_day and (end in stopped or not calendar.is_working_day(end)):
        end += _ONE_DAY
    return end


def _beyond_stops(start: date, end: date, stops: Iterable[date], next_day: Callable[[date], date]) -> date:
    """The end put off by one day for each day that does not count, those met on the way to the new end included."""
    for day in sorted(stops):
        if start < day <= end:
            end = next_day(end)
    return end


def _working_day_up_to(day: date, calendar: Calendar) -> date:
    while not calendar.is_working_day(day):
        day -= _ONE_DAY
    return day


def _months_after(start: date, months: int) -> date:
    """The same day of the month, or the last day of a month that is too short for it."""
    month = start.year * 12 + start.month - 1 + months
    if month > _LAST_MONTH:
        raise OverflowError
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
