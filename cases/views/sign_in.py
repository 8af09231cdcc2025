"""May this person come in? Sign in with an email address and a password, and sign out."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.forms.problems import Problem, problems_of
from cases.forms.sign_in import SignInForm
from cases.views.clock import now
from cases.views.kept import sealed, unsealed
from cases.views.shell import page
from cases.views.sign_ins_to_try import sign_ins_to_try
from people.guesses import MINUTES_TO_WAIT, forget_guess, noted_guess


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. It never says which of the two was wrong, nor whether there is such an account."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(_safe_next(request, request.GET.get("next", "")))
        return _sign_in_page(request, SignInForm(), asked_for=request.GET.get("next", ""))
    form = SignInForm(request.POST)
    kept = request.POST.get("kept", "")
    asked_for = request.POST.get("next", "")
    if not form.is_valid():
        return _sign_in_page(request, form, asked_for, kept, problems_of(form))
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    tried = noted_guess(email, _where_from(request), at=now())
    if tried is None:
        wait = _("Too many tries. Wait %(minutes)s minutes, then try again.") % {"minutes": MINUTES_TO_WAIT}
        return _sign_in_page(request, form, asked_for, kept, (Problem(wait, ""),), status=429)
    user = authenticate(request, username=email, password=password)
    if user is None:
        wrong = Problem(_("Your email address or password is not right"), "#id_email")
        return _sign_in_page(request, form, asked_for, kept, (wrong,))
    forget_guess(tried)
    login(request, user)
    onward = _safe_next(request, asked_for)
    if not kept:
        return HttpResponseRedirect(onward)
    written = unsealed(kept, user)
    if written is None:
        return page(request, "sign_in/not_kept.html", {})
    return page(request, "sign_in/kept.html", {"kept": written, "next": onward})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget what it showed."""
    logout(request)
    response = HttpResponseRedirect(f"{reverse('sign_in')}?after=sign-out")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def sign_in_keeping(request: HttpRequest) -> HttpResponse:
    """The sign-in page in place of a page that was sent too late; what was written goes with it."""
    return _sign_in_page(
        request,
        SignInForm(),
        asked_for=request.get_full_path(),
        kept=sealed(request),
        timed_out=True,
        status=401,
    )


def _sign_in_page(
    request: HttpRequest,
    form: SignInForm,
    asked_for: str = "",
    kept: str = "",
    problems: tuple[Problem, ...] = (),
    *,
    timed_out: bool = False,
    status: int = 200,
) -> HttpResponse:
    after = request.GET.get("after")
    context = {
        "form": form,
        "next": asked_for if _is_ours(request, asked_for) else "",
        "kept": kept,
        "problems": problems,
        "timed_out": timed_out or after == "time",
        "signed_out": after == "sign-out",
        **sign_ins_to_try(),
    }
    return page(request, "sign_in/sign_in.html", context, status=status)


def _where_from(request: HttpRequest) -> str:
    """The caller's address; behind a proxy, the one that the proxy itself saw."""
    if settings.BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _safe_next(request: HttpRequest, asked_for: str) -> str:
    """Where to go after signing in: the page asked for when it is one of ours, else the first page."""
    return asked_for if _is_ours(request, asked_for) else reverse("home")


def _is_ours(request: HttpRequest, address: str) -> bool:
    return bool(address) and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
