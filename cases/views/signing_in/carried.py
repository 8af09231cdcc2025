"""What goes with a person through a sign-in of several pages? Where they were going, and what they had just written."""

from __future__ import annotations

from datetime import timedelta
from math import inf

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.kept import unsealed
from cases.views.shell import page

_IN_SESSION = "carried"
_MINUTES_SHOWN = 15  # from the first time that they are shown


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether the address leads to a page of this service."""
    return bool(address) and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def safe_next(request: HttpRequest, asked_for: str) -> str:
    """Where to go after signing in: the page asked for when it is one of ours, else the first page."""
    return asked_for if is_ours(request, asked_for) else reverse("home")


def carry(request: HttpRequest, asked_for: str, kept: str) -> str:
    """Where to go once they are in. Words stay sealed in the session until then."""
    onward = safe_next(request, asked_for)
    if not kept:
        request.session.pop(_IN_SESSION, None)
        return onward
    hold(request, onward, kept)
    return reverse("carried_on")


def hold(request: HttpRequest, onward: str, kept: str) -> None:
    """Keep where they were going, and their sealed words, while they are on another site."""
    request.session[_IN_SESSION] = {"next": safe_next(request, onward), "kept": kept}


def carried(request: HttpRequest) -> tuple[str, str]:
    """What is carried now: where to, and the sealed words; two empty texts where nothing is."""
    held = request.session.get(_IN_SESSION) or {}
    over = now().timestamp() > held.get("until", inf)
    return held.get("next", ""), "" if over else held.get("kept", "")


@require_safe
def carried_on(request: HttpRequest) -> HttpResponse:
    """What they had written, once they are in. It can be loaded again, as a telephone does by itself."""
    onward, kept = carried(request)
    if kept and unsealed(kept, signed_in(request)) is not None:
        until = now() + timedelta(minutes=_MINUTES_SHOWN)
        request.session[_IN_SESSION] = {"until": until.timestamp(), **request.session[_IN_SESSION]}
    else:
        request.session.pop(_IN_SESSION, None)
    return with_words(request, onward, kept)


def with_words(request: HttpRequest, onward: str, kept: str) -> HttpResponse:
    """The page asked for; before it, what they had written, for its writer alone."""
    if not kept:
        return HttpResponseRedirect(onward or reverse("home"))
    written = unsealed(kept, signed_in(request))
    if written is None:
        return page(request, "sign_in/not_kept.html", {})
    return page(request, "sign_in/kept.html", {"kept": written, "next": onward})
