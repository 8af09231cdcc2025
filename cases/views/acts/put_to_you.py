"""What was put to this person, and how do they answer? The only pages that the person it is about ever sees."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import hearings_of
from cases.acts.name_companion import name_companion_for_account
from cases.acts.open_page import open_what_was_put
from cases.acts.put_to_them import give_account
from cases.blind_index import index_of
from cases.forms.acts.acting import Asked
from cases.forms.acts.being_asked import AccountGivenForm, CompanionToAccountForm
from cases.forms.problems import Problem, problems_of
from cases.models import Hearing
from cases.refusals import Refused
from cases.states import OVER, State
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page


@require_safe
def put_to_you(request: HttpRequest) -> HttpResponse:
    """What was put to the person, or to somebody they go with; what waits first. 404 where there is nothing."""
    every = sorted(
        hearings_of(signed_in(request), on=today()),
        key=lambda put: (put.case.state in OVER, put.answered_at is not None, -put.pk),
    )
    found = [(put, put.case.state in OVER) for put in every]
    if not found:
        raise Http404
    context = {"put": found, "no_view_yet": any(_nothing_is_decided(put) for put, _over in found)}
    return page(request, "acts/put_to_you.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one_put_to_you(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is said, what is asked, by when, who may come with them, their rights, and the place for their account."""
    user = signed_in(request)
    form, refusal = AccountGivenForm(posted(request)), ""
    if form.is_valid():
        try:
            give_account(key, by=user, words=form.cleaned_data["words"], at=now(), on=today())
        except Refused as refused:
            refusal = refused.sentence
        else:
            return HttpResponseRedirect(f"{reverse('one_put_to_you', args=[key])}?done=answer")
    put = _put_or_404(request, key)
    if request.method == "GET":
        open_what_was_put(put, by=user, at=now())
    theirs, over = put.person == index_of(user), put.case.state in OVER
    waits = theirs and _nothing_is_decided(put) and put.answered_at is None
    context = {
        "put": put,
        "theirs": theirs,
        "over": over,
        "decided": not over and not _nothing_is_decided(put),
        "late": put.answer_by < today(),
        "form": form if waits else None,
        "done": request.GET.get("done", ""),
        "problems": (Problem(refusal, ""),) if refusal else (problems_of(form) if waits else ()),
        # Sent a second time, or too late: the words are given back rather than lost.
        "kept": form.data.get("words", "") if refusal and not waits else "",
    }
    return page(request, "acts/one_put_to_you.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def companion_to_account(request: HttpRequest, key: UUID) -> HttpResponse:
    """Name somebody to go with them; only for the person it was put to."""
    user, put = signed_in(request), _put_or_404(request, key)
    if put.person != index_of(user) or put.case.state in OVER:
        raise Http404
    asked = Asked(put.case, user, today())
    searched = "find" in request.POST
    form = (
        CompanionToAccountForm(asked=asked, initial=request.POST.dict())
        if searched
        else CompanionToAccountForm(posted(request), asked=asked)
    )
    problems = problems_of(form)
    if form.is_valid():
        try:
            name_companion_for_account(key, by=user, at=now(), on=today(), **form.given())
        except Refused as refused:
            problems = (Problem(refused.sentence, "#id_name"),)
        else:
            return HttpResponseRedirect(f"{reverse('one_put_to_you', args=[key])}?done=companion")
    context = {"put": put, "form": form, "problems": problems}
    return page(request, "acts/companion_to_account.html", context)


def _nothing_is_decided(put: Hearing) -> bool:
    """Whether it is true to say that no view has been reached."""
    return put.case.state not in OVER and put.case.state != State.CONCLUDED


def _put_or_404(request: HttpRequest, key: UUID) -> Hearing:
    put = hearings_of(signed_in(request), on=today()).filter(key=key).first()
    if put is None:
        raise Http404
    return put
