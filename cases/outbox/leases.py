"""Whose turn is a mail? One caller claims it for a while; whoever is killed loses it when the while is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import F, Q, QuerySet

from cases.models import Mailed

LEASE = timedelta(minutes=5)

Mail = TypeVar("Mail", bound=Mailed)


def running_from(at: datetime) -> Callable[[], datetime]:
    """A clock that says `at` now, and runs on from there: a claim late in a long run counts from when it is made."""
    begun = time.monotonic()
    return lambda: at + timedelta(seconds=time.monotonic() - begun)


def due(mails: QuerySet[Mail], at: datetime) -> QuerySet[Mail]:
    """Neither sent nor given up, in nobody's hands, and not waiting for a next attempt."""
    return (
        mails.filter(sent_at__isnull=True, not_sent_because="", queued_at__lte=at)
        .filter(Q(leased_until_at__isnull=True) | Q(leased_until_at__lte=at))
        .filter(Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=at))
    )


def claim(mails: QuerySet[Mail], key: int, *, at: datetime) -> bool:
    """Whether this caller alone may send the mail until the lease ends: one UPDATE that only one can win."""
    claimed = due(mails, at).filter(pk=key)
    return bool(claimed.update(leased_until_at=at + LEASE, attempts=F("attempts") + 1))


def still_held(mail: Mailed) -> QuerySet[Mailed]:
    """The row, while nobody has claimed it since this caller did; empty for whoever was too slow."""
    rows: QuerySet[Mailed] = type(mail)._default_manager.filter(
        pk=mail.pk, attempts=mail.attempts, sent_at__isnull=True
    )
    return rows
