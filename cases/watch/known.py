"""Which alarms may a person know of? Those of the cases they oversee or work on, never of one that is their own."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from cases.access import accompanied_by, known_to, own_cases
from cases.models import Case
from cases.models.alarm import Alarm
from people.models import User


def alarms_known_to(user: User, on: date) -> QuerySet[Alarm]:
    """The open alarms for this person's dashboard, the oldest first."""
    return Alarm.objects.filter(
        closed_at__isnull=True, case__in=overseen_or_worked_on(user, on=on).values("pk")
    ).select_related("case__council")


def overseen_or_worked_on(user: User, *, on: date) -> QuerySet[Case]:
    """What exists for the person, less what they raised or go along with: whether it lies is not for them to see."""
    mine = own_cases(user, on=on).values("pk")
    return known_to(user, on=on).exclude(pk__in=mine).exclude(pk__in=accompanied_by(user, on=on).values("pk"))
