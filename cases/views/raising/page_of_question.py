"""How does one question page behave? It shows what is saved, keeps what is typed, saves on Continue, and moves on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cases.acts.save_draft import save_draft
from cases.forms.problems import Problem, problems_of
from cases.forms.question import QuestionForm, mark_of
from cases.models import Draft
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class Asked:
    """What surrounds the fields of one question page."""

    name: str
    heading: str
    # The label of the first field is the heading, and stands in its legend.
    heading_in_legend: bool = False
    before: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    sources: tuple[object, ...] = ()
    asides: tuple[object, ...] = ()
    urgent: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


def show(
    request: HttpRequest,
    draft: Draft,
    asked: Asked,
    form: QuestionForm,
    *,
    problems: tuple[Problem, ...] = (),
    saved_elsewhere: str = "",
) -> HttpResponse:
    """The page, with the person's own words in its fields whatever was wrong with them."""
    context = {
        "form": form,
        "heading": asked.heading,
        "legend_heading": asked.heading_in_legend,
        "before": asked.before,
        "points": asked.points,
        "sources": asked.sources,
        "asides": asked.asides,
        "urgent": asked.urgent,
        "problems": problems or problems_of(form),
        "saved_elsewhere": saved_elsewhere,
        "back": back_address(request, draft, asked.name),
        **asked.extra,
    }
    return page(request, "raise/question.html", context)


def changed_elsewhere(form: QuestionForm, saved: str, typed: str) -> bool:
    """Whether another tab saved something else since this page was opened, so that saving would lose it."""
    seen = form.data.get("seen", "")
    return bool(seen) and seen != mark_of(saved) and typed != saved and bool(saved)


def save_and_go_on(request: HttpRequest, draft: Draft, name: str, changes: Mapping[str, Any]) -> HttpResponse:
    """Store the answer, then show the next page that has none, or where the person came from."""
    saved = save_draft(draft, by=signed_in(request), at=now(), **changes)
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    following = sequence_of(saved, today())
    if following.unanswered == "route" and request.GET.get("from") == "check":
        return HttpResponseRedirect(address_of(saved, "check"))
    return HttpResponseRedirect(address_of(saved, following.unanswered))


def back_address(request: HttpRequest, draft: Draft, name: str) -> str:
    """Where Back leads: the check page when the person came from it, else the question before."""
    if request.GET.get("from") == "check":
        return address_of(draft, "check")
    before = sequence_of(draft, today()).before(name)
    return address_of(draft, before) if before else reverse("before_you_start")
