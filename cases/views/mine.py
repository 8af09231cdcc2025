"""What has this person raised, and what have they begun?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.access import accompanied_by, drafts_of, own_cases
from cases.clocks import local_date
from cases.forms.words import capitalised, with_article
from cases.models import Case, Draft
from cases.states import State
from cases.views.acts.by_the_person import done_of_ones_own
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import about_post, clock_in_words, draft_in_words, next_clock
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class Concern:
    """One line of the list. The person it is about is named by their post alone."""

    reference: str
    address: str
    about: str
    next_date: str
    state: str
    tag: str


@dataclass(frozen=True, slots=True)
class Begun:
    """One draft of the list."""

    words: str
    address: str
    saved: str
    delete: str


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The person's own concerns, newest first, and their drafts."""
    user = signed_in(request)
    context = {
        "concerns": [_concern(case) for case in own_cases(user, on=today())],
        "accompanied": [_concern(case) for case in accompanied_by(user, on=today())],
        "drafts": [_begun(draft) for draft in drafts_of(user, on=today())],
        "deleted": request.GET.get("deleted") == "yes",
        "saved": request.GET.get("saved") == "yes",
        "done": done_of_ones_own(request),
    }
    return page(request, "mine.html", context)


def _concern(case: Case) -> Concern:
    clock = next_clock(case)
    about = about_post(case)
    return Concern(
        reference=case.reference,
        address=reverse("case", args=[case.reference]),
        about=_("About %(post)s") % {"post": with_article(about)} if case.parties.get("subject") else about,
        next_date=clock_in_words(clock) if clock else _("None"),
        state=state_word(case),
        tag="done" if case.acknowledged_on else "",
    )


def state_word(case: Case) -> str:
    """Where it is, in one or two words."""
    if case.state == State.TRIAGE:
        return _("Someone is being chosen")
    if case.state == State.WITH_HANDLER:
        return _("Acknowledged") if case.acknowledged_on else _("Sent")
    return capitalised(str(State(case.state).label))


def _begun(draft: Draft) -> Begun:
    saved = date_format(local_date(draft.saved_at), "j F Y")
    kept = date_format(draft.expires_on, "j F Y")
    return Begun(
        words=draft_in_words(draft),
        address=reverse("carry_on", args=[draft.key]),
        saved=_("Saved on %(saved)s. Kept until %(kept)s.") % {"saved": saved, "kept": kept},
        delete=reverse("delete_draft", args=[draft.key]),
    )
