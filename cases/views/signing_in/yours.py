"""How does this person sign in, where are they signed in now, and how do they change either?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.blind_index import index_of
from cases.clocks import local, local_date
from cases.forms.problems import Problem, problems_of
from cases.forms.signing_in import NewPasswordForm
from cases.models import AccountChange, AccountEntry
from cases.signing_in.browsers import browser_in_words
from cases.signing_in.history import browsers_of, history_of, note_own
from cases.signing_in.providers import providers_offered
from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import long_date
from cases.views.shell import page
from cases.views.sign_in import leads_elsewhere
from cases.views.signing_in.again import ask_again, showed_lately, shown_again
from people.models import User

MOST_SHOWN = 20
_DONE = {
    "password": _lazy("Your password is changed. Wherever else you were signed in, you are signed out."),
    "signed-out-there": _lazy("You are signed out there."),
    "linked": _lazy("Your council account is linked. You can sign in with it."),
    "link-ended": _lazy("Your council account can no longer sign you in."),
    "app": _lazy("Your app is set up. You are asked for a code after your password."),
    "app-off": _lazy("You are no longer asked for a code from your app."),
    "passkey": _lazy("Your passkey is added. You can sign in with it."),
    "passkey-removed": _lazy("The passkey is removed."),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One browser in which they are signed in."""

    number: int
    browser: str
    address: str
    since: datetime
    is_this: bool
    new_on: str


@require_safe
def your_sign_in(request: HttpRequest) -> HttpResponse:
    """Their password, second steps, linked account, and the places where they are signed in."""
    return _yours(request)


@require_POST
def sign_out_there(request: HttpRequest) -> HttpResponse:
    """End one session of theirs, or every one but this. The browser there is asked to sign in at its next page."""
    which, here = request.POST.get("which", ""), request.session.session_key
    theirs = UserSession.objects.filter(user=signed_in(request)).exclude(session_key=here)
    if which != "others":
        theirs = (
            theirs.filter(pk=which)
            if which.isascii() and which.isdigit() and len(which) < 19
            else theirs.none()
        )
    ended = list(theirs)
    for session in ended:
        session.end()
    if ended:
        note_own(signed_in(request), AccountChange.SIGNED_OUT, at=now())
    return _back("signed-out-there")


@shown_again
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    """Change the password, or set a first one. Every other session of theirs ends with the old one."""
    user = signed_in(request)
    if not may_set_password(user):
        return _yours(request, (Problem(the_council_signs_you_in(), ""),))
    form = NewPasswordForm(user, posted(request))
    if form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        note_own(user, AccountChange.PASSWORD, at=now())
        update_session_auth_hash(request, user)
        UserSession.objects.filter(user=user).delete()
        UserSession.objects.create_from_request(request)
        return _back("password")
    return page(
        request,
        "sign_in/new_password.html",
        {"form": form, "problems": problems_of(form), "email": user.email},
    )


@require_POST
def end_link(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let the council's account no longer sign them in; not where it is their only way."""
    if not showed_lately(request):
        return ask_again(request, back_to=reverse("your_sign_in"))
    user = signed_in(request)
    linked = SocialAccount.objects.filter(user=user, provider=provider_id)
    if not linked.exists():
        raise Http404
    if not ways_beside(user, without_provider=provider_id):
        return _yours(request, (Problem(only_way(), ""),))
    linked.delete()
    note_own(user, AccountChange.LINK_ENDED, at=now())
    return _back("link-ended")


def ways_beside(user: User, *, without_provider: str = "", without_step: int = 0) -> bool:
    """Whether they could still sign in without this account or this passkey."""
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exclude(
        pk=without_step
    )
    linked = SocialAccount.objects.filter(user=user).exclude(provider=without_provider)
    return user.has_usable_password() or passkeys.exists() or linked.exists()


def may_set_password(user: User) -> bool:
    """Whether they may have a password here: not a first one beside a council's account, which it would outlive."""
    if user.has_usable_password() or settings.PASSWORD_BESIDE_COUNCIL_ACCOUNT:
        return True
    return not SocialAccount.objects.filter(user=user).exists()


def the_council_signs_you_in() -> str:
    """Why they set no password."""
    return _("You sign in with your council account, so you need no password here. You can add a passkey.")


def only_way() -> str:
    """Why the last way to sign in is not taken away."""
    return _("This is your only way to sign in. Set up another first.")


def _back(done: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('your_sign_in')}?done={done}")


def _yours(request: HttpRequest, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    user = signed_in(request)
    steps = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    codes = next((one for one in steps if one.type == Authenticator.Type.RECOVERY_CODES), None)
    linked = set(SocialAccount.objects.filter(user=user).values_list("provider", flat=True))
    if not problems and request.GET.get("after") == "council-account":
        problems = (
            Problem(_("That did not work, and nothing was changed. Try again, or ask for help."), ""),
        )
    context = {
        "done": str(_DONE.get(request.GET.get("done", ""), "")),
        "problems": problems,
        "has_password": user.has_usable_password(),
        "may_set_password": may_set_password(user),
        "app": next((one for one in steps if one.type == Authenticator.Type.TOTP), None),
        "passkeys": [one for one in steps if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "providers": [
            {"short": short, "name": name, "linked": short in linked} for short, name in providers_offered()
        ],
        "places": _places(request, user),
        "history": [_in_words(entry, user) for entry in history_of(user, most=MOST_SHOWN)],
    }
    return leads_elsewhere(page(request, "sign_in/yours.html", context))


def _in_words(entry: AccountEntry, user: User) -> str:
    """ "4 June 2026, 10:10: Added a passkey", and by whom and why where it was not themselves."""
    words = {
        "when": date_format(local(entry.at), "j F Y, H:i"),
        "what": AccountChange(entry.kind).label,
        "who": entry.name or _("somebody at the council"),
    }
    own = entry.by == index_of(user)
    said = _("%(when)s: %(what)s") if own else _("%(when)s: %(what)s, by %(who)s")
    return f"{said % words}. {entry.words}".rstrip(". ") + "."


def _places(request: HttpRequest, user: User) -> list[Place]:
    here = request.session.session_key
    sessions = sorted(UserSession.objects.purge_and_list(user), key=lambda one: one.created_at, reverse=True)
    with translation.override(settings.LANGUAGE_CODE):
        kinds = {one.pk: browser_in_words(one.user_agent) for one in sessions}
    # Of the very first one nothing is new.
    first = {entry.words: long_date(local_date(entry.at)) for entry in browsers_of(user)[1:]}
    return [
        Place(
            one.pk,
            browser_in_words(one.user_agent),
            "" if one.ip == "0.0.0.0" else str(one.ip),  # noqa: S104 (an address that could not be told)
            local(one.created_at),
            one.session_key == here,
            first.get(kinds[one.pk], ""),
        )
        for one in sessions
    ]
