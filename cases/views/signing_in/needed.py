"""Must whoever deals with cases have shown a second step? Where their council settled so, before the desk opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cases.settled import settled
from cases.signing_in.accounts import STEPPED
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.shell import page
from people.directory import councils_of

SETTING = "second step at the desk"
REQUIRED = "required"
_DESK = ("/desk", "/alarms", "/register", "/elections", "/absences", "/notices/undelivered")


class SecondStepAtTheDesk:
    """Ask for it before any page of the desk, whether there is such a page or not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """403 with what to do, for whoever signed in with a password alone where more is required."""
        if not request.path.startswith(_DESK) or not request.user.is_authenticated:
            return None
        if request.session.get(STEPPED) or not _is_required(request):
            return None
        return page(request, "sign_in/needed.html", status=403)


def _is_required(request: HttpRequest) -> bool:
    """Whether any council of theirs settled it: a case may be any one's."""
    on = today()
    found = (settled(council, SETTING, on) for council in councils_of(signed_in(request), on))
    return any(setting is not None and setting.value.strip() == REQUIRED for setting in found)
