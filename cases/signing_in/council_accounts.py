"""Whom does a council's own account let in? Exactly the person it was linked to, by who vouches and for whom.

Issuer and subject together are the key. No name, no address and no group that the provider sends is read or kept: an
address can be changed, given to somebody else, or claimed.
"""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cases.models import AccountChange
from cases.signing_in.history import note_own
from cases.signing_in.providers import CONFIRM, LINK, Provider, mark_of
from cases.signing_in.vouched_for import SECONDS_CLOCKS_MAY_DIFFER
from cases.views import clock
from people.models import User

# In the session, until the page that asked who they are has read it: that they went there, and that it was them.
CONFIRMING = "asked_elsewhere"
CONFIRMED = "vouched_for_again"


def link(user: User, provider: str, issuer: str, subject: str) -> SocialAccount:
    """Let that account sign in as this person. Raises ValueError where it is somebody's already."""
    mark = mark_of(issuer, subject)
    account, made = SocialAccount.objects.get_or_create(
        provider=provider, uid=mark, defaults={"user": user, "extra_data": {"iss": issuer}}
    )
    if not made and account.user_id != user.pk:
        raise ValueError("That account is linked to somebody else. End that link first.")
    return account


class CouncilAccounts(DefaultSocialAccountAdapter):
    """Lets in whoever is linked, and refuses everybody else in the same words."""

    refused: ClassVar[str] = "council-account"

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        """The provider with this short name. Raises SocialApp.DoesNotExist."""
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Nothing of what the provider says becomes somebody's name or address here."""
        user: User = sociallogin.user
        return user

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """One sentence for whatever went wrong; the person goes back to where they can show it another way."""
        raise ImmediateHttpResponse(self._no(request))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Before anybody is let in: is it theirs, and what was it for?"""
        purpose = sociallogin.state.get("process")
        known = sociallogin.user if sociallogin.is_existing else None
        if purpose == LINK:
            raise ImmediateHttpResponse(self._linked(request, sociallogin, known))
        if known is None or not known.is_active:
            raise ImmediateHttpResponse(self._no(request))
        if purpose == CONFIRM:
            raise ImmediateHttpResponse(self._confirmed(request, sociallogin, known))

    def _linked(self, request: HttpRequest, login: SocialLogin, known: User | None) -> HttpResponse:
        here = reverse("your_sign_in")
        if not request.user.is_authenticated:
            return self._no(request)
        if known is not None and known.pk != request.user.pk:
            return self._no(request)  # The same words: it may be anybody's.
        if known is None:
            SocialAccount.objects.create(
                user=request.user,
                provider=login.account.provider,
                uid=login.account.uid,
                extra_data={"iss": login.account.extra_data["iss"]},
            )
            note_own(request.user, AccountChange.LINKED, at=clock.now())
        return HttpResponseRedirect(f"{here}?done=linked")

    def _confirmed(self, request: HttpRequest, login: SocialLogin, known: User) -> HttpResponse:
        """They signed in anew over there, since they were asked to here; an older sign-in confirms nothing."""
        looked, asked = login.state.get("looked_at"), login.state.get("asked_at")
        if not request.user.is_authenticated or known.pk != request.user.pk:
            return self._no(request)
        if not isinstance(looked, int | float) or not isinstance(asked, int | float):
            return self._no(request)
        if looked < asked - SECONDS_CLOCKS_MAY_DIFFER:
            return self._no(request)
        record_authentication(request, known, "socialaccount", reauthenticated=True)
        request.session[CONFIRMED] = True
        return HttpResponseRedirect(reverse("confirmed_elsewhere"))

    def _no(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and CONFIRMING in request.session:
            # The page that asked has their words, and asks once more.
            return HttpResponseRedirect(reverse("confirmed_elsewhere"))
        page = "your_sign_in" if request.user.is_authenticated else "sign_in"
        return HttpResponseRedirect(f"{reverse(page)}?after={self.refused}")
