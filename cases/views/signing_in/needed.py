"""Must whoever deals with cases have shown a second step? Where their council settled so, before the desk opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from cases.signing_in.accounts import STEPPED
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.shell import page
from people.directory import holdings_on
from people.models import CouncilSetting
from people.prepared import DAY, NUMBER, Prepared

SETTING = "second step at the desk"
REQUIRED = "required"
_DESK = ("/desk", "/alarms", "/register", "/elections", "/absences", "/notices/undelivered")


class SecondStepAtTheDesk(MiddlewareMixin):
    """Ask for it before any page of the desk, whether there is such a page or not."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """403 with what to do, for whoever signed in with a password alone where more is required."""
        if not request.path.startswith(_DESK) or not request.user.is_authenticated:
            return None
        return page_that_asks(request) if is_missing(request) else None


def is_missing(request: HttpRequest) -> bool:
    """Whether whoever is signed in would have to show one, and has not. Asked also before a file of a case at work."""
    return not request.session.get(STEPPED) and _is_required(request)


def page_that_asks(request: HttpRequest) -> HttpResponse:
    """403 with what to do."""
    return page(request, "sign_in/needed.html", status=403)


def _is_required(request: HttpRequest) -> bool:
    """Whether any council of theirs settled it: a case may be any one's. One look-up, before every page of the desk."""
    # Of several of a council the one adopted last comes last, and counts.
    in_force = dict(_SETTLED(user=signed_in(request).pk, on=today()))
    return any(value.strip() == REQUIRED for value in in_force.values())


def _settled(user: Any, on: Any) -> QuerySet[CouncilSetting, tuple[int, str]]:
    theirs = holdings_on(on).filter(user=user).values("post__council")
    in_force = Q(to_on__isnull=True) | Q(to_on__gte=on)
    found = CouncilSetting.objects.filter(in_force, council__in=theirs, name=SETTING, from_on__lte=on)
    return found.order_by("from_on").values_list("council", "value")


_SETTLED: Prepared[tuple[int, str]] = Prepared(_settled, user=NUMBER, on=DAY)
