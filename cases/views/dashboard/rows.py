"""What does a row of the list say? By posts and dates, never by a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.forms.words import capitalised
from cases.models import Case, Clock, OnDesk, Step
from cases.states import State
from cases.views.dates import days_left, tag_of
from cases.views.lists import about_post, clock_in_words, working_days_left
from cases.views.next_step import next_in_a_list
from people.models import User


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One case on the list. `address` is empty where the person only knows that it exists."""

    reference: str
    address: str
    about: str
    held_by: str
    due: str
    tag: str
    next_step: str


def rows_in_words(rows: Iterable[OnDesk], user: User, on: date) -> list[ShownRow]:
    """The rows of one page. Two look-ups, however many there are."""
    rows = list(rows)
    cases = {row.case_id: row.case for row in rows}
    clocks: dict[int, Clock] = {}
    running = Clock.objects.filter(case__in=cases, stopped_on__isnull=True, due_on__isnull=False)
    for clock in running.order_by("-due_on", "-pk"):
        clocks[clock.case_id] = clock
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(case__in=cases, ended_on__isnull=True).order_by("case", "number"):
        steps.setdefault(step.case_id, []).append(step)
    return [_row(row, clocks.get(row.case_id), steps.get(row.case_id, []), user, on) for row in rows]


def _row(row: OnDesk, clock: Clock | None, steps: list[Step], user: User, on: date) -> ShownRow:
    case, opens = row.case, bool(getattr(row, "opens", False))
    left = working_days_left(clock, on) if clock else 0
    return ShownRow(
        reference=row.reference,
        address=reverse("desk_case", args=[row.reference]) if opens else "",
        about=capitalised(about_post(case)),
        held_by=_held_by(case, steps, user),
        due=days_left(left) if clock else _("No date"),
        tag=tag_of(left) if clock else "",
        next_step=next_in_a_list(case, clock) if opens else _stands(case, clock),
    )


def _held_by(case: Case, steps: list[Step], user: User) -> str:
    held = [one for step in steps for one in step.handlers]
    if any(one.user == user.pk for one in held):
        return _("You")
    if case.state == State.TRIAGE and not held:
        return _("Nobody")
    return ", ".join(dict.fromkeys(one.kind for one in held)) or _("Nobody")


def _stands(case: Case, clock: Clock | None) -> str:
    return clock_in_words(clock) if clock else str(State(case.state).label)
