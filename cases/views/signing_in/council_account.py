"""How does somebody go to their council's own sign-in, and come back?"""

from __future__ import annotations

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import MultipleObjectsReturned
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from cases.signing_in.council_accounts import CONFIRMING
from cases.signing_in.providers import CONFIRM, LINK, LOGIN, CameBack, Provider, VouchedFor
from cases.views.clock import now
from cases.views.signing_in.again import ask_again, showed_lately
from cases.views.signing_in.carried import carry, hold

# It does not answer, calls itself by another name, or does not say where its pages are.
_UNREACHABLE = (OAuth2Error, RequestException, KeyError)


@login_not_required
@require_POST
def to_council_account(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send a stranger to the council's own sign-in. 404 for one that this service does not know."""
    return _go(request, provider_id, LOGIN)


@require_POST
def with_council_account(request: HttpRequest, provider_id: str, purpose: str) -> HttpResponse:
    """Send somebody who is signed in there, to link that account or to show again that it is them."""
    if purpose == LINK and not showed_lately(request):
        return ask_again(request, back_to=reverse("your_sign_in"))
    return _go(request, provider_id, purpose)


def _go(request: HttpRequest, provider: str, purpose: str) -> HttpResponse:
    there = _provider(request, provider)
    asked_for, kept = request.POST.get("next", ""), request.POST.get("kept", "")
    onward = carry(request, asked_for, kept)
    request.session.pop(CONFIRMING, None)
    if purpose == CONFIRM:
        hold(request, asked_for, kept)
        request.session[CONFIRMING] = True
    try:
        return there.start(request, purpose, onward, now())
    except _UNREACHABLE:
        return _unreachable(request, there)


@login_not_required
@require_safe
def from_council_account(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The browser comes back with the provider's answer."""
    there = _provider(request, provider_id)
    try:
        response: HttpResponse = CameBack.adapter_view(VouchedFor(request, provider_id))(request)
    except _UNREACHABLE:
        return _unreachable(request, there)
    return response


def _provider(request: HttpRequest, short: str) -> Provider:
    try:
        found: Provider = get_adapter().get_provider(request, short)
    except (SocialApp.DoesNotExist, MultipleObjectsReturned):
        raise Http404 from None
    return found


def _unreachable(request: HttpRequest, there: Provider) -> HttpResponse:
    try:
        get_adapter().on_authentication_error(request, there)
    except ImmediateHttpResponse as instead:
        response: HttpResponse = instead.response
        return response
    raise AssertionError("The adapter always answers instead.")
