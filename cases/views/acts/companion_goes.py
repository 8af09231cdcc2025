"""How does the person it was put to say that somebody goes with them no longer?"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import hearings_of
from cases.acts.name_companion import remove_companion_for_account
from cases.blind_index import index_of
from cases.refusals import Refused
from cases.states import OVER
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def companion_goes(request: HttpRequest, key: UUID) -> HttpResponse:
    """One button; only for the person it was put to, while somebody goes with them and it is not over."""
    user = signed_in(request)
    put = hearings_of(user, on=today()).filter(key=key).first()
    if put is None or put.person != index_of(user) or put.case.state in OVER:
        raise Http404
    back = reverse("one_put_to_you", args=[key])
    if request.method == "POST":
        try:
            remove_companion_for_account(key, by=user, at=now(), on=today())
        except Refused:
            # Pressed twice, or taken back in another tab: what they wanted is so.
            return HttpResponseRedirect(back)
        return HttpResponseRedirect(f"{back}?done=alone")
    if not put.companion:
        return HttpResponseRedirect(back)
    return page(request, "acts/companion_goes.html", {"put": put})
