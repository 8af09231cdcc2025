"""Which challenge does a passkey answer, and may it sign somebody in by itself?"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.core.internal import ratelimit
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from cases.forms.problems import Problem
from cases.forms.signing_in import PasskeyForm
from cases.views.sign_in import sign_in_page, too_many_tries
from cases.views.signing_in.again import showed_lately
from cases.views.signing_in.carried import carry


@login_not_required
@require_safe
def passkey_options(request: HttpRequest, purpose: str) -> JsonResponse:
    """A fresh challenge for the browser's script, kept in the session. 404 where nobody is there to answer it."""
    options: dict[str, Any] = _options(request, purpose)
    return JsonResponse(options)


def _options(request: HttpRequest, purpose: str) -> Any:
    if purpose == "sign-in" and not request.user.is_authenticated:
        return auth.begin_authentication(None)
    if purpose == "second-step" and (stage := LoginStageController.enter(request, AuthenticateStage.key)):
        return auth.begin_authentication(stage.login.user)
    if purpose == "again" and request.user.is_authenticated:
        return auth.begin_authentication(request.user)
    if purpose == "new" and request.user.is_authenticated and showed_lately(request):
        return auth.begin_registration(request.user, passwordless=True)
    raise Http404


@login_not_required
@sensitive_post_parameters("credential")
@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: the device has looked at a finger, a face or a PIN, so it is two steps in one."""
    asked_for, kept = request.POST.get("next", ""), request.POST.get("kept", "")
    if not ratelimit.consume(request, app="allauth.mfa", action="webauthn_login"):
        return sign_in_page(request, None, asked_for, kept, (Problem(too_many_tries(), ""),), status=429)
    form = PasskeyForm(None, request.POST)
    if not form.is_valid() or form.step is None:
        said = tuple(Problem(str(words), "") for words in form.errors.get("credential", ()))
        return sign_in_page(request, None, asked_for, kept, said)
    post_authentication(request, form.step, passwordless=True)
    onward = carry(request, asked_for, kept)
    response: HttpResponse = perform_login(request, Login(user=form.step.user, redirect_url=onward))
    return response
