"""For which council is this person here? Work, search, counts and mail of two councils never mix."""

from typing import cast

from django.http import HttpRequest

from cases.views.clock import today
from people.directory import councils_of
from people.models import Council, User

_IN_SESSION = "council"


def signed_in(request: HttpRequest) -> User:
    """The person who is here. Only for pages that ask who is there."""
    return cast(User, request.user)


def council_of(request: HttpRequest) -> Council | None:
    """The council the person chose last, else their first by name; None for somebody who has left."""
    return council_and_others(request)[0]


def council_and_others(request: HttpRequest) -> tuple[Council | None, bool]:
    """The council as `council_of` says, and whether the person has a part in others too."""
    theirs = councils_of(signed_in(request), today())
    chosen = request.session.get(_IN_SESSION)
    council = next((council for council in theirs if council.code == chosen), theirs[0] if theirs else None)
    return council, len(theirs) > 1


def choose_council(request: HttpRequest, council: Council) -> None:
    """Remember for which council the person is here, until they choose another or sign out."""
    request.session[_IN_SESSION] = council.code
