"""What does a person read when a page cannot be given? Plain words, in the same frame as every page."""

import logging
import sys
from datetime import date

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from cases.views.branding import branding_of
from cases.views.kept import is_of_our_own_page, kept_from, words_of_our_own_page
from cases.views.shell import Shell, page
from cases.views.sign_in import sign_in_page
from cases.views.signing_in.carried import safe_next, with_words

_log = logging.getLogger(__name__)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 for more than the service can take at once.

    Where the session could not be written because the database is gone, Django says that it was interrupted.
    """
    if isinstance(exception, SessionInterrupted) and _database_is_gone(exception):
        return could_not_save(request, kept_from(request) if request.method == "POST" else ())
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return page(request, "errors/413.html", status=413)
    return page(request, "errors/400.html", status=400)


def sent_from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: only ever for a page that does not carry this service's own mark (CSRF).

    A page on which somebody was to sign in carries words that are sealed: they come to their writer all the same.
    """
    held, onward = request.POST.get("kept", ""), request.POST.get("next", "")
    if held and is_of_our_own_page(request):
        if request.user.is_authenticated:
            return with_words(request, safe_next(request, onward), held)
        return sign_in_page(request, asked_for=onward, kept=held, timed_out=True, status=403)
    return page(request, "errors/403.html", {"kept": words_of_our_own_page(request)}, status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Whatever else is refused looks like what does not exist."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same for what does not exist and for what is somebody else's."""
    return page(request, "errors/404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: shown even when the database cannot say who is asking.

    A database that is gone is noticed before any page begins, where the session is read: that is no fault of the code.
    """
    if _database_is_gone(sys.exc_info()[1]):
        return could_not_save(request, kept_from(request) if request.method == "POST" else ())
    try:
        return page(request, "errors/500.html", status=500)
    except Exception:
        _log.exception("The page for what went wrong went wrong too.")
        return HttpResponse(render_to_string("errors/500.html", {"shell": bare_frame()}), status=500)


def could_not_save(request: HttpRequest, kept: object) -> HttpResponse:
    """503: the database did not take it. What was written is on the page, to be sent again."""
    context = {"kept": kept, "address": request.get_full_path(), "was_sent": request.method == "POST"}
    try:
        return page(request, "errors/503.html", context, status=503)
    except (DatabaseError, InterfaceError):
        # The form's own mark comes from a cookie, so it needs no database.
        bare = {"shell": bare_frame(), "csrf_token": get_token(request), **context}
        return HttpResponse(render_to_string("errors/503.html", bare, request=None), status=503)


def _database_is_gone(exception: BaseException | None) -> bool:
    """Whether a fault is, or came of, a database that does not answer, is full or is held by another."""
    while exception is not None:
        if isinstance(exception, OperationalError | InterfaceError):
            return True
        exception = exception.__context__
    return False


def bare_frame() -> Shell:
    """A frame that needs no database."""
    return Shell(
        brand=branding_of(None, several=False, on=date.min),
        signed_in_as="",
        invented="",
        rulebook_address="",
        menu=(),
    )
