"""Is the work beside the site being done? What is late or went wrong, in words for whoever looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from cases.beside.work import BY_NAME, WORK
from cases.models import Digest, Notice, WorkBeside


@dataclass(frozen=True, slots=True)
class Amiss:
    """One kind of work that is late, or went wrong the last time. `since_at` is None where it was never done."""

    name: str
    words: str
    since_at: datetime | None
    failed: bool


def amiss(*, at: datetime) -> tuple[Amiss, ...]:
    """What is not as it should be at this instant; nothing where all is well."""
    rows = {row.name: row for row in WorkBeside.objects.filter(name__in=BY_NAME)}
    return tuple(found for work in WORK if (found := _amiss(rows.get(work.name), work.name, at)) is not None)


def mail_is_late(*, at: datetime) -> bool:
    """Whether the worker has not looked for mail for longer than it may."""
    return any(each.name == "send_notices" and not each.failed for each in amiss(at=at))


def possibly_sent_twice() -> int:
    """How many mails may have gone out twice, because nobody knows whether the server had the first."""
    alone = Notice.objects.filter(digest__isnull=True).aggregate(
        n=Count("pk", filter=Q(possibly_sent_twice=True))
    )
    return int(alone["n"]) + Digest.objects.filter(possibly_sent_twice=True).count()


def _amiss(row: WorkBeside | None, name: str, at: datetime) -> Amiss | None:
    work = BY_NAME[name]
    if row is None:
        return Amiss(name, str(work.words), None, failed=False)
    last = row.ended_at or row.expected_since_at
    if at - last > work.late_after:
        return Amiss(name, str(work.words), row.ended_at, failed=False)
    return Amiss(name, str(work.words), row.ended_at, failed=True) if row.failed_with else None
