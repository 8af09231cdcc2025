"""What if the database does not answer? The person keeps what they wrote and reads what to do."""

from collections.abc import Callable

from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from cases.views.errors import could_not_save, not_understood
from cases.views.kept import Kept, kept_from
from cases.views.shell import page


class AlreadySent(Exception):
    """The draft of this page was sent from another tab; it is now the case of this reference."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(reference)


class RunOut(Exception):
    """The draft of this page was kept until a day that has passed; nothing more is added to it or sent from it."""


class KeepWhatWasWritten:
    """Turn a database that is busy, full or gone into a page that holds the person's words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """503 with the person's words, 400 for what no database takes; anything else is left to be seen as a fault."""
        if isinstance(exception, AlreadySent):
            return _already_sent(request, exception.reference)
        if isinstance(exception, RunOut):
            return page(request, "raise/run_out.html", {"kept": _written(request)}, status=410)
        if isinstance(exception, OperationalError | InterfaceError):
            return could_not_save(request, kept_from(request) if request.method == "POST" else ())
        if isinstance(exception, DataError | UnicodeEncodeError):
            return not_understood(request, exception)
        return None


def _already_sent(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The page that says it was sent; with whatever the other tab still held, so that it is not lost."""
    address = reverse("sent", args=[reference])
    kept = _written(request)
    if not kept:
        return HttpResponseRedirect(address)
    return page(
        request,
        "raise/already_sent.html",
        {"reference": reference, "sent": address, "kept": kept},
        status=409,
    )


def _written(request: HttpRequest) -> tuple[Kept, ...]:
    """What a person had typed into the page that could not be taken."""
    return tuple(one for one in kept_from(request) if one.shown) if request.method == "POST" else ()
