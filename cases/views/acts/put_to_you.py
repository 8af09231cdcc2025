"""What was put to this person, and how do they answer? The only pages that the person it is about ever sees."""

from __future__ import annotations

from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import hearings_of, who_can_see_account
from cases.acts.more_from_them import add_to_account
from cases.acts.name_companion import name_companion_for_account
from cases.acts.open_page import open_what_was_put
from cases.acts.put_to_them import give_account
from cases.blind_index import index_of
from cases.both_sides import LAST, Reader
from cases.forms.acts.acting import Asked
from cases.forms.acts.being_asked import (
    AccountAddedForm,
    AccountForm,
    AccountGivenForm,
    CompanionToAccountForm,
)
from cases.forms.problems import Problem, problems_of
from cases.models import Hearing
from cases.refusals import Refused
from cases.since_when import since_the_day
from cases.states import OVER, State
from cases.views.acts.not_taken import not_taken
from cases.views.acts.put_shown import put_shown
from cases.views.clock import now, today
from cases.views.contact_shown import contact_of_theirs_shown
from cases.views.council import signed_in
from cases.views.files_shown import files_to_account
from cases.views.language import only_shown_again
from cases.views.posted import posted
from cases.views.shell import page
from cases.views.sides_shown import sides_shown


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
    """Their rights, what is said, what is asked, by when, their account, who sees it, and what comes next."""
    user = signed_in(request)
    put = _put_or_404(request, key)
    adds = "add" in request.POST
    kind: type[AccountForm] = AccountAddedForm if adds else AccountGivenForm
    # In another language: what was typed so far, and nothing is judged or sent.
    again = only_shown_again(request)
    if again:
        kind = _form_wanted(put) or kind
    form = kind(initial=request.POST.dict()) if again else kind(posted(request))
    refusal = ""
    if form.is_valid():
        does = add_to_account if adds else give_account
        try:
            does(key, by=user, words=form.cleaned_data["words"], at=now(), on=today())
        except Refused as refused:
            refusal = refused.sentence
            put = _put_or_404(request, key)
        else:
            done = "added" if adds else "answer"
            return HttpResponseRedirect(f"{reverse('one_put_to_you', args=[key])}?done={done}")
    if request.method == "GET":
        open_what_was_put(put, by=user, at=now())
    theirs, over = put.person == index_of(user), put.case.state in OVER
    nothing_decided = _nothing_is_decided(put)
    wanted = _form_wanted(put) if theirs else None
    comes_back = (form.is_bound or again) and kind is wanted
    prefetch_related_objects([put.case], "access", "steps", "clocks")
    context = {
        "put": put,
        "theirs": theirs,
        "over": over,
        "decided": not over and not nothing_decided,
        "late": put.answer_by < today(),
        "shown": put_shown(put, today()),
        "form": form if comes_back else wanted() if wanted is not None else None,
        "adds": wanted is AccountAddedForm,
        "files": files_to_account(put, user) if theirs else (),
        "contact": contact_of_theirs_shown(put) if theirs else None,
        "may_add_files": theirs and not over,
        "who_sees": who_can_see_account(put, since_the_day, reader=user),
        "sides": sides_shown(put.case, Reader.WHO_IT_IS_ABOUT),
        "last": LAST,
        "done": request.GET.get("done", ""),
        "problems": (Problem(refusal, ""),) if refusal else (problems_of(form) if comes_back else ()),
        # Sent a second time, or too late: the words are given back rather than lost.
        "kept": form.data.get("words", "") if refusal and not comes_back else "",
    }
    return page(request, "acts/one_put_to_you.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def companion_to_account(request: HttpRequest, key: UUID) -> HttpResponse:
    """Name somebody to go with them; only for the person it was put to."""
    user, put = signed_in(request), _put_or_404(request, key)
    if put.person != index_of(user):
        raise Http404
    if put.case.state in OVER:
        return not_taken(
            request, put, CompanionToAccountForm, _("This is over. Nothing more is asked of you.")
        )
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


def _form_wanted(put: Hearing) -> type[AccountForm] | None:
    """For their account until it is decided; once they gave it, for more of it until it is over."""
    if put.answered_at is None:
        return AccountGivenForm if _nothing_is_decided(put) else None
    return AccountAddedForm if put.case.state not in OVER else None


def _nothing_is_decided(put: Hearing) -> bool:
    """Whether it is true to say that no view has been reached."""
    return put.case.state not in OVER and put.case.state != State.CONCLUDED


def _put_or_404(request: HttpRequest, key: UUID) -> Hearing:
    put = hearings_of(signed_in(request), on=today()).filter(key=key).first()
    if put is None:
        raise Http404
    return put
