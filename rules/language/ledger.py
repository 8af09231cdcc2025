"""How was a due date counted? Each day of the count, with the reason why it was counted or was not.

It reads the end from `due_dates` and shows the way there, so that the two can never disagree.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from rules.language.calendars import Calendar
from rules.language.due_dates import days_counted, due_on
from rules.language.length import CLEAR_DAYS_BEFORE_MEETING, Length

COUNTED = "counted"
HELD = "held"
PAUSED = "paused"
END_OF_CLEAR_DAYS = "the end day, which is not one of the clear days"
MOVED = "the date falls on a non-working day, so it moves to the next working day"
MOVED_BACK = "the date falls on a non-working day, so it moves back to the working day before"


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of a count.

    `why` is COUNTED, HELD, PAUSED, "weekend", the bank holiday and where, the council closure and its reason, or how
    the end was found. `number` is the running count, on counted days only. `closed_because` says why the council
    does not work that day, also where the unit counts it all the same; None on a working day.
    """

    on: date
    counted: bool
    why: str
    number: int | None
    closed_because: str | None = None


def ledger(
    start: date,
    length: Length,
    calendar: Calendar,
    *,
    held: Collection[date] = (),
    paused: Collection[date] = (),
    moves_to_working_day: bool = True,
    meeting_on: date | None = None,
) -> tuple[LedgerDay, ...]:
    """Each day after the start, up to the due date, which is the last; empty where there is no due date.

    Clear days before a meeting are shown as they are counted: from the day before the meeting back to the due date.
    A day both held and paused is shown as held. Raises OutsideTheYears.
    """
    due = due_on(
        start,
        length,
        calendar,
        held=held,
        paused=paused,
        moves_to_working_day=moves_to_working_day,
        meeting_on=meeting_on,
    )
    if due is None:
        return ()
    stops = {**dict.fromkeys(paused, PAUSED), **dict.fromkeys(held, HELD)}
    if length.unit == CLEAR_DAYS_BEFORE_MEETING and meeting_on is not None:
        return _Count(length, days_counted(start, length), calendar, {}, MOVED_BACK).days(
            meeting_on, due.on, -1
        )
    return _Count(length, days_counted(start, length), calendar, stops, MOVED).days(start, due.on, 1)


@dataclass(slots=True)
class _Count:
    """A count under way: how many days are still to come before the end, and how many were counted."""

    length: Length
    to_come: int
    calendar: Calendar
    stops: dict[date, str]
    moved: str
    counted: int = 0

    def days(self, start: date, end: date, step: int) -> tuple[LedgerDay, ...]:
        """Every day from the one next to the start to the end, in the order in which they are counted."""
        distance = abs((end - start).days)
        return tuple(
            self._day(start + timedelta(days=step * place), place == distance)
            for place in range(1, distance + 1)
        )

    def _day(self, on: date, last: bool) -> LedgerDay:
        closed = self.calendar.closed_because(on)
        why = self._why(on, closed, last)
        if why == COUNTED:
            self.counted += 1
            return LedgerDay(on, True, why, self.counted, closed)
        return LedgerDay(on, False, why, None, closed)

    def _why(self, on: date, closed: str | None, last: bool) -> str:
        end_is_past = self.to_come == 0
        if end_is_past and last:
            return self.moved
        if closed and (end_is_past or self.length.counts_working_days):
            return closed
        if on in self.stops:
            return self.stops[on]
        self.to_come -= 1
        return END_OF_CLEAR_DAYS if self.to_come == 0 and self.length.leaves_out_both_ends else COUNTED
