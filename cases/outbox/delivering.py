"""What does the mail server answer? It took the mail, refused it for good, or it may go better later."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from cases.models import NotSent
from cases.outbox.letters import Letter

SILENCE: float = 10  # seconds a mail server may be silent
FOR_GOOD = 500  # RFC 5321 section 4.2.1: from here on the answer will not change by asking again

_log = logging.getLogger(__name__)


class Later(Enum):
    """Why a mail is tried again: whether the server is known not to have it, or nobody knows."""

    NOT_TAKEN = "not taken"
    NOBODY_KNOWS = "nobody knows"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one mail. Neither `refused` nor `later`: the server has it."""

    refused: NotSent | None = None
    later: Later | None = None

    @property
    def taken(self) -> bool:
        """Whether the server has said that it has the mail."""
        return self.refused is None and self.later is None


@contextmanager
def connected() -> Iterator[BaseEmailBackend]:
    """A connection to the mail server, for one mail. Raises OSError where there is none within the silence allowed."""
    connection = get_connection(timeout=SILENCE)
    connection.open()
    try:
        yield connection
    finally:
        try:
            connection.close()
        except Exception as fault:  # However it says goodbye, what became of the mail is known.
            _log.info("The mail server did not end the connection as it should: %s", type(fault).__name__)


def message_of(letter: Letter, *, to: str, message_id: str) -> EmailMessage:
    """One mail to one person. It says that no person wrote it, so that no absence note answers it."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{message_id}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.body, to=[to], headers=headers)


def delivered(message: EmailMessage, connection: BaseEmailBackend) -> Answer:
    """Give the mail to the server, and what it answered. Nothing is raised but what ends the whole programme."""
    message.connection = connection
    try:
        return Answer() if message.send() else Answer(refused=NotSent.NO_ADDRESS)
    except smtplib.SMTPRecipientsRefused as fault:
        return _refused_or_later(*(code for code, _words in fault.recipients.values()))
    except smtplib.SMTPSenderRefused:
        # Our own address, the same for everybody: somebody mends it, and every mail goes then.
        return Answer(later=Later.NOT_TAKEN)
    except smtplib.SMTPResponseException as fault:
        return _refused_or_later(fault.smtp_code)
    except ValueError:  # What is no address at all; UnicodeError and BadHeaderError are of this kind.
        return Answer(refused=NotSent.NO_ADDRESS)
    except Exception as fault:
        _log.warning("A mail may not have been sent: %s", type(fault).__name__)
        return Answer(later=Later.NOBODY_KNOWS)


def _refused_or_later(*codes: int) -> Answer:
    if codes and all(code >= FOR_GOOD for code in codes):
        return Answer(refused=NotSent.REFUSED)
    return Answer(later=Later.NOT_TAKEN)
