"""What became of a mail? Written down as soon as it is known: sent, to be tried again, or never by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from cases.models import Digest, Mailed, Notice, NotSent
from cases.outbox.delivering import Answer, Later, connected, delivered, message_of
from cases.outbox.leases import still_held
from cases.outbox.letters import Letter

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=7)


def posted(mail: Mailed, letter: Letter, *, to: str, now: Callable[[], datetime]) -> bool:
    """Give a claimed mail to the server and write down what became of it; whether it was sent.

    Just before the server is given it, that is written down. Whoever claims it next, after this caller was killed or
    the server fell silent, knows by that that it may have gone out already.
    """
    message = message_of(letter, to=to, message_id=str(mail.message_id))
    try:
        with connected() as connection:
            if not still_held(mail).update(handed_over_at=now()):
                return False  # This caller was too slow, and another has it.
            answer = delivered(message, connection)
    except OSError:  # The server never had it. An SMTPException is an OSError.
        wait(type(mail), mail.pk, at=now())
        return False
    _written(mail, answer, now())
    return answer.taken


def not_sent(mail: Mailed, because: NotSent) -> None:
    """It will not be sent by itself any more, and neither will what a mail of the day was to tell of."""
    with transaction.atomic():
        type(mail)._default_manager.filter(pk=mail.pk).update(not_sent_because=because, leased_until_at=None)
        if isinstance(mail, Digest):
            _told_of_by(mail).update(not_sent_because=because)


def wait(mails: type[Mailed], key: int, *, at: datetime) -> None:
    """Try again after 1 minute, then twice as long each time up to 6 hours; give up after 7 days."""
    mail = mails._default_manager.only("attempts", "queued_at").get(pk=key)
    if at - mail.queued_at >= GIVEN_UP_AFTER:
        not_sent(mail, NotSent.GIVEN_UP)
        return
    pause = min(FIRST_WAIT * 2 ** min(mail.attempts - 1, 10), LONGEST_WAIT)
    mails._default_manager.filter(pk=key).update(leased_until_at=None, next_attempt_at=at + pause)


def _written(mail: Mailed, answer: Answer, at: datetime) -> None:
    before = mail.handed_over_at  # Set: of an attempt before this one nobody knows what became.
    twice = mail.possibly_sent_twice or (before is not None and answer.later != Later.NOT_TAKEN)
    rows = type(mail)._default_manager.filter(pk=mail.pk)
    if answer.refused is not None:
        not_sent(mail, answer.refused)
    elif answer.later is None:
        with transaction.atomic():
            rows.update(sent_at=at, leased_until_at=None, possibly_sent_twice=twice)
            if isinstance(mail, Digest):
                _told_of_by(mail).update(sent_at=at, possibly_sent_twice=twice)
    else:
        if answer.later == Later.NOT_TAKEN:
            rows.update(handed_over_at=before)
        else:
            rows.update(possibly_sent_twice=twice)
        wait(type(mail), mail.pk, at=at)


def _told_of_by(digest: Digest) -> QuerySet[Notice]:
    return digest.notices.filter(sent_at__isnull=True, not_sent_because="")
