"""What does a person read when a page cannot be given? Plain words, in the same frame as every page."""

import logging

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from cases.views.shell import Shell, page

_log = logging.getLogger(__name__)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 for more than the service can take at once."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return page(request, "errors/413.html", status=413)
    return page(request, "errors/400.html", status=400)


def sent_from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: only ever for a page that does not carry this service's own mark (CSRF)."""
    return page(request, "errors/403.html", status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Whatever else is refused looks like what does not exist."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same for what does not exist and for what is somebody else's."""
    return page(request, "errors/404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: shown even when the database cannot say who is asking."""
    try:
        return page(request, "errors/500.html", status=500)
    except Exception:
        _log.exception("The page for what went wrong went wrong too.")
        return HttpResponse(render_to_string("errors/500.html", {"shell": bare_frame()}), status=500)


def could_not_save(request: HttpRequest, kept: object) -> HttpResponse:
    """503: the database did not take it. What was written is on the page, to be sent again."""
    context = {"kept": kept, "address": request.get_full_path()}
    try:
        return page(request, "errors/503.html", context, status=503)
    except DatabaseError:
        body = render_to_string(
            "errors/503.html", {"shell": bare_frame(), **context, "address": ""}, request=None
        )
        return HttpResponse(body, status=503)


def bare_frame() -> Shell:
    """A frame that needs no database."""
    return Shell(council="", signed_in_as="", invented="", rulebook_address="", menu=())
