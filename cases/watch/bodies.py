"""Which cases rest on a seat or panel that an election left empty, and which run on since it was filled?"""

from __future__ import annotations

from datetime import date, datetime

from cases.acts.wait_for_body import run_on, wait_for_body
from cases.bodies import empty_bodies
from cases.models import BodyAwaited, Case
from cases.watch.owners import NOT_OPEN


def watch_bodies(*, on: date, at: datetime) -> tuple[int, int]:
    """How many cases began to wait for a body, and how many run on. Two look-ups while no council has just voted."""
    waiting = BodyAwaited.objects.filter(until_on__isnull=True).order_by("case_id")
    ran_on = sum(
        run_on(reference, at=at, on=on)
        for reference in list(waiting.values_list("case__reference", flat=True).distinct())
    )
    councils = empty_bodies(on)
    if not councils:
        return 0, ran_on
    cases = Case.objects.exclude(state__in=NOT_OPEN).filter(council__in=councils)
    began = sum(
        wait_for_body(reference, at=at, on=on)
        for reference in list(cases.order_by("pk").values_list("reference", flat=True))
    )
    return began, ran_on
