"""Whom does somebody ring up, because they asked for that and not for mail? One line a person and case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from cases.access import has_confirmed, work_of
from cases.blind_index import index_of
from cases.models import Notice, NotSent
from cases.safe_contact import SafeContact, Way, contact_for
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
    to_each: dict[tuple[int, str], list[Notice]] = {}
    for notice in _waiting(user, on):
        to_each.setdefault((notice.case_id, notice.person), []).append(notice)
    return tuple(
        _one(user, notices, contact)
        for notices in to_each.values()
        if (contact := contact_for(notices[0])) is not None and contact.way == Way.PHONE
    )


def _one(user: User, notices: list[Notice], contact: SafeContact) -> ToPhone:
    first = notices[0]
    return ToPhone(
        key=first.message_id,
        reference=first.case.reference,
        words=contact.words if has_confirmed(user, first.case) else "",
        since_at=first.queued_at,
        updates=len(notices),
        is_about_them=first.case.hearings.filter(person=first.person).exists(),
    )


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
