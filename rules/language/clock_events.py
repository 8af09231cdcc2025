"""When is something due after all that happened to its clock? One pure answer from what happened; no date is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.language.calendars import Calendar, working_day_after
from rules.language.due_dates import due_on
from rules.language.ledger import LedgerDay, ledger
from rules.language.length import Length

_ONE_DAY = timedelta(days=1)


class ClockEventKind(StrEnum):
    """What may happen to a clock."""

    STARTED = "started"
    HELD = "held"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    # What stopped it was taken back, so every day since its start counts as if it had never stood.
    COUNTED_ON = "counted on"


class NotInThisOrder(ValueError):
    """Events that cannot have happened one after the other, so that no date follows from them."""


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One thing that happened to a clock on a day. `until` is the new date that a holding response gave."""

    kind: ClockEventKind
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ClockStanding:
    """How a clock stands. `due` is None while it has not started, is paused, or its length is not stated.

    `counted` is the date that counting alone gives, `responses` how many holding responses moved it, `days` the count.
    """

    started_on: date | None
    due: date | None
    counted: date | None
    stopped_on: date | None
    is_paused: bool
    responses: int
    provisional: str | None
    days: tuple[LedgerDay, ...]


def standing(length: Length, calendar: Calendar, events: Sequence[ClockEvent]) -> ClockStanding:
    """How a clock stands after these events, in their order. Raises NotInThisOrder.

    Days from a pause until the day before it is resumed are not counted; a holding response replaces the counted date,
    and days paused after it put that date off by as many working days.
    """
    started: date | None = None
    stopped: date | None = None
    paused_since: date | None = None
    held: ClockEvent | None = None
    responses = 0
    paused: list[date] = []
    last = date.min
    for event in events:
        if event.on < last or (stopped is not None) != (event.kind == ClockEventKind.COUNTED_ON):
            raise NotInThisOrder(f"{event.kind} on {event.on.isoformat()} comes too late in the order.")
        last = event.on
        if event.kind == ClockEventKind.STARTED and started is None:
            started = event.on
        elif started is None:
            raise NotInThisOrder(f"A clock was {event.kind} before it started.")
        elif event.kind == ClockEventKind.HELD and event.until is not None and paused_since is None:
            held, responses = event, responses + 1
        elif event.kind == ClockEventKind.PAUSED and paused_since is None:
            paused_since = event.on
        elif event.kind == ClockEventKind.RESUMED and paused_since is not None:
            paused += _days(paused_since, event.on)
            paused_since = None
        elif event.kind == ClockEventKind.STOPPED:
            stopped = event.on
        elif event.kind == ClockEventKind.COUNTED_ON:
            stopped = None
        else:
            raise NotInThisOrder(f"A clock cannot be {event.kind} where it stands.")
    found = due_on(started, length, calendar, paused=paused) if started is not None else None
    if started is None or found is None:
        return ClockStanding(started, None, None, stopped, paused_since is not None, responses, None, ())
    due = found.on if held is None or held.until is None else _put_off(held.until, held.on, paused, calendar)
    return ClockStanding(
        started_on=started,
        due=None if paused_since is not None and stopped is None else due,
        counted=found.on,
        stopped_on=stopped,
        is_paused=paused_since is not None,
        responses=responses,
        provisional=found.why_provisional,
        days=ledger(started, length, calendar, paused=paused),
    )


def latest_holding_date(counted: date, adding_at_most: Length | None, calendar: Calendar) -> date | None:
    """The last day that all holding responses of a step together may give; None where the rule sets no limit."""
    found = due_on(counted, adding_at_most, calendar) if adding_at_most is not None else None
    return None if found is None else found.on


def _days(first: date, after: date) -> list[date]:
    return [first + _ONE_DAY * number for number in range((after - first).days)]


def _put_off(until: date, held_on: date, paused: Sequence[date], calendar: Calendar) -> date:
    """The date of a holding response, one working day later for each working day paused between it and that date."""
    for day in sorted(paused):
        if held_on < day <= until and calendar.is_working_day(day):
            until = working_day_after(until, 1, calendar)
    return until
