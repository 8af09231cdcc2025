"""By when? A rulebook's times as dates on a council's own calendar, with the count of each; a date is never edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from typing import Any
from zoneinfo import ZoneInfo

from cases.deadlines.settings import spacing_of
from cases.deadlines.stages import Spacing, stages
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Clock, ClockEventRow, Step
from people.models import Council
from rules.language.bank_holidays import VERSION
from rules.language.clock_events import (
    ClockEvent,
    ClockEventKind,
    ClockStanding,
    latest_holding_date,
    standing,
)
from rules.language.length import Length, length_of
from rules.language.plan import sources_as_json
from rules.language.rulebook import Source, Time, Word
from rules.language.working_days import Calendar, LedgerDay, calendar, due_on, ledger

RECEIPT = "receipt"
ACKNOWLEDGEMENT = "acknowledgement"
STANDING = ("started_on", "due_on", "stopped_on", "provisional", "dated_on", "fires_on", "holidays")
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Dated:
    """A limit of time with its date: `due` is None while it has not started. `days` is the count, day by day."""

    time: Time
    started_on: date | None
    due: date | None
    provisional: str | None
    days: tuple[LedgerDay, ...]


def local(at: datetime) -> datetime:
    """That instant as the clocks of London show it."""
    return at.astimezone(_LONDON)


def local_date(at: datetime) -> date:
    """The day it is in London at that instant."""
    return local(at).date()


def midnight_of(on: date) -> datetime:
    """The instant at which that day begins in London."""
    return datetime.combine(on, time_of_day.min, tzinfo=_LONDON)


def calendar_of(name: str, council: Council) -> Calendar:
    """The calendar of that name less the days this council is closed, each with its reason."""
    return calendar(name, {closure.on: closure.reason for closure in council.closures.all()})


def pinned_calendar(clock: Clock) -> Calendar:
    """The calendar a clock was started on. A closure added later moves no date by itself: that is an act of its own."""
    return calendar(
        clock.calendar, {date.fromisoformat(day): reason for day, reason in clock.closures.items()}
    )


def closures_as_stored(council: Council, started_on: date | None) -> dict[str, str]:
    """The closures that can matter to a clock started on that day."""
    if started_on is None:
        return {}
    return {closure.on.isoformat(): closure.reason for closure in council.closures.filter(on__gt=started_on)}


def dated(time: Time, started_on: date | None, counted_by: Calendar) -> Dated:
    """When a time that started on a day is due."""
    due = due_on(started_on, time.length, counted_by) if started_on else None
    if started_on is None or due is None:
        return Dated(time, started_on, None, None, ())
    return Dated(time, started_on, due.on, due.why_provisional, ledger(started_on, time.length, counted_by))


def at_receipt(time: Time, received_on: date, counted_by: Calendar) -> Dated:
    """A time of the first step as it stands when the concern is received: it runs only where receipt starts it."""
    starts_now = time.starts != ACKNOWLEDGEMENT
    return dated(time, received_on if starts_now else None, counted_by)


def time_of(clock: Clock) -> Time:
    """The rulebook's time that a clock was set from, as it was pinned."""
    return Time(
        what=Word(clock.what),
        length=length_of(clock.length),
        starts=clock.starts,
        excuse=clock.excuse or None,
        adding_at_most=_length(clock.adding_at_most),
        when=(),
        sources=tuple(
            Source(source["kind"], source["ref"], source["words"], Word("")) for source in clock.sources
        ),
    )


def dated_of(clock: Clock, happened: Iterable[ClockEventRow] | None = None) -> Dated:
    """A clock as it is shown, with its count, on the calendar it was started on, after all that happened to it.

    `happened` are its rows, where they were read already.
    """
    found = standing_of(clock, happened)
    return Dated(time_of(clock), found.started_on, found.due, found.provisional, found.days)


def standing_of(clock: Clock, happened: Iterable[ClockEventRow] | None = None) -> ClockStanding:
    """How a clock stands after all that happened to it."""
    rows = ClockEventRow.objects.filter(clock=clock) if happened is None else happened
    events = [ClockEvent(ClockEventKind(row.kind), row.on, row.until) for row in rows]
    return standing(length_of(clock.length), pinned_calendar(clock), events)


def set_clocks(
    case: Case,
    step: Step,
    times: Iterable[Time],
    *,
    received_on: date,
    opened_on: date,
    at: datetime,
    acknowledged_on: date | None = None,
) -> None:
    """Set the clocks of a step, and start those that run from receipt or from the step opening.

    As `start_clock` would start each, in as many statements as for one.
    """
    name = rulebook_of_case(case).calendar
    counted_by = calendar_of(name, case.council)
    starts = {RECEIPT: received_on, ACKNOWLEDGEMENT: acknowledged_on or case.acknowledged_on}
    clocks: list[Clock] = []
    started: list[ClockEventRow] = []
    spacing: Spacing | None = None
    for time in times:
        clock = Clock(case=case, step=step, **columns_of(dated(time, None, counted_by), name, case.council))
        clocks.append(clock)
        start = starts.get(time.starts, opened_on)
        if start is not None:
            spacing = spacing or spacing_of(case.council, local_date(at))
            clock.closures = closures_as_stored(case.council, start)
            started.append(ClockEventRow(clock=clock, kind=ClockEventKind.STARTED, on=start, at=at))
            _stands(clock, standing_of(clock, started[-1:]), local_date(at), spacing)
    Clock.objects.bulk_create(clocks)
    ClockEventRow.objects.bulk_create(started)


