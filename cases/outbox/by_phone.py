"""Whom does somebody ring up, because they asked for that and not for mail? One line a case, until it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from cases.access import has_confirmed, work_of
from cases.blind_index import index_of
from cases.models import Notice, NotSent
from cases.safe_contact import Way, contact_of
from people.models import User


@dataclass(frozen=True, slots=True)
class ToPhone:
    """One case of which the person who raised it is to be told. `words` are the number and the times they gave.

    They are empty for whoever has not said yet that they have no connection with the case.
    """

    key: UUID
    reference: str
    words: str
    since_at: datetime
    updates: int


def to_phone(user: User, *, on: date) -> tuple[ToPhone, ...]:
    """Whom the person is to ring up, the longest ago first, of cases that they deal with or choose for alone."""
    by_case: dict[int, list[Notice]] = {}
    for notice in _waiting(user, on):
        by_case.setdefault(notice.case_id, []).append(notice)
    return tuple(
        ToPhone(
            key=first.message_id,
            reference=first.case.reference,
            words=contact_of(first.case).words if has_confirmed(user, first.case) else "",
            since_at=first.queued_at,
            updates=1 + len(others),
        )
        for first, *others in by_case.values()
        if contact_of(first.case).way == Way.PHONE
    )


def phoned(key: UUID, *, by: User, on: date, at: datetime) -> bool:
    """Keep that somebody told them of all that waits for them in that case; False where nothing waits."""
    asked = _waiting(by, on).filter(message_id=key).values("case")
    waiting = Notice.objects.filter(pk__in=_waiting(by, on).filter(case__in=asked).values("pk"))
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
