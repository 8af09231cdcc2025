"""What had the person written, when their page could not be taken? Kept in the next page and nowhere else."""

from dataclasses import dataclass

from django.http import HttpRequest

_OURS = frozenset({"csrfmiddlewaretoken", "password", "email", "next"})
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
