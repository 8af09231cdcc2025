"""Whom does somebody ring up, because they asked for that and not for mail? One line a person and case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from cases.access import not_opened_by, work_of
from cases.blind_index import index_of
from cases.models import Notice, NotSent
from cases.safe_contact import WITH_CONTACT, SafeContact, Way, contact_for
from people.models import User


@dataclass(frozen=True, slots=True)
class ToPhone:
    """One case of which somebody on either side of it is to be told. `words` are the number and the times they gave.

    `is_about_them` is true of the person it is about. `words` are empty for whoever has not said yet that they have no
    connection with the case.
    """

    key: UUID
    reference: str
    words: str
    since_at: datetime
    updates: int
    is_about_them: bool


def to_phone(user: User, *, on: date) -> tuple[ToPhone, ...]:
    """Whom the person is to ring up, the longest ago first, of cases that they deal with or choose for alone."""
    lines = lines_to_phone(_waiting(user, on))
    unread = not_opened_by(user, [notices[0].case for notices, _contact in lines])
    return tuple(
        ToPhone(
            key=notices[0].message_id,
            reference=notices[0].case.reference,
            words="" if notices[0].case_id in unread else contact.words,
            since_at=notices[0].queued_at,
            updates=len(notices),
            is_about_them=any(put.person == notices[0].person for put in notices[0].case.hearings.all()),
        )
        for notices, contact in lines
    )


def lines_to_phone(waiting: Iterable[Notice]) -> list[tuple[list[Notice], SafeContact]]:
    """Of the notices that wait, those of each person in each case who still wishes to be rung up. Two look-ups more."""
    found = list(waiting)
    prefetch_related_objects(found, *WITH_CONTACT)
    to_each: dict[tuple[int, str], list[Notice]] = {}
    for notice in found:
        to_each.setdefault((notice.case_id, notice.person), []).append(notice)
    asked = [(notices, contact_for(notices[0])) for notices in to_each.values()]
    return [
        (notices, contact) for notices, contact in asked if contact is not None and contact.way == Way.PHONE
    ]


def phoned(key: UUID, *, by: User, on: date, at: datetime) -> bool:
    """Keep that somebody told them of all that waits for them in that case; False where nothing waits."""
    asked = _waiting(by, on).filter(message_id=key)
    theirs = {"case__in": asked.values("case"), "person__in": asked.values("person")}
    waiting = Notice.objects.filter(pk__in=_waiting(by, on).filter(**theirs).values("pk"))
    return bool(waiting.filter(told_at__isnull=True).update(told_at=at, told_by=index_of(by)))


def told_by_phone(user: User, *, on: date) -> QuerySet[Notice]:
    """Those whom somebody has rung up, the last first."""
    return _by_phone(user, on).filter(told_at__isnull=False).order_by("-told_at")


def _waiting(user: User, on: date) -> QuerySet[Notice]:
    return _by_phone(user, on).filter(told_at__isnull=True).order_by("queued_at", "pk")


def _by_phone(user: User, on: date) -> QuerySet[Notice]:
    theirs = Notice.objects.filter(
        not_sent_because=NotSent.BY_PHONE, case__in=work_of(user, on=on).values("pk")
    )
    return theirs.select_related("case")
