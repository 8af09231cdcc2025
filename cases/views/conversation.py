"""What was said and done, newest first, for the person who raised it? Every event they may know of, with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.models import Case, Event, Note
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT, EventKind, Relation
from cases.views.case_shown import is_kept_from_filer


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the line of time: a sentence, when it was, and the words that were written, as typed."""

    title: str
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the person was told at the end: the outcome, the words to them, and what they were not told and why."""

    outcome: str
    words: str
    not_told: str
    who: str
    at: datetime


# In these the words stand by themselves beneath the sentence; in others the sentence says what there is to say.
_WITH_WORDS = (
    EventKind.ACKNOWLEDGED,
    EventKind.QUESTION_ASKED,
    EventKind.QUESTION_ANSWERED,
    EventKind.WORDS_ADDED,
    EventKind.WORDS_CORRECTED,
    EventKind.ASKED_AGAIN,
    EventKind.REPORTED_BACK,
)


def told_to_them(case: Case) -> list[Event]:
    """The events that the person who raised it may know of, oldest first.

    Who opened it is told by itself (who_opened.py); but that somebody who only oversees it read what was written, so as
    to say whether it is a Code matter, they always read.
    """
    kinds = TOLD_TO_COMPLAINANT - {EventKind.OPENED}
    overseers = {row.person for row in case.access.all() if row.relation == Relation.OVERSIGHT}
    told = Q(kind__in=kinds) | Q(kind=EventKind.OPENED, by__in=overseers)
    found = [event for event in case.events.filter(told).order_by("number") if not is_kept_from_filer(event)]
    return [
        event for event in found if event.kind != EventKind.OPENED or event.detail.get("for_code_question")
    ]


def conversation(told: Iterable[Event], notes: Iterable[Note]) -> tuple[Entry, ...]:
    """Everything in one line of time, the newest first."""
    entries = [*_events(told), *_notes(notes)]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))


def _events(told: Iterable[Event]) -> Iterator[Entry]:
    # What is of one moment stands in the order in which it was done, the last first.
    for event in reversed(list(told)):
        kind = EventKind(event.kind)
        words = str(event.detail.get("words", "")) if kind in _WITH_WORDS else ""
        if kind == EventKind.WITHDRAWN:
            words = str(event.detail.get("reasons", ""))
        yield Entry(sentence_of(event, to_the_filer=True), event.at, words)


def _notes(notes: Iterable[Note]) -> Iterator[Entry]:
    for note in notes:
        yield Entry(_("%(who)s shared a note with you.") % {"who": note.name}, note.at, note.words)


def what_they_were_told(told: Iterable[Event]) -> Told | None:
    """The last answer they were given; None before there is one."""
    answers = [one for one in told if one.kind in (EventKind.REPORTED_BACK, EventKind.ALREADY_DECIDED)]
    if not answers:
        return None
    event, known = answers[-1], answers[-1].detail
    if event.kind == EventKind.ALREADY_DECIDED:
        new = _("What would be new: %(new)s") % {"new": known.get("new", "")}
        words = f"{known.get('reasons', '')}\n\n{new}"
        return Told(_("This was decided already"), words, "", str(known["by"]), event.at)
    return Told(
        str(known.get("outcome", "")),
        str(known.get("words", "")),
        str(known.get("not_told", "")),
        str(known["by"]),
        event.at,
    )
