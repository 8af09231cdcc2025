"""How does one question page behave? It shows what is saved, keeps what is typed, saves on Continue, and moves on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cases.acts.save_draft import save_draft
from cases.forms.problems import Problem, problems_of
from cases.forms.question import QuestionForm
from cases.models import Draft
from cases.refusals import ChangedElsewhere, Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import Link, QuotedSource
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page

# The pages on which somebody types, each with its fields: the words a draft keeps under these names.
FIELDS = {
    "what-happened": ("happened", "when"),
    "put-right": ("put_right", "put_right_words"),
    "contact": ("contact", "contact_email", "contact_phone"),
    "name-withheld": ("withhold", "withhold_why"),
    "somebody-else": ("instead", "why"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What surrounds the fields of one question page."""

    name: str
    heading: str
    # The label of the first field is the heading, and stands in its legend.
    heading_in_legend: bool = False
    before: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    sources: tuple[QuotedSource, ...] = ()
    asides: tuple[Link, ...] = ()
    urgent: bool = False
    nothing_to_choose: bool = False
    takes_files: bool = False


def show(
    request: HttpRequest,
    draft: Draft,
    asked: Asked,
    form: QuestionForm,
    *,
    problems: tuple[Problem, ...] = (),
    saved_elsewhere: str = "",
    unfinished: str = "",
) -> HttpResponse:
    """The page, with the person's own words in its fields whatever was wrong with them.

    Somebody who leaves a question for later need not have answered it. `saved_elsewhere` is what another tab kept
    meanwhile, `unfinished` the answer in whose place the person was typing when they left.
    """
    if request.POST.get("later") and not problems and not saved_elsewhere and _only_missing(form):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    if request.POST.get("files") and not problems and not saved_elsewhere and _only_missing(form):
        return HttpResponseRedirect(reverse("files", args=[draft.key]))
    context = {
        "form": form,
        "asked": asked,
        "problems": problems or problems_of(form),
        "saved_elsewhere": saved_elsewhere,
        "unfinished": unfinished,
        "keep_at": reverse("keep_typed", args=[draft.key, asked.name]) if asked.name in FIELDS else "",
        "back": back_address(request, draft, asked.name),
    }
    return page(request, "raise/question.html", context)


def save_and_go_on(
    request: HttpRequest, draft: Draft, asked: Asked, form: QuestionForm, changes: Mapping[str, Any]
) -> HttpResponse:
    """Store the answer, then show the next page that has none, or where the person came from."""
    try:
        saved = save_draft(draft, by=signed_in(request), at=now(), **changes)
    except ChangedElsewhere:
        raise  # Its page shows both.
    except Refused as refused:
        return show(request, draft, asked, form, problems=(Problem(refused.sentence, ""),))
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    if request.POST.get("files"):
        return HttpResponseRedirect(reverse("files", args=[saved.key]))
    following = sequence_of(saved, today())
    came_from_check = request.GET.get("from") == "check"
    if following.unanswered == "route" and came_from_check and "words" in changes:
        return HttpResponseRedirect(address_of(saved, "check"))
    return HttpResponseRedirect(address_of(saved, following.unanswered))


def back_address(request: HttpRequest, draft: Draft, name: str) -> str:
    """Where Back leads: the check page when the person came from it, else the question before."""
    if request.GET.get("from") == "check":
        return address_of(draft, "check")
    before = sequence_of(draft, today()).before(name)
    return address_of(draft, before) if before else reverse("before_you_start")


def _only_missing(form: QuestionForm) -> bool:
    return all(fault.code == "required" for faults in form.errors.as_data().values() for fault in faults)
