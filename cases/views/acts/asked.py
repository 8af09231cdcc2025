"""For which views is this person asked, and what may they see of it? What was written for them, and nothing else."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import consultations_of
from cases.acts.consult import give_view
from cases.acts.open_page import open_what_is_asked
from cases.forms.acts.being_asked import ViewForm
from cases.forms.problems import Problem, problems_of
from cases.refusals import Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page


@require_safe
def views_asked(request: HttpRequest) -> HttpResponse:
    """The views asked of the person, those that still wait first. 404 for whoever is asked for none."""
    found = sorted(
        consultations_of(signed_in(request), on=today()),
        key=lambda one: (not one.is_open, one.answer_by, one.pk),
    )
    if not found:
        raise Http404
    return page(request, "acts/views_asked.html", {"asked": found})


@require_http_methods(["GET", "HEAD", "POST"])
def view_asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """One of them: what they see, why they are asked, and the place for their view."""
    user = signed_in(request)
    form, refusal = ViewForm(posted(request)), ""
    if form.is_valid():
        try:
            give_view(key, by=user, words=form.cleaned_data["words"], at=now(), on=today())
        except Refused as refused:
            refusal = refused.sentence
        else:
            return HttpResponseRedirect(f"{reverse('view_asked', args=[key])}?done=yes")
    asked = consultations_of(user, on=today()).filter(key=key).first()
    if asked is None:
        raise Http404
    if request.method == "GET":
        open_what_is_asked(asked, by=user, at=now())
    context = {
        "asked": asked,
        "form": form,
        "done": request.GET.get("done") == "yes",
        "problems": (Problem(refusal, ""),) if refusal else problems_of(form),
        "kept": form.data.get("words", "") if refusal and not asked.is_open else "",
    }
    return page(request, "acts/view_asked.html", context)
