"""What is no longer needed of a sign-in that is over? Where it was, from which browser, and codes whose time is up."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from cases.clocks import local_date
from people.models import OneTimeCode

# So long a session that ran out still says whose words were sent too late: see cases/views/kept.py.
DAYS_KEPT = 1


def forget_ended(*, at: datetime) -> int:
    """Delete it all, and say how many sign-ins were forgotten."""
    Session.objects.filter(expire_date__lt=at - timedelta(days=DAYS_KEPT)).delete()
    # Of a day that is not over its count is still needed.
    OneTimeCode.objects.filter(until_at__lt=at).exclude(made_on=local_date(at)).delete()
    still_there = Session.objects.filter(session_key=OuterRef("session_key"))
    forgotten, _ = UserSession.objects.filter(~Exists(still_there)).delete()
    return int(forgotten)
