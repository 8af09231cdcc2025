"""In which language does somebody read the pages? They choose, and a cookie keeps it; nothing else is kept of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods


@dataclass(frozen=True, slots=True)
class Offered:
    """One language as the page offers it, in its own words; `href` is empty for the one that is read now."""

    text: str
    lang: str
    href: str


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the choice, and go back to the page it was made on. 404 for a language that is not offered.

    From a page on which somebody writes, its own form is sent here and on to that page again: nothing of it is judged
    or done, and what was typed stands there in the other language.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("back", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts=None, require_https=request.is_secure())
    goes_back = inside and back.startswith("/")
    answer = HttpResponseRedirect(
        back if goes_back else reverse("home"), preserve_request=goes_back and only_shown_again(request)
    )
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return answer


def only_shown_again(request: HttpRequest) -> bool:
    """Whether a page was sent to be shown again with what was typed: to find somebody, or in another language."""
    return request.method == "POST" and "find" in request.POST


def languages_offered_on(request: HttpRequest) -> tuple[Offered, ...]:
    """What stands above a page; nothing where there is one language."""
    if len(settings.LANGUAGES) < 2:
        return ()
    now = get_language()
    # A page that was sent has no address to come back to but its own, without what was typed.
    back = urlencode({"back": request.get_full_path() if request.method in ("GET", "HEAD") else request.path})
    return tuple(
        Offered(
            name,
            code,
            "" if code == now else f"{reverse('choose_language', args=[code])}?{back}",
        )
        for code, name in settings.LANGUAGES
    )
