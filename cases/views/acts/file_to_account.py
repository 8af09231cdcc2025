"""How does the person it was put to add a file to their account? One at a time, for whoever works on it alone."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import hearings_of
from cases.acts.more_from_them import attach_to_account
from cases.attachments.kinds import TAKEN_IN_WORDS
from cases.blind_index import index_of
from cases.forms.attachments import FileForm
from cases.forms.problems import Problem, problems_of
from cases.refusals import Refused
from cases.states import OVER
from cases.views.attachments import said, told_of, why_not
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def file_to_account(request: HttpRequest, key: UUID) -> HttpResponse:
    """A file with a few words about it; only for the person it was put to."""
    user = signed_in(request)
    put = hearings_of(user, on=today()).filter(key=key).first()
    if put is None or put.person != index_of(user):
        raise Http404
    form = FileForm(posted(request), request.FILES if request.method == "POST" else None)
    problems: tuple[Problem, ...] = problems_of(form)
    if form.is_valid():
        try:
            added = attach_to_account(
                key, form.cleaned_data["file"], by=user, at=now(), on=today(), **form.given()
            )
        except (Refused, OSError) as failed:
            problems = (why_not(failed),)
        else:
            return HttpResponseRedirect(f"{request.path}?{told_of(added)}")
    context = {
        "form": form,
        "problems": problems,
        "told": said(request),
        "over": put.case.state in OVER,
        "kinds": TAKEN_IN_WORDS,
        "back": reverse("one_put_to_you", args=[key]),
    }
    return page(request, "acts/file_to_account.html", context)
