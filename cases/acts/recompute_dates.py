"""Work the dates of open cases out again after a council's closures changed; nothing is written where none moved."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.clocks import closures_as_stored, standing_of
from cases.models import Case, Clock
from cases.states import EventKind
from people.models import Council, User


def recompute_dates(council: Council, *, by: User, at: datetime) -> list[str]:
    """The references of the cases whose dates moved. One transaction a case, so that none waits for the others."""
    running = Case.objects.filter(
        council=council, clocks__stopped_on__isnull=True, clocks__started_on__isnull=False
    )
    references = running.order_by("pk").values_list("reference", flat=True).distinct()
    return [reference for reference in list(references) if _recomputed(reference, by, at)]


def _recomputed(reference: str, by: User, at: datetime) -> bool:
    with transaction.atomic(durable=True):
        case = locked_case(reference)
        running = case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False)
        moved = [said for clock in running if (said := _moved(clock, case)) is not None]
        if moved:
            save_moved(case, seen_version=case.version)
            record(
                case,
                EventKind.DATES_RECOMPUTED,
                by=by,
                at=at,
                changes="; ".join(moved),
                source="the days on which the council is closed",
            )
        return bool(moved)


def _moved(clock: Clock, case: Case) -> str | None:
    """What to say of a clock whose date moved; None where it stays."""
    before = clock.due_on
    clock.closures = closures_as_stored(case.council, clock.started_on)
    found = standing_of(clock)
    clock.due_on, clock.provisional = found.due, found.provisional or ""
    clock.save(update_fields=["closures", "due_on", "provisional"])
    if found.due == before:
        return None
    return f"{clock.what} from {_day(before)} to {_day(found.due)}"


def _day(on: date | None) -> str:
    return f"{on:%-d %B %Y}" if on is not None else "no date"
