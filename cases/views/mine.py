"""What has this person raised, what is asked of them, and what have they begun?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.access import (
    agreements_asked_of,
    consultations_of,
    drafts_of,
    hearings_of,
    own_and_accompanied,
)
from cases.blind_index import index_of
from cases.clocks import local_date
from cases.forms.words import with_article
from cases.models import Case, Draft, Event
from cases.progress import KINDS, progress_of
from cases.states import OVER, TOLD_TO_COMPLAINANT, EventKind, Relation
from cases.views.acts.by_the_person import done_of_ones_own
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.how_it_stands import first_running
from cases.views.lists import about_post, clock_in_words, draft_in_words
from cases.views.presented import Link
from cases.views.shell import page
from people.models import User

FIRST_DRAFTS = 10  # Saved last; the others are a press away, so that the page stays small.


@dataclass(frozen=True, slots=True)
class Concern:
    """One line of the list. The person it is about is named by their post alone; `is_new` is since they looked last."""

    reference: str
    address: str
    about: str
    next_date: str
    state: str
    is_new: bool
    asked: int
    over: bool
    is_own: bool

    @property
    def asked_in_words(self) -> str:
        """How many questions wait for them; empty where none does."""
        if not self.asked:
            return ""
        told = ngettext("You are asked %(n)s question.", "You are asked %(n)s questions.", self.asked)
        return told % {"n": self.asked}


@dataclass(frozen=True, slots=True)
class Begun:
    """One draft of the list."""

    words: str
    address: str
    saved: str
    delete: str


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The person's own concerns, newest first, what is asked of them anywhere, and their drafts."""
    user, on = signed_in(request), today()
    every = _concerns(own_and_accompanied(user, on=on), user)
    concerns = [concern for concern in every if concern.is_own]
    drafts, all_of_them = list(drafts_of(user, on=on)), request.GET.get("drafts") == "all"
    context = {
        "open": [concern for concern in concerns if not concern.over],
        "over": [concern for concern in concerns if concern.over],
        "accompanied": [concern for concern in every if not concern.is_own],
        "asked_of_you": tuple(_asked_elsewhere(user)),
        "drafts": [_begun(draft) for draft in (drafts if all_of_them else drafts[:FIRST_DRAFTS])],
        "all_drafts": 0 if all_of_them or len(drafts) <= FIRST_DRAFTS else len(drafts),
        "deleted": request.GET.get("deleted") == "yes",
        "saved": request.GET.get("saved") == "yes",
        "done": done_of_ones_own(request),
    }
    return page(request, "mine.html", context)


def _concerns(cases: QuerySet[Case], user: User) -> list[Concern]:
    """Each with its word, its next date and what is new. As many look-ups for twenty as for one."""
    found = list(cases.prefetch_related("clocks", "access", "questions"))
    if not found:
        return []
    events, looked = _told(found, user)
    return [_concern(case, events.get(case.pk, []), looked.get(case.pk, 0), user) for case in found]


def _told(cases: Iterable[Case], user: User) -> tuple[dict[int, list[Event]], dict[int, int]]:
    """What the person may know happened to each, in order, without the words of it; and when they last opened each.

    When they did is the number of that event. One look-up for both.
    """
    kinds = (TOLD_TO_COMPLAINANT | set(KINDS)) - {EventKind.OPENED}
    theirs = Q(kind=EventKind.OPENED, by=index_of(user))
    events = Event.objects.filter(theirs | Q(kind__in=kinds), case__in=cases)
    told: dict[int, list[Event]] = {}
    looked: dict[int, int] = {}
    for event in events.defer("detail").order_by("number"):
        if event.kind == EventKind.OPENED:
            looked[event.case_id] = event.number
        else:
            told.setdefault(event.case_id, []).append(event)
    return told, looked


def _concern(case: Case, told: list[Event], looked: int, user: User) -> Concern:
    mark = index_of(user)
    clocks, over = list(case.clocks.all()), case.state in OVER
    clock = first_running(clocks) if not over else None
    about = about_post(case)
    new = [event for event in told if event.number > looked and event.by != mark]
    return Concern(
        reference=case.reference,
        address=reverse("case", args=[case.reference]),
        about=_("About %(post)s") % {"post": with_article(about)} if case.parties.get("subject") else about,
        next_date=clock_in_words(clock) if clock else _("None"),
        state=progress_of(case, told, case.access.all(), clocks).word,
        is_new=any(event.kind in _REPLIES for event in new),
        asked=sum(one.answered_at is None for one in case.questions.all()) if not over else 0,
        over=over,
        is_own=any(row.person == mark and row.relation == Relation.COMPLAINANT for row in case.access.all()),
    )


# What somebody else said or did for the person who raised it; that it was opened or given on is none.
_REPLIES = frozenset(
    {
        EventKind.ACKNOWLEDGED,
        EventKind.QUESTION_ASKED,
        EventKind.HELD,
        EventKind.NAME_DECIDED,
        EventKind.REPORTED_BACK,
        EventKind.ALREADY_DECIDED,
    }
)


def _asked_elsewhere(user: User) -> Iterator[Link]:
    """Pages that were written for this person, each only where there is one; nothing of a case stands here."""
    on = today()
    put = list(hearings_of(user, on=on))
    waiting = sum(one.answered_at is None and one.case.state not in OVER for one in put)
    if put:
        told = ngettext("%(n)s waits for your account.", "%(n)s wait for your account.", waiting)
        yield Link(_("What was put to you"), reverse("put_to_you"), told % {"n": waiting} if waiting else "")
    views = list(consultations_of(user, on=on))
    if views:
        open_now = sum(one.is_open for one in views)
        told = ngettext("%(n)s waits for your view.", "%(n)s wait for your view.", open_now)
        yield Link(
            _("Views you are asked for"), reverse("views_asked"), told % {"n": open_now} if open_now else ""
        )
    agreements = list(agreements_asked_of(user, on=on))
    if agreements:
        open_now = sum(one.is_open for one in agreements)
        told = ngettext("%(n)s waits for your answer.", "%(n)s wait for your answer.", open_now)
        yield Link(
            _("Whether an answer may take longer"),
            reverse("agreements_asked"),
            told % {"n": open_now} if open_now else "",
        )


def _begun(draft: Draft) -> Begun:
    saved = date_format(local_date(draft.saved_at), "j F Y")
    kept = date_format(draft.expires_on, "j F Y")
    return Begun(
        words=draft_in_words(draft),
        address=reverse("carry_on", args=[draft.key]),
        saved=_("Saved on %(saved)s. Kept until %(kept)s.") % {"saved": saved, "kept": kept},
        delete=reverse("delete_draft", args=[draft.key]),
    )
