"""What happened to somebody's sign-in? Kept for good, shown to them, and mailed where somebody else did it.

A browser is new where its kind ("Firefox on Windows") was never used by that person: nothing is put into the browser to
know it again, and no address is kept. The same kind on another machine is therefore not noticed.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django_q.tasks import async_task

from cases.blind_index import index_of
from cases.ciphertext import Unreadable, decrypted, encrypted
from cases.clocks import local_date
from cases.models import AccountChange, AccountEntry
from cases.outbox.delivering import connected, delivered, message_of
from cases.outbox.letters import Letter
from cases.signing_in.browsers import browser_in_words
from cases.signing_in.leavers import address_given, holds_no_post
from people.models import User

# What somebody at the council does, or what may be a stranger's doing: its owner is mailed of it.
_MAILED = {
    AccountChange.BROWSER: "new_browser",
    AccountChange.LINKED: "sign_in_changed",
    AccountChange.CODE_BY_POST: "sign_in_changed",
    AccountChange.STEPS_FORGOTTEN: "sign_in_changed",
}


def note_own(user: User, kind: AccountChange, *, at: datetime, words: str = "") -> AccountEntry:
    """Keep what somebody changed of their own sign-in."""
    mark = index_of(user)
    return AccountEntry.objects.create(
        person=mark, kind=kind, by=mark, name=user.display_name, words=words, at=at
    )


def note_for(user: User, kind: AccountChange, *, by: str, why: str, at: datetime) -> AccountEntry:
    """Keep what somebody at the council did at the command line, `by` as they name themselves, and mail its owner."""
    entry = AccountEntry.objects.create(person=index_of(user), kind=kind, name=by, words=why, at=at)
    _mail(user, kind, at=at)
    return entry


def note_browser(user: User, says: str, *, at: datetime) -> bool:
    """Keep that they signed in with a kind of browser for the first time, and mail them, but of the very first one.

    Returns whether it is kept.
    """
    with translation.override(settings.LANGUAGE_CODE):
        kind = browser_in_words(says)
    used = [entry.words for entry in browsers_of(user)]
    if kind in used:
        return False
    note_own(user, AccountChange.BROWSER, at=at, words=kind)
    if used:
        _mail(user, AccountChange.BROWSER, at=at)
    return True


def browsers_of(user: User) -> list[AccountEntry]:
    """The kinds of browser they signed in with, the first first."""
    return list(AccountEntry.objects.filter(person=index_of(user), kind=AccountChange.BROWSER))


def history_of(user: User, *, most: int) -> list[AccountEntry]:
    """What happened to their sign-in, the last first."""
    return list(AccountEntry.objects.filter(person=index_of(user)).order_by("-pk")[:most])


def send_letter(sealed_address: str, name: str) -> None:
    """Mail the fixed words of that name. Done beside the site."""
    try:
        to = decrypted(sealed_address)
    except Unreadable:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"mail/{name}.txt", {"help": settings.HELP_TO_SIGN_IN})
    subject, _, body = text.partition("\n\n")
    message = message_of(Letter(subject.strip(), body.strip() + "\n"), to=to, message_id=str(uuid.uuid4()))
    with connected() as connection:
        delivered(message, connection)


def _mail(user: User, kind: AccountChange, *, at: datetime) -> None:
    """To their council email; of somebody who left to the address they gave, and nowhere where they gave none."""
    on = local_date(at)
    to = address_given(user, on) if holds_no_post(user, on) else user.email
    if to:
        async_task("cases.signing_in.history.send_letter", encrypted(to), _MAILED[kind])
