"""What had the person written, when their page could not be taken? Kept in the next page and nowhere else."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from cases.blind_index import keyed_hash
from people.models import User

_OURS = frozenset({"csrfmiddlewaretoken", "password", "email", "next", "whose"})
_PREFIX = "kept-"


@dataclass(frozen=True, slots=True)
class Kept:
    """One field of a page that was sent, with its words; `shown` where a person wrote them."""

    name: str
    value: str
    shown: bool


def kept_from(request: HttpRequest) -> tuple[Kept, ...]:
    """The fields of the page that was sent, without what belongs to signing in and to this service."""
    return _fields(request, prefix="", without=_OURS)


def kept_through_sign_in(request: HttpRequest) -> tuple[Kept, ...]:
    """The fields that the sign-in page carried for the page before it."""
    return _fields(request, prefix=_PREFIX, without=frozenset())


def mark_of_writer(request: HttpRequest) -> str:
    """The mark of whoever was signed in until the time ran out; empty where nothing tells who it was.

    The session that ran out is still stored, under the key that this browser has.
    """
    ended = Session.objects.filter(session_key=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    number = ended.get_decoded().get(SESSION_KEY) if ended is not None else None
    return _mark(str(number)) if number else ""


def is_writer(user: User, mark: str) -> bool:
    """Whether the mark that went with the words is this person's."""
    return constant_time_compare(mark, _mark(str(user.pk)))


def _mark(number: str) -> str:
    return keyed_hash(f"kept words of {number}")


def _fields(request: HttpRequest, *, prefix: str, without: frozenset[str]) -> tuple[Kept, ...]:
    found: list[Kept] = []
    for name, values in request.POST.lists():
        if name in without or not name.startswith(prefix) or (not prefix and name.startswith(_PREFIX)):
            continue
        for value in values:
            bare = name[len(prefix) :]
            found.append(
                Kept(bare, str(value), shown=len(value) > 3 and bare not in ("seen", "later", "fingerprint"))
            )
    return tuple(found)
