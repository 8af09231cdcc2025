"""Which mails are due, and does each still go to somebody who may know of the case?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from cases.access import KNOW_OF, agreements_asked_of, consultations_of, hearings_of, may, roles_of
from cases.blind_index import index_of
from cases.doing import Role
from cases.models import Digest, Notice, NotSent
from cases.outbox.addressing import addressed
from cases.outbox.choosing import of_those_who_wait_for_the_day, wants
from cases.outbox.leases import Mail, claim, due, running_from
from cases.outbox.letters import DATES, letter_of, letter_of_the_day
from cases.outbox.outcomes import not_sent, posted, wait
from people.models import User
from people.prepared import NUMBER, Prepared

# One look at what is due sends for so long; what is left waits for the next, so that other work has its turn.
LONGEST_RUN = timedelta(seconds=45)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Run:
    """One look at what is due."""

    on: date
    now: Callable[[], datetime]
    until: datetime
    people: dict[str, User]


def send_due(*, on: date, at: datetime) -> int:
    """Send what is due, one recipient a mail; how many went out. One that fails never stops the others.

    `at` is when the run begins; every claim counts from the moment it is made.
    """
    digests = _keys(due(Digest.objects.all(), at))
    notices = _keys(due(_by_themselves(), at).exclude(person__in=of_those_who_wait_for_the_day()))
    if not digests and not notices:
        return 0
    people = {index_of(user): user for user in User.objects.all()}
    run = _Run(on, running_from(at), at + LONGEST_RUN, people)
    sent = sum(_tried(Digest.objects.all(), _DIGEST, key, run, _send_digest) for key in digests)
    return sent + sum(_tried(_by_themselves(), _NOTICE, key, run, _send_notice) for key in notices)


def _by_themselves() -> QuerySet[Notice]:
    """Notices that are a mail of their own. Somebody outside is never mailed."""
    return Notice.objects.filter(digest__isnull=True).exclude(person="")


_DIGEST: Prepared[Digest] = Prepared(lambda key: Digest.objects.filter(pk=key), key=NUMBER)
# With its case, whose words stay shut until they are asked for.
_NOTICE: Prepared[Notice] = Prepared(
    lambda key: _by_themselves().select_related("case__council").filter(pk=key), key=NUMBER
)


def _keys(mails: QuerySet[Mail]) -> list[int]:
    return [*mails.order_by("pk").values_list("pk", flat=True)]


def _tried(
    mails: QuerySet[Mail],
    mail: Prepared[Mail],
    key: int,
    run: _Run,
    send: Callable[[Mail, _Run], bool],
) -> bool:
    """Claim one mail and send it; False where somebody else has it, the run is over, or it went wrong."""
    if run.now() >= run.until or not claim(mails, key, at=run.now()):
        return False
    try:
        (read,) = mail(key=key)
        return send(read, run)
    except Exception as fault:  # A row, too, may be wrong in any way.
        _log.warning("A notice was not sent: %s", type(fault).__name__)
        wait(mails.model, key, at=run.now())
        return False


def _send_notice(notice: Notice, run: _Run) -> bool:
    # Somebody outside is never mailed; and a row that cannot be read goes to nobody.
    user = run.people.get(notice.person) if not notice.outside else None
    if user is None or not _may_know(user, notice, run.on):
        not_sent(notice, NotSent.MAY_NO_LONGER_KNOW)
        return False
    if not wants(notice):
        not_sent(notice, NotSent.NOT_WANTED)
        return False
    where = addressed(notice, user)
    if where.because is not None:
        not_sent(notice, where.because)
        return False
    deals_with_it = notice.kind in DATES and _deals_with(user, notice, run.on)
    return posted(notice, letter_of(notice, deals_with_it=deals_with_it), to=where.to, now=run.now)


def _send_digest(digest: Digest, run: _Run) -> bool:
    """Count what the person may still know of now, and still wants told at this address, and say how many that is."""
    user = run.people.get(digest.person)
    told_of, to = 0, ""
    for notice in digest.notices.filter(sent_at__isnull=True, not_sent_because="").select_related("case"):
        if user is None or not _may_know(user, notice, run.on):
            not_sent(notice, NotSent.MAY_NO_LONGER_KNOW)
            continue
        where = addressed(notice, user)
        if where.because is not None:
            not_sent(notice, where.because)
        elif where.place != digest.place:
            Notice.objects.filter(pk=notice.pk).update(digest=None)  # It goes with the next day's mail.
        else:
            told_of, to = told_of + 1, where.to
    if not told_of:
        not_sent(digest, NotSent.MAY_NO_LONGER_KNOW)
        return False
    return posted(digest, letter_of_the_day(told_of), to=to, now=run.now)


def _deals_with(user: User, notice: Notice, on: date) -> bool:
    return not roles_of(user, notice.case, on=on).isdisjoint({Role.HANDLER, Role.CHOOSER})


def _may_know(user: User, notice: Notice, on: date) -> bool:
    return (
        bool(may(user, KNOW_OF, notice.case, on=on))
        or hearings_of(user, on=on).filter(case=notice.case_id).exists()
        or consultations_of(user, on=on).filter(case=notice.case_id).exists()
        or agreements_asked_of(user, on=on).filter(case=notice.case_id).exists()
    )
