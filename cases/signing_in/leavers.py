"""How does somebody who left the council come to what is theirs? With a code, to the contact they gave or by post.

What is theirs they raised, or it was put to them. Who gave no address of their own has it by post.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_noop

from cases.access import hearings_of, own_cases
from cases.blind_index import index_of
from cases.ciphertext import Unreadable, decrypted
from cases.clocks import local_date
from cases.outbox.delivering import connected, delivered, message_of
from cases.outbox.letters import Letter
from cases.safe_contact import Way, chosen_in, contact_of
from cases.views import clock
from people.directory import holdings_on
from people.models import User
from people.one_time_codes import code_to_mail, posted_code

MINUTES_BY_MAIL = 15
DAYS_BY_POST = 14


class NoWayIn(ValueError):
    """Nobody who left, or nothing of theirs to read. Its text is for whoever asked at the council."""


def holds_no_post(user: User, on: date) -> bool:
    """Whether they hold no post anywhere, and may still sign in."""
    return user.is_active and not holdings_on(on).filter(user=user).exists()


def address_given(user: User, on: date) -> str:
    """The email address of their own that they gave for what they raised, or what was put to them, the newest.

    Empty where they gave none.

    Empty as well where they chose the telephone, or only this service, for something newer: an older address may be
    what they no longer want.
    """
    mark = index_of(user)
    put = [one for one in hearings_of(user, on=on) if one.person == mark and one.contact]
    raised = own_cases(user, on=on).order_by("-filed_on", "-pk")
    chosen = [(case.filed_on, contact_of(case)) for case in raised]
    chosen += [(local_date(one.put_at), chosen_in(one.contact)) for one in reversed(put)]
    for _on, contact in sorted(chosen, key=lambda each: each[0], reverse=True):
        if contact.way == Way.OTHER_EMAIL and contact.words:
            return contact.words
        if contact.way in {Way.PHONE, Way.ONLY_HERE}:
            break
    return ""


def send_code(sealed_email: str) -> None:
    """Mail a code to whoever has this address, where they left and gave another. Done beside the site.

    So the page that asks for it takes as long for a stranger's address as for anybody's.
    """
    at = clock.now()
    try:
        user = User.objects.get_by_natural_key(decrypted(sealed_email))
    except (Unreadable, User.DoesNotExist):
        return
    on = local_date(at)
    if not holds_no_post(user, on) or not (to := address_given(user, on)):
        return
    code = code_to_mail(user, on=on, at=at, until=at + timedelta(minutes=MINUTES_BY_MAIL))
    if not code:
        return
    message = message_of(_letter(code), to=to, message_id=str(uuid.uuid4()))
    with connected() as connection:
        delivered(message, connection)


def code_by_post(email: str, *, on: date, at: datetime) -> str:
    """A code to be sent by post to somebody who left. Raises NoWayIn with the reason."""
    try:
        user = User.objects.get_by_natural_key(email)
    except User.DoesNotExist:
        raise NoWayIn(gettext_noop("Nobody signs in with this address.")) from None
    if not holds_no_post(user, on):
        raise NoWayIn(gettext_noop("They still hold a post, so they sign in as before."))
    if not own_cases(user, on=on).exists() and not hearings_of(user, on=on).exists():
        raise NoWayIn(
            gettext_noop("They raised nothing that they may still read, and nothing was put to them.")
        )
    return posted_code(user, on=on, until=at + timedelta(days=DAYS_BY_POST))


def _letter(code: str) -> Letter:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("mail/code.txt", {"code": code, "minutes": MINUTES_BY_MAIL})
    subject, _, body = text.partition("\n\n")
    return Letter(subject.strip(), body.strip() + "\n")
