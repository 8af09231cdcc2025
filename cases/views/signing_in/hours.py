"""How long may somebody stay signed in? Eight hours, however busy they are; then they are asked again who they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from cases.signing_in.accounts import BEGAN_AT
from cases.views import clock

MOST_HOURS = 8


class EightHoursAtMost(MiddlewareMixin):
    """Treat whoever signed in longer ago as a stranger. Their session stays, so that their words stay theirs."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Before any page, and before it asks who is there."""
        if not request.user.is_authenticated:
            return
        now = clock.now().timestamp()
        began = request.session.setdefault(BEGAN_AT, now)
        if now - began > MOST_HOURS * 3600:
            request.user = AnonymousUser()
