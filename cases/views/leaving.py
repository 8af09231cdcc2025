"""What happens when somebody leaves in a hurry? They are signed out, and land where nothing tells what they did."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from cases.leaving_quickly import leads_to
from cases.views.clock import today
from cases.views.council import council_of


@login_not_required
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out and go. A link, so that it works whatever else does not, and asks nothing.

    A draft stays as it was kept last. Only a person on one of our own pages is signed out by it: not another site's
    picture or link, and no browser that reads ahead. Nothing is cleared from the browser, which would take seconds.
    """
    address = leads_to(council_of(request) if request.user.is_authenticated else None, today())
    if _is_meant(request):
        logout(request)  # Where the time had run out, this takes the mark of it out of the browser.
    return HttpResponseRedirect(address)


def _is_meant(request: HttpRequest) -> bool:
    """Whether a person pressed it here. A browser that does not say where it comes from is believed."""
    from_where = request.headers.get("Sec-Fetch-Site", "same-origin")
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    return from_where in ("same-origin", "none") and not is_ahead
