"""What had the person written, when their page could not be taken? Kept in the next page and nowhere else.

Where that page asks somebody to sign in, the words are in it sealed: whoever sits down at the screen cannot read them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from cases.ciphertext import Unreadable, decrypted, encrypted
from cases.signing_in.sessions import whose
from people.models import User

_OURS = frozenset({"csrfmiddlewaretoken"})
_NOT_WORDS = frozenset({"seen", "opened", "later", "fingerprint", "kept", "next"})
_SECRETS = ("password", "code", "credential", "token")


@dataclass(frozen=True, slots=True)
class Kept:
    """One field of a page that was sent, with its words."""

    name: str
    value: str

    @property
    def shown(self) -> bool:
        """Whether this is likely to be what a person wrote, and not a choice or a mark of the page."""
        return len(self.value) > 3 and self.name not in _NOT_WORDS


def kept_from(request: HttpRequest) -> tuple[Kept, ...]:
    """The fields of the page that was sent, without what belongs to this service."""
    return tuple(
        Kept(name, str(value))
        for name, values in request.POST.lists()
        if name not in _OURS
        for value in values
    )


def words_of_our_own_page(request: HttpRequest) -> tuple[Kept, ...]:
    """What was written on a page of ours that was too old to be taken; nothing that another site sent.

    Signing in again in one tab makes the pages of every other tab too old, and so does closing the browser: a page that
    it opens again has its words and no mark. They stood on the screen of whoever sent them.
    """
    if request.method != "POST" or not is_of_our_own_page(request):
        return ()
    return tuple(
        one
        for one in kept_from(request)
        if one.shown and not any(secret in one.name.lower() for secret in _SECRETS)
    )


def is_of_our_own_page(request: HttpRequest) -> bool:
    """Whether a page of this service sent it. Browsers say so themselves; an older one says only where it was."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    return said == (own := f"{request.scheme}://{request.get_host()}") or said.startswith(f"{own}/")


def sealed(request: HttpRequest, writer: User | None = None) -> str:
    """The page that was sent, and who wrote it, as text that only this service can read. Empty when nothing was sent.

    Where nobody is signed in, the writer is whoever was until the time ran out. That session is still stored, under the
    key that this browser has; where it is not, nobody is known to have written this.
    """
    fields = [[one.name, one.value] for one in kept_from(request)]
    mark = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    wrote = whose(mark) if writer is None else str(writer.pk)
    return encrypted(json.dumps([wrote, fields])) if fields else ""


def unsealed(text: str, reader: User) -> tuple[Kept, ...] | None:
    """What was sealed, for the person who wrote it; None for anybody else, and where it cannot be read."""
    try:
        writer, fields = json.loads(decrypted(text))
    except Unreadable:
        return None
    if writer != str(reader.pk):
        return None
    return tuple(Kept(name, value) for name, value in fields)
