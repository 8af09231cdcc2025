"""Which alarms may a person know of? Those of the cases they oversee or work on, never of one that is their own."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.access import known_to, work_of
from cases.blind_index import index_of
from cases.models import Access, Case
from cases.models.alarm import Alarm, AlarmKind
from cases.part import part_of
from cases.states import Relation
from people.models import User

_OWN = (Relation.COMPLAINANT, Relation.COMPANION)


def alarms_known_to(user: User, on: date) -> QuerySet[Alarm]:
    """The open alarms for this person's dashboard, the oldest first.

    That a day to look again has passed is shown to whoever has the case alone: to anybody else it would tell for what
    it waits.
    """
    known = Q(case__in=overseen_or_worked_on(user, on=on).values("pk")) & ~Q(kind=AlarmKind.REVIEW_PASSED)
    theirs = Q(case__in=work_of(user, on=on).values("pk"), kind=AlarmKind.REVIEW_PASSED)
    return Alarm.objects.filter(known | theirs, closed_at__isnull=True).select_related("case__council")


def may_be_told(user: User, case: Case, on: date) -> bool:
    """`overseen_or_worked_on`, of one case."""
    part = part_of(user, case, on)
    return part.is_known and part.relations.isdisjoint(_OWN)


def overseen_or_worked_on(user: User, *, on: date) -> QuerySet[Case]:
    """What exists for the person, less what they raised or go along with: whether it lies is not for them to see."""
    mine = Access.objects.filter(
        case=OuterRef("pk"), person=index_of(user), relation__in=_OWN, until_at__isnull=True
    )
    return known_to(user, on=on).exclude(Exists(mine))
