"""What may the sign-in library do with an account? Let somebody in who has one; never make one, and never mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.httpkit import clean_client_ip
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.signing_in.history import note_browser
from cases.signing_in.where_from import where_from
from cases.views import clock
from people.models import User

# In the session, in seconds as the clock counts them: when they signed in, and when they last showed who they are.
BEGAN_AT = "signed_in_at"
SHOWN_AT = "shown_at"
# In the session: whether it was more than a password.
STEPPED = "second_step_shown"

_NOWHERE = "0.0.0.0"  # noqa: S104 (nobody listens there: it stands for an address that could not be told)


class Accounts(DefaultAccountAdapter):
    """Nobody signs themselves up: a council enters its people."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many tries. Try again in 15 minutes, or phone: the number is on this page."
        ),
    }

    def login(self, request: HttpRequest, user: User) -> None:
        """Let them in, and note when."""
        super().login(request, user)
        request.session[BEGAN_AT] = request.session[SHOWN_AT] = clock.now().timestamp()
        shown = {record["method"] for record in get_authentication_records(request, user)}
        request.session[STEPPED] = bool(shown & {"mfa", "socialaccount"})
        note_browser(user, request.headers.get("User-Agent", ""), at=clock.now())

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never by the library: every page that needs it asks by `shown_again`, which keeps what was written."""
        return False

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """None of the library's own pages."""
        return []

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Whoever may no longer sign in reads what a stranger reads."""
        return HttpResponseRedirect(f"{reverse('sign_in')}?after=not-in")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The caller's address, for counting tries and for the list of where somebody is signed in."""
        return clean_client_ip(where_from(request)) or _NOWHERE

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: each page says itself what was done."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: mail goes through the outbox, in words of our own."""
