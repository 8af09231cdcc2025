"""Who is told this morning of all that came since the last? One mail a person, on days when their council works."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from cases.blind_index import index_of
from cases.clocks import calendar_of
from cases.models import Digest, Notice
from cases.outbox.addressing import addressed
from cases.outbox.choosing import of_those_who_wait_for_the_day
from cases.outbox.leases import due
from cases.outbox.outcomes import not_sent
from people.directory import councils_of
from people.models import Council, User
from rules.language.bank_holiday_law import ENGLAND_AND_WALES
from rules.language.calendars import Calendar, calendar
from rules.shelf import version_in_force

FROM = time(8, 30)  # as the clocks of London show it
_LONDON = ZoneInfo("Europe/London")


def gather(*, on: date, at: datetime) -> int:
    """Make the mail of the day for everybody who chose it and has something new; how many were made.

    Nothing before half past eight, on a day when none of the person's councils works, or a second time on one day.
    cases.outbox.sending sends it, and counts then what the person may still know of.
    """
    if at.astimezone(_LONDON).time() < FROM:
        return 0
    marks = set(_new(at).order_by().values_list("person", flat=True).distinct())
    people = [(index_of(user), user) for user in User.objects.all()] if marks else []
    return sum(_made(mark, user, on, at) for mark, user in people if mark in marks and _works(user, on))


def _new(at: datetime) -> QuerySet[Notice]:
    """What nobody has in hand and no mail of a day tells of yet."""
    new = due(Notice.objects.all(), at).filter(digest__isnull=True).exclude(person="")
    return new.filter(person__in=of_those_who_wait_for_the_day())


def _made(mark: str, user: User, on: date, at: datetime) -> int:
    """One mail for each address at which the person wants to be told; how many were made."""
    with transaction.atomic():
        by_place: dict[str, list[int]] = {}
        for notice in _new(at).filter(person=mark).select_related("case"):
            where = addressed(notice, user)
            if where.because is not None:
                not_sent(notice, where.because)
            else:
                by_place.setdefault(where.place, []).append(notice.pk)
        return sum(_made_for(mark, place, keys, on, at) for place, keys in by_place.items())


def _made_for(mark: str, place: str, notices: list[int], on: date, at: datetime) -> bool:
    digest, made = Digest.objects.get_or_create(person=mark, on=on, place=place, defaults={"queued_at": at})
    if made:
        Notice.objects.filter(pk__in=notices).update(digest=digest)
    return made


def _works(user: User, on: date) -> bool:
    """Whether a council of theirs works that day. Whoever has left has their mail on the days England works."""
    councils = councils_of(user, on)
    calendars = [_calendar(council, on) for council in councils] or [calendar(ENGLAND_AND_WALES)]
    return any(each.is_working_day(on) for each in calendars)


def _calendar(council: Council, on: date) -> Calendar:
    version = version_in_force(council.code, on)
    return calendar_of(version.rulebook().calendar if version else ENGLAND_AND_WALES, council)
