"""Which notices are due, and does each still go to somebody who may know of the case?"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q, QuerySet

from cases.access import agreements_asked_of, consultations_of, hearings_of, known_to
from cases.blind_index import index_of
from cases.models import Notice
from people.models import User

SILENCE = 10  # seconds a mail server may be silent
LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=7)
MAY_NO_LONGER_KNOW = "may no longer know"
COULD_NOT_BE_DELIVERED = "could not be delivered"
# The same words for everybody: a mail that is forwarded or previewed tells nothing of a case.
SUBJECT = "You have an update"
BODY = "You have an update. Sign in to read it."

_log = logging.getLogger(__name__)


def send_due(*, on: date, at: datetime) -> int:
    """Send every notice that is due, one recipient a mail; how many went out. One that fails never stops the others."""
    sent = 0
    people = {index_of(user): user for user in User.objects.all()}
    for key in [*_due(at).values_list("pk", flat=True)]:
        if not claim(key, at=at):
            continue
        try:
            sent += _send(Notice.objects.select_related("case").get(pk=key), people, on, at)
        except Exception as fault:  # A mail server, or one row, may fail in any way.
            _log.warning("A notice was not sent: %s", type(fault).__name__)
            _wait(key, at)
    return sent


def claim(key: int, *, at: datetime) -> bool:
    """Whether this caller alone may send the notice until the lease ends: one UPDATE that only one can win."""
    claimed = _due(at).filter(pk=key)
    return bool(claimed.update(leased_until_at=at + LEASE, attempts=F("attempts") + 1))


def _due(at: datetime) -> QuerySet[Notice]:
    """Not sent, not given up, not in another's hands; somebody outside is never mailed."""
    return (
        Notice.objects.filter(sent_at__isnull=True, not_sent_because="", queued_at__lte=at)
        .exclude(person="")
        .filter(Q(leased_until_at__isnull=True) | Q(leased_until_at__lte=at))
        .filter(Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=at))
    )


def _send(notice: Notice, people: dict[str, User], on: date, at: datetime) -> bool:
    user = people.get(notice.person)
    if user is None or not _may_know(user, notice, on):
        Notice.objects.filter(pk=notice.pk).update(not_sent_because=MAY_NO_LONGER_KNOW)
        return False
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    connection = get_connection(timeout=SILENCE)
    headers = {"Message-ID": f"<{notice.message_id}@{domain}>"}
    EmailMessage(SUBJECT, BODY, to=[user.email], headers=headers, connection=connection).send()
    Notice.objects.filter(pk=notice.pk).update(sent_at=at)
    return True


def _may_know(user: User, notice: Notice, on: date) -> bool:
    return (
        known_to(user, on=on).filter(pk=notice.case_id).exists()
        or hearings_of(user, on=on).filter(case=notice.case_id).exists()
        or consultations_of(user, on=on).filter(case=notice.case_id).exists()
        or agreements_asked_of(user, on=on).filter(case=notice.case_id).exists()
    )


def _wait(key: int, at: datetime) -> None:
    """Try again after 1 minute, then twice as long each time up to 6 hours; give up after 7 days."""
    notice = Notice.objects.only("attempts", "queued_at").get(pk=key)
    wait = min(FIRST_WAIT * 2 ** min(notice.attempts - 1, 10), LONGEST_WAIT)
    given_up = at - notice.queued_at >= GIVEN_UP_AFTER
    Notice.objects.filter(pk=key).update(
        leased_until_at=None,
        next_attempt_at=at + wait,
        not_sent_because=COULD_NOT_BE_DELIVERED if given_up else "",
    )
