"""Is it still them at the screen? Asked before what would hurt most in the wrong hands.

A page that needs it is decorated with `shown_again`. It answers 403 with one question, and what was written is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cases.doing import Act
from cases.forms.problems import Problem, problems_of
from cases.forms.signing_in import CodeForm, PasskeyForm, PasswordAgainForm
from cases.signing_in.accounts import SHOWN_AT, STEPPED
from cases.signing_in.council_accounts import CONFIRMED, CONFIRMING
from cases.signing_in.providers import providers_offered
from cases.signing_in.second_steps import has_second_step
from cases.views import clock
from cases.views.council import signed_in
from cases.views.kept import sealed
from cases.views.shell import page
from cases.views.sign_in import leads_elsewhere, too_many_tries
from cases.views.signing_in.carried import carried, carry, is_ours, safe_next, with_words
from people.guesses import forget_guess, noted_guess
from people.models import User

MINUTES_IT_HOLDS = 5
# At the desk: a withheld name, what leaves the council, and who has the case or by which rules.
ACTS_THAT_ASK = frozenset({Act.DECIDE_ABOUT_NAME, Act.HAND_OUTSIDE, Act.REASSIGN, Act.MOVE_VERSION})
_P = ParamSpec("_P")
_CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def showed_lately(request: HttpRequest) -> bool:
    """Whether they signed in, or showed again who they are, in the last minutes."""
    shown = request.session.get(SHOWN_AT)
    return shown is not None and clock.now().timestamp() - shown <= MINUTES_IT_HOLDS * 60


def shown_again(view: Callable[_P, HttpResponse]) -> Callable[_P, HttpResponse]:
    """A page for which whoever is there shows again that it is them. ASVS 5.0, 7.5.3."""

    @wraps(view)
    def asks(*args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        request = cast(HttpRequest, args[0])
        return view(*args, **kwargs) if showed_lately(request) else ask_again(request)

    return asks


def ask_again(request: HttpRequest, back_to: str = "") -> HttpResponse:
    """403: the question, in place of the page that was asked for or sent; with what was written, sealed.

    `back_to` is for a button on a page: the page is where they go on, and press it again.
    """
    if back_to:
        return _question(request, back_to, status=403)
    sent = request.method == "POST"
    onward = request.path if sent else request.get_full_path()
    return _question(request, onward, sealed(request, signed_in(request)) if sent else "", status=403)


@sensitive_post_parameters("password", "code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def show_again(request: HttpRequest) -> HttpResponse:
    """Their password, a code or a passkey, once more; then on to where they were."""
    user = signed_in(request)
    onward, kept = request.POST.get("next", request.GET.get("next", "")), request.POST.get("kept", "")
    if request.method != "POST":
        return _question(request, onward, kept)
    if "password" in request.POST:
        return _by_password(request, user, onward, kept)
    by_code = "code" in request.POST
    form = CodeForm(user, request.POST) if by_code else PasskeyForm(user, request.POST)
    if not form.is_valid() or form.step is None:
        return _question(request, onward, kept, problems_of(form), code=form if by_code else None)
    post_authentication(request, form.step, reauthenticated=True)
    request.session[STEPPED] = True
    return _goes_on(request, onward, kept)


@require_safe
def shown_elsewhere(request: HttpRequest) -> HttpResponse:
    """They come back from their council's own sign-in, where they were asked anew."""
    onward, kept = carried(request)
    if not request.session.pop(CONFIRMED, False):
        # They turned back over there, or nobody said that they were asked anew.
        no = _("That did not work, and nothing was changed. Try again, or ask for help.")
        return _question(request, onward, kept, (Problem(no, ""),))
    request.session.pop(CONFIRMING, None)
    return _goes_on(request, onward, kept)


def _by_password(request: HttpRequest, user: User, onward: str, kept: str) -> HttpResponse:
    form = PasswordAgainForm(request.POST)
    if not form.is_valid():
        return _question(request, onward, kept, problems_of(form), password=form)
    tried = noted_guess(user.email, at=clock.now())
    if tried is None:
        return _question(request, onward, kept, (Problem(too_many_tries(), ""),), status=429)
    if not user.check_password(form.cleaned_data["password"]):
        wrong = Problem(_("Your password is not right"), "#id_password")
        return _question(request, onward, kept, (wrong,), password=form)
    forget_guess(tried)
    return _goes_on(request, onward, kept)


def _goes_on(request: HttpRequest, onward: str, kept: str) -> HttpResponse:
    request.session[SHOWN_AT] = clock.now().timestamp()
    carry(request, "", "")
    return with_words(request, safe_next(request, onward), kept)


def _question(
    request: HttpRequest,
    onward: str,
    kept: str = "",
    problems: tuple[Problem, ...] = (),
    *,
    password: PasswordAgainForm | None = None,
    code: CodeForm | PasskeyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user = signed_in(request)
    linked = set(SocialAccount.objects.filter(user=user).values_list("provider", flat=True))
    context = {
        "next": onward if is_ours(request, onward) else "",
        "kept": kept,
        "problems": problems,
        # Whoever came with a code has nothing else to show, and whoever left perhaps no account of the council's.
        "only_anew": not (
            user.has_usable_password() or has_second_step(user, *_CODES, Authenticator.Type.WEBAUTHN)
        ),
        "password": (password or PasswordAgainForm()) if user.has_usable_password() else None,
        "code": (code or CodeForm(user)) if has_second_step(user, *_CODES) else None,
        "passkey": PasskeyForm(user) if has_second_step(user, Authenticator.Type.WEBAUTHN) else None,
        "providers": [one for one in providers_offered() if one[0] in linked],
        "help_to_sign_in": settings.HELP_TO_SIGN_IN,
    }
    return leads_elsewhere(page(request, "sign_in/again.html", context, status=status))
