"""On which day is a case that waits for another body to be looked at again? One look-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.models import Case
from cases.states import State
from cases.watch.owners import InHand


def days_of_review(cases: Iterable[InHand]) -> dict[int, date]:
    """Of the cases that somebody has: those that wait for another body, each with the day to look again."""
    had = {each.case for each in cases if each.owners}
    waiting = Case.objects.filter(pk__in=had, state=State.WAITING_FOR_ANOTHER_BODY).only("pk", "waiting")
    days = {case.pk: str((case.waiting or {}).get("review_on", "")) for case in waiting}
    return {number: date.fromisoformat(day) for number, day in days.items() if day}
