"""How does a page go on that is more than one question? Save, or say why not; then the next unanswered page."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect

from cases.acts.save_draft import save_draft
from cases.forms.problems import Problem
from cases.models import Draft
from cases.refusals import ChangedElsewhere, Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.raising.sequence import address_of, sequence_of


def saved_or_why_not(
    request: HttpRequest, draft: Draft, **changes: Any
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft with the changes; or None, and the sentence that says why they are refused."""
    try:
        return save_draft(draft, by=signed_in(request), at=now(), **changes), ()
    except ChangedElsewhere:
        raise  # Its page shows both.
    except Refused as refused:
        return None, (Problem(refused.sentence, ""),)


def onward(draft: Draft) -> HttpResponseRedirect:
    """The first page that has no answer; who would receive it, where all have."""
    return HttpResponseRedirect(address_of(draft, sequence_of(draft, today()).unanswered))


def came_from(request: HttpRequest) -> str:
    """ "check" for whoever changes an answer from there, so that Back leads there again."""
    return "check" if request.GET.get("from") == "check" else ""


def still_to_search(request: HttpRequest) -> bool:
    """Whether the button was for a search, or other words stand in it than were searched for: look before going on."""
    words = request.POST.get("name", "").strip()
    return bool(request.POST.get("search")) or (bool(words) and words != request.POST.get("searched", ""))
