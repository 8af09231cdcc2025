"""How does somebody set up a second step: an app with codes, a passkey, and codes on paper for when both are lost?"""

from __future__ import annotations

from io import BytesIO

import qrcode
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathImage

from cases.ciphertext import Unreadable, decrypted, encrypted
from cases.forms.problems import problems_of
from cases.forms.signing_in import FirstCodeForm, NewPasskeyForm
from cases.models import AccountChange
from cases.signing_in.accounts import STEPPED
from cases.signing_in.history import note_own
from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page
from cases.views.signing_in.again import ask_again, showed_lately, shown_again
from cases.views.signing_in.yours import only_way, ways_beside
from people.models import User

_SECRET = "secret_of_an_app"  # noqa: S105 (where in the session it waits, sealed, until the first code)


@shown_again
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up_app(request: HttpRequest) -> HttpResponse:
    """Show the secret, as a picture and in letters, and take the first code."""
    user = signed_in(request)
    if _steps(user, Authenticator.Type.TOTP).exists():
        return _back("app")
    secret = _secret(request)
    form = FirstCodeForm(secret, posted(request))
    if form.is_valid():
        with transaction.atomic():
            TOTP.activate(user, secret)
            RecoveryCodes.activate(user)
            note_own(user, AccountChange.APP, at=now())
        request.session[STEPPED] = True
        del request.session[_SECRET]
        return HttpResponseRedirect(reverse("recovery_codes"))
    letters = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    return page(
        request, "sign_in/app.html", {"form": form, "letters": letters, "problems": problems_of(form)}
    )


@shown_again
@require_safe
def app_picture(request: HttpRequest) -> HttpResponse:
    """The secret as a square that a telephone reads."""
    address = get_adapter().build_totp_url(signed_in(request), _secret(request))
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage).save(drawn)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@require_POST
def app_off(request: HttpRequest) -> HttpResponse:
    """Ask for no more codes of the app."""
    if not showed_lately(request):
        return ask_again(request, back_to=reverse("your_sign_in"))
    step = _steps(signed_in(request), Authenticator.Type.TOTP).first()
    if step is None:
        raise Http404
    delete_and_cleanup(request, step)
    note_own(signed_in(request), AccountChange.APP_OFF, at=now())
    return _back("app-off")


@shown_again
@sensitive_post_parameters("credential")
@require_http_methods(["GET", "HEAD", "POST"])
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Name a device, and let it make a passkey. It needs the browser's script; the page says so where there is none."""
    form = NewPasskeyForm(posted(request))
    if form.is_valid():
        user = signed_in(request)
        first = not _steps(user, Authenticator.Type.RECOVERY_CODES).exists()
        with transaction.atomic():
            WebAuthn.add(user, form.cleaned_data["name"], form.cleaned_data["credential"])
            RecoveryCodes.activate(user)
            note_own(user, AccountChange.PASSKEY, at=now())
        request.session[STEPPED] = True
        return HttpResponseRedirect(reverse("recovery_codes")) if first else _back("passkey")
    return page(request, "sign_in/passkey.html", {"form": form, "problems": problems_of(form)})


@shown_again
@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once, then remove it; not where it is their only way to sign in."""
    user = signed_in(request)
    step = _steps(user, Authenticator.Type.WEBAUTHN).filter(pk=number).first()
    if step is None:
        raise Http404
    allowed = ways_beside(user, without_step=step.pk)
    if request.method == "POST" and allowed:
        delete_and_cleanup(request, step)
        note_own(user, AccountChange.PASSKEY_REMOVED, at=now())
        return _back("passkey-removed")
    context = {"passkey": step.wrap().name, "why_not": "" if allowed else only_way()}
    return page(request, "sign_in/remove_passkey.html", context)


@shown_again
@require_safe
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes that are left, to be written down. 404 for whoever has no second step."""
    step = _steps(signed_in(request), Authenticator.Type.RECOVERY_CODES).first()
    if step is None:
        raise Http404
    return page(request, "sign_in/codes.html", {"codes": step.wrap().get_unused_codes()})


@require_POST
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new codes; the old ones count no more."""
    if not showed_lately(request):
        return ask_again(request, back_to=reverse("recovery_codes"))
    user = signed_in(request)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # Two presses at once would each make ten.
        if not _steps(user, Authenticator.Type.RECOVERY_CODES).delete()[0]:
            raise Http404
        RecoveryCodes.activate(user)
        note_own(user, AccountChange.NEW_CODES, at=now())
    return HttpResponseRedirect(reverse("recovery_codes"))


def _steps(user: User, kind: str):  # type: ignore[no-untyped-def]  # the library's query set has no types
    return Authenticator.objects.filter(user=user, type=kind)


def _secret(request: HttpRequest) -> str:
    """The secret that waits for its first code: it stays the same, so that a mistyped code can be mended."""
    try:
        waiting = decrypted(request.session.get(_SECRET, ""))
    except Unreadable:
        waiting = ""
    secret = waiting or generate_totp_secret()
    if not waiting:
        request.session[_SECRET] = encrypted(secret)
    return secret


def _back(done: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('your_sign_in')}?done={done}")
