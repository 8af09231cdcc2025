"""Work the dates of open cases out again where closures or bank holidays changed; nothing is written if none moves."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.clocks import closures_as_stored, local_date, pinned_calendar, stand_as_found, standing_of
from cases.deadlines.settings import spacing_of
from cases.deadlines.stages import Spacing, stages
from cases.models import Case, Clock
from cases.record.chain import append
from cases.states import EventKind
from people.models import Council, User
from rules.language.bank_holidays import DATED_UNTIL, VERSION

CLOSURES = "the days on which the council is closed"
HOLIDAYS = f"the bank holidays as published up to {DATED_UNTIL:%-d %B %Y}"
BY = "This service"


def recompute_dates(council: Council, *, by: User | None = None, at: datetime) -> list[str]:
    """The references of the cases whose dates moved. `by` is None where it runs by itself.

    One transaction a case, so that none waits for the others; a case for which nothing changed is not locked. A council
    that settled other days on which to tell of a date has these planned anew too.
    """
    on = local_date(at)
    spacing = spacing_of(council, on)
    running = Clock.objects.filter(
        case__council=council, stopped_on__isnull=True, started_on__isnull=False
    ).select_related("case__council")
    behind = dict.fromkeys(
        clock.case.reference
        for clock in running.order_by("case", "pk").iterator(chunk_size=1000)
        if _changed(clock, council) or _tells_too_late(clock, spacing, on)
    )
    return [reference for reference in behind if _recomputed(reference, by, at)]


def _changed(clock: Clock, council: Council) -> list[str]:
    """What changed since the clock's date was worked out."""
    return [
        *([CLOSURES] if clock.closures != closures_as_stored(council, clock.started_on) else []),
        *([HOLIDAYS] if clock.holidays != VERSION else []),
    ]


def _tells_too_late(clock: Clock, spacing: Spacing, on: date) -> bool:
    """Whether somebody is to be told on a day that is still to come, and the clock is looked at only after it."""
    if clock.due_on is None or clock.dated_on is None:
        return False
    planned = stages(clock.due_on, clock.dated_on, spacing, pinned_calendar(clock))
    to_come = next((stage.on for stage in planned if stage.on > on), None)
    return to_come is not None and (clock.fires_on is None or to_come < clock.fires_on)


def _recomputed(reference: str, by: User | None, at: datetime) -> bool:
    with transaction.atomic(durable=True):
        case = locked_case(reference)
        moved: list[str] = []
        because: list[str] = []
        for clock in case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False):
            changed = _changed(clock, case.council)
            said = _moved(clock, case, local_date(at))
            if said is not None:
                moved.append(said)
                because += changed
        if moved:
            save_moved(case, seen_version=case.version)
            _record(case, by, at, "; ".join(moved), "; ".join(dict.fromkeys(because)))
        return bool(moved)


def _moved(clock: Clock, case: Case, on: date) -> str | None:
    """What to say of a clock whose date moved; None where it stays."""
    before = clock.due_on
    clock.closures = closures_as_stored(case.council, clock.started_on)
    clock.save(update_fields=["closures"])
    found = standing_of(clock)
    stand_as_found(clock, found, on=on)
    if found.due == before:
        return None
    return f"{clock.what} from {_day(before)} to {_day(found.due)}"


def _record(case: Case, by: User | None, at: datetime, changes: str, source: str) -> None:
    kind = EventKind.DATES_RECOMPUTED
    if by is not None:
        record(case, kind, by=by, at=at, changes=changes, source=source)
    else:
        append(case, kind, at=at, by="", detail={"by": BY, "changes": changes, "source": source})


def _day(on: date | None) -> str:
    return f"{on:%-d %B %Y}" if on is not None else "no date"
