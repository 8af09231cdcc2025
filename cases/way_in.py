"""Until when may somebody who has left the council read what they raised there? As long as they may ask about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from cases.blind_index import index_of, index_of_number
from cases.clocks import calendar_of
from cases.could_know import could_know_on
from cases.frozen_plan import plan_of, rulebook_of_case
from cases.models import Access, Case
from cases.states import OVER, EventKind, Relation
from people.directory import holdings_on
from people.models import User
from people.prepared import DAY, NUMBER, WORDS, Prepared
from rules.language.working_days import due_on

# At least so long after the answer, whatever the rulebook says, so that it can be read and kept.
DAYS_TO_READ_IT = 90
_OWN = (Relation.COMPLAINANT, Relation.COMPANION)
_TELLING = (EventKind.REPORTED_BACK, EventKind.ALREADY_DECIDED)
_ENDS = (EventKind.REPORTED_BACK, EventKind.WITHDRAWN, EventKind.CLOSED, EventKind.ALREADY_DECIDED)


def ways_in_that_ended(user: User, on: date) -> list[int]:
    """Of the cases that are the person's own: those, by number, of a council they have left and can ask no more about.

    One look-up for whoever has left no council.
    """
    left = _LEFT(user=user.pk, person=index_of(user), on=on)
    return [case.pk for case in left if not _goes_on(case, on)]


def _left(user: Any, person: Any, on: Any) -> QuerySet[Case]:
    own = Access.objects.filter(case=OuterRef("pk"), person=person, relation__in=_OWN, until_at__isnull=True)
    still_there = holdings_on(on).filter(user=user, post__council=OuterRef("council"))
    left = Case.objects.filter(Exists(own), ~Exists(still_there), state__in=sorted(OVER))
    return left.select_related("council")


_LEFT: Prepared[Case] = Prepared(_left, user=NUMBER, person=WORDS, on=DAY)


def has_left(user: User, case: Case, on: date) -> bool:
    """Whether the person has no part any more in the council in which they raised it."""
    return not holdings_on(on).filter(user=user, post__council=case.council_id).exists()


def way_in_until(case: Case) -> date | None:
    """The last day on which somebody who left may read it: 90 days after the answer, or as long as they may ask again.

    None where the rulebook sets no end to asking for another look, and while the mail that tells of the answer could
    not be delivered and they have not opened it.
    """
    answered_on = _answered_on(case)
    if answered_on is None:
        return None
    last = answered_on + timedelta(days=DAYS_TO_READ_IT)
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    for step in plan_of(case).steps:
        if not step.step.is_review:
            continue
        window = step.step.ask_within
        asked_by = due_on(answered_on, window.length, counted_by) if window is not None else None
        if asked_by is None:
            return None
        last = max(last, asked_by.on)
    return last


def _goes_on(case: Case, on: date) -> bool:
    until = way_in_until(case)
    return until is None or on <= until


def _answered_on(case: Case) -> date | None:
    """When they could know of its end: of the report back, or of what ended it without one."""
    ended = case.events.filter(kind__in=_ENDS).order_by("number").last()
    if ended is None:
        return case.reported_on or case.filed_on
    told_by = case.events.filter(kind__in=_TELLING).order_by("number").last()
    since = told_by if case.reported_on is not None and told_by is not None else ended
    known_on = could_know_on(case, index_of_number(case.parties["complainant"]["user"]), since.at)
    if known_on is None:
        return None
    return known_on if case.reported_on is None else max(known_on, case.reported_on)