def start_clock(clock: Clock, *, on: date, at: datetime) -> Clock:
    """Start a clock on a day, on the calendar as the council has it now."""
    clock.closures = closures_as_stored(clock.case.council, on)
    clock.save(update_fields=["closures"])
    return clock_event(clock, ClockEventKind.STARTED, on=on, at=at)


def clock_event(
    clock: Clock,
    kind: ClockEventKind,
    *,
    on: date,
    at: datetime,
    until: date | None = None,
    reasons: str = "",
) -> Clock:
    """Record what happened to a clock, and work its date out again. Raises NotInThisOrder."""
    ClockEventRow.objects.create(clock=clock, kind=kind, on=on, until=until, reasons=reasons, at=at)
    stand_as_found(clock, standing_of(clock), on=local_date(at))
    return clock


def stand_as_found(clock: Clock, found: ClockStanding, *, on: date) -> None:
    """Write a standing that was worked out on a day, and from which day somebody is to be told of its date."""
    _stands(clock, found, on, None)
    clock.save(update_fields=STANDING)


def _stands(clock: Clock, found: ClockStanding, on: date, spacing: Spacing | None) -> None:
    if (clock.due_on, clock.stopped_on) != (found.due, found.stopped_on) or clock.dated_on is None:
        clock.dated_on = on
    clock.started_on, clock.due_on, clock.stopped_on = found.started_on, found.due, found.stopped_on
    clock.provisional, clock.holidays = found.provisional or "", VERSION
    clock.fires_on = _fires_on(clock, on, spacing)


def _fires_on(clock: Clock, on: date, spacing: Spacing | None) -> date | None:
    """The day of the first stage of its date, as the council has it on a day; none is fired twice (cases.deadlines)."""
    if clock.due_on is None or clock.dated_on is None or clock.stopped_on is not None:
        return None
    spacing = spacing or spacing_of(clock.case.council, on)
    return stages(clock.due_on, clock.dated_on, spacing, pinned_calendar(clock))[0].on


def stop_clocks(case: Case, what: Iterable[str] | None, *, on: date, at: datetime) -> None:
    """Stop the open clocks of these kinds, or all; one that never started ends without a date."""
    open_clocks = case.clocks.filter(stopped_on__isnull=True)
    for clock in open_clocks if what is None else open_clocks.filter(what__in=what):
        if clock.started_on is None:
            clock.stopped_on = on
            clock.save(update_fields=["stopped_on"])
        else:
            clock_event(clock, ClockEventKind.STOPPED, on=on, at=at)


def count_on(case: Case, what: Iterable[str], *, stopped_at: datetime, on: date, at: datetime) -> None:
    """Count on for clocks of these kinds that an act stopped at that instant: what it did was taken back.

    They stand as if they had never stopped, so a date may have passed meanwhile.
    """
    for clock in case.clocks.filter(what__in=what, stopped_on__isnull=False):
        last = clock.happened.last()
        if last is None and clock.stopped_on == local_date(stopped_at):
            clock.stopped_on = None
            clock.save(update_fields=["stopped_on"])
        elif last is not None and (last.kind, last.at) == (ClockEventKind.STOPPED, stopped_at):
            clock_event(clock, ClockEventKind.COUNTED_ON, on=on, at=at)


def pause_clocks(case: Case, *, on: date, at: datetime, reasons: str) -> None:
    """Stop counting for every clock of a case that runs; one that stands still already goes on doing so."""
    for clock in case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False):
        if not standing_of(clock).is_paused:
            clock_event(clock, ClockEventKind.PAUSED, on=on, at=at, reasons=reasons)


def resume_clocks(case: Case, *, on: date, at: datetime) -> None:
    """Count on for every clock of a case that is paused."""
    for clock in case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False):
        if standing_of(clock).is_paused:
            clock_event(clock, ClockEventKind.RESUMED, on=on, at=at)


def last_holding_date(clock: Clock) -> date | None:
    """The last day that all holding responses of this clock together may give; None where the rule sets no limit."""
    counted = standing_of(clock).counted
    limit = _length(clock.adding_at_most)
    return latest_holding_date(counted, limit, pinned_calendar(clock)) if counted is not None else None


def columns_of(shown: Dated, calendar_name: str, council: Council) -> dict[str, Any]:
    """The columns of the clock that is set from a time."""
    time = shown.time
    return {
        "what": str(time.what),
        "length": time.length.text,
        "unit": time.length.unit,
        "starts": time.starts,
        "excuse": time.excuse or "",
        "adding_at_most": time.adding_at_most.text if time.adding_at_most else "",
        "calendar": calendar_name,
        "closures": closures_as_stored(council, shown.started_on),
        "sources": sources_as_json(time.sources),
        "started_on": shown.started_on,
        "due_on": shown.due,
        "provisional": shown.provisional or "",
    }


def _length(written: str) -> Length | None:
    return length_of(written) if written else None
