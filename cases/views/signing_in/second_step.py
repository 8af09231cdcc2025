"""Is it really them? After a password, whoever set up a second step shows it: a code, or a passkey."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases.forms.problems import problems_of
from cases.forms.signing_in import CodeForm, PasskeyForm
from cases.signing_in.second_steps import has_second_step
from cases.views.posted import posted
from cases.views.shell import page
from people.models import User


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="sign_in")  # type: ignore[untyped-decorator]
@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """A code or a passkey of whoever's password was right. Nobody is signed in until it is right too."""
    stage: AuthenticateStage = request._login_stage  # type: ignore[attr-defined]
    user = cast(User, stage.login.user)
    by_passkey = "credential" in request.POST
    code = CodeForm(user, None if by_passkey else posted(request))
    passkey = PasskeyForm(user, posted(request) if by_passkey else None)
    sent: CodeForm | PasskeyForm = passkey if by_passkey else code
    if sent.is_valid() and sent.step is not None:
        post_authentication(request, sent.step)
        response: HttpResponse = stage.exit()
        return response
    context = {
        "form": code,
        "passkey": passkey if has_second_step(user, Authenticator.Type.WEBAUTHN) else None,
        "has_codes": has_second_step(user, Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES),
        "problems": problems_of(sent),
        "help_to_sign_in": settings.HELP_TO_SIGN_IN,
    }
    return page(request, "sign_in/second_step.html", context)
