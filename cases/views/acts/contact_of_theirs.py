"""How does the person it was put to say how they may be reached? The same question as to the person who raised it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import hearings_of
from cases.acts.contact_of_theirs import say_how_to_reach_them
from cases.blind_index import index_of
from cases.forms.problems import problems_of
from cases.forms.safe_contact import ContactFields
from cases.safe_contact import chosen_in
from cases.safe_contact import contact_of_theirs as chosen_by
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.language import only_shown_again
from cases.views.posted import posted
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def contact_of_theirs(request: HttpRequest, key: UUID) -> HttpResponse:
    """The four ways; only for the person it was put to, and for nobody who goes with them."""
    user = signed_in(request)
    put = hearings_of(user, on=today()).filter(key=key).first()
    if put is None or put.person != index_of(user):
        raise Http404
    chosen = chosen_by(put.case.hearings.all(), put.person)
    as_asked = chosen.as_asked() if chosen is not None else {}
    again = only_shown_again(request)
    form = (
        ContactFields(initial=request.POST.dict())
        if again
        else ContactFields(posted(request), initial=as_asked)
    )
    if form.is_valid():
        given = chosen_in(form.cleaned_data)
        say_how_to_reach_them(
            key, by=user, contact=given.way.value, contact_words=given.words, at=now(), on=today()
        )
        return HttpResponseRedirect(f"{reverse('one_put_to_you', args=[key])}?done=contact")
    return page(
        request, "acts/contact_of_theirs.html", {"put": put, "form": form, "problems": problems_of(form)}
    )
