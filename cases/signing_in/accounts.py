"""What may the sign-in library do with an account? Let somebody in who has one; never make one, and never mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import clean_client_ip
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from cases.signing_in.where_from import where_from
from people.models import User

_NOWHERE = "0.0.0.0"  # noqa: S104 (nobody listens there: it stands for an address that could not be told)


class Accounts(DefaultAccountAdapter):
    """Nobody signs themselves up: a council enters its people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never by the library: every page that needs it asks `confirm`, which keeps what was written."""
        return False

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """None of the library's own pages: see `confirm`."""
        return []

    def get_client_ip(self, request: HttpRequest) -> str:
        """The caller's address, for counting tries and for the list of where somebody is signed in."""
        return clean_client_ip(where_from(request)) or _NOWHERE

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: each page says itself what was done."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: mail goes through the outbox, in words of our own."""
