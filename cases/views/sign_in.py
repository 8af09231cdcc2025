"""May this person come in? Sign in with an email address and a password, and sign out."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.forms.problems import Problem, problems_of
from cases.forms.sign_in import SignInForm
from cases.signing_in.providers import origins_offered, providers_offered
from cases.signing_in.where_from import where_from
from cases.views.clock import now
from cases.views.kept import sealed
from cases.views.shell import page
from cases.views.sign_ins_to_try import sign_ins_to_try
from cases.views.signing_in.carried import carried, carry, is_ours, safe_next
from people.guesses import MINUTES_TO_WAIT, forget_guess, noted_guess

# The same words whatever it was: an account that nobody linked, an answer that cannot be believed, somebody who left.
_NOT_LET_IN = frozenset({"council-account", "passkey", "not-in"})


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. It never says which of the two was wrong, nor whether there is such an account."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(safe_next(request, request.GET.get("next", "")))
        return sign_in_page(request, asked_for=request.GET.get("next", ""))
    form = SignInForm(request.POST)
    kept = request.POST.get("kept", "")
    asked_for = request.POST.get("next", "")
    if not form.is_valid():
        return sign_in_page(request, form, asked_for, kept, problems_of(form))
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    tried = noted_guess(email, where_from(request), at=now())
    if tried is None:
        return sign_in_page(request, form, asked_for, kept, (Problem(too_many_tries(), ""),), status=429)
    user = authenticate(request, username=email, password=password)
    if user is None:
        wrong = Problem(_("Your email address or password is not right"), "#id_email")
        return sign_in_page(request, form, asked_for, kept, (wrong,))
    forget_guess(tried)
    onward = carry(request, asked_for, kept)
    response: HttpResponse = perform_password_login(request, {}, Login(user=user, redirect_url=onward))
    return response  # To where they were going, to what they had written, or to their second step.


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget what it showed."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    response = HttpResponseRedirect(f"{reverse('sign_in')}?after=sign-out")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def sign_in_keeping(request: HttpRequest) -> HttpResponse:
    """The sign-in page in place of a page that was sent too late; what was written goes with it."""
    return sign_in_page(
        request,
        asked_for=request.get_full_path(),
        kept=sealed(request),
        timed_out=True,
        status=401,
    )


def too_many_tries() -> str:
    """What whoever guessed too often reads, and whoever was guessed at."""
    said = _("Too many tries. Try again in %(minutes)s minutes, or phone: the number is on this page.")
    return said % {"minutes": MINUTES_TO_WAIT}


def leads_elsewhere(response: HttpResponse) -> HttpResponse:
    """Let a form of this page lead to the sites where councils' own accounts are."""
    if origins := origins_offered():
        response._csp_update = {"form-action": origins}  # type: ignore[attr-defined]
    return response


def sign_in_page(
    request: HttpRequest,
    form: SignInForm | None = None,
    asked_for: str = "",
    kept: str = "",
    problems: tuple[Problem, ...] = (),
    *,
    timed_out: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page, with what was typed, where they were going, and what they had just written."""
    after = request.GET.get("after")
    if after in _NOT_LET_IN and not problems:
        problems = (Problem(_("You could not be signed in that way. Use another way, or ask for help."), ""),)
        held_for, held = carried(request)
        asked_for, kept = asked_for or held_for, kept or held
    context = {
        "form": form or SignInForm(),
        "next": asked_for if is_ours(request, asked_for) else "",
        "kept": kept,
        "problems": problems,
        "timed_out": timed_out or after == "time",
        "signed_out": after == "sign-out",
        "providers": providers_offered(),
        "help_to_sign_in": settings.HELP_TO_SIGN_IN,
        **sign_ins_to_try(),
    }
    return leads_elsewhere(page(request, "sign_in/sign_in.html", context, status=status))
