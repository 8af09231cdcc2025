"""Has the day passed on which a case that waits for another body was to be looked at again? One look-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.models import Case
from cases.states import State
from cases.watch.owners import InHand


def reviews_passed(cases: Iterable[InHand], on: date) -> dict[int, date]:
    """Of the cases that somebody has: those whose day has passed, each with that day."""
    had = {each.case for each in cases if each.owners}
    waiting = Case.objects.filter(pk__in=had, state=State.WAITING_FOR_ANOTHER_BODY).only("pk", "waiting")
    days = {case.pk: str((case.waiting or {}).get("review_on", "")) for case in waiting}
    return {
        number: date.fromisoformat(day)
        for number, day in days.items()
        if day and date.fromisoformat(day) < on
    }
