"""How does a concern stand, said to the person who raised it? One sentence, the next date, and what is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.models import Case, Clock, Event
from cases.progress import Progress
from cases.sentences import stored_sources
from cases.states import EventKind, State
from cases.views.dates import NAMES, days_left, tag_of
from cases.views.late import late_words
from cases.views.lists import working_days_left
from cases.views.presented import long_date, sources_in_brief


@dataclass(frozen=True, slots=True)
class NextDate:
    """The date that comes first: what for, how long there is, where it comes from, and how late it is."""

    words: str
    left: str
    tag: str
    source: str
    late: str


@dataclass(frozen=True, slots=True)
class TakesLonger:
    """A holding response that still stands: its reasons as they were written, and until when."""

    reasons: str
    until: str


def stands(case: Case, progress: Progress, whom: str, *, is_own: bool) -> str:
    """Where it is, in one sentence that names who has it."""
    state = State(case.state)
    if state == State.TRIAGE:
        return (
            _("It was sent. %(who)s chooses who deals with it.") % {"who": whom}
            if whom
            else _("It was sent. The council is asked to choose who deals with it.")
        )
    if state in (State.WITH_HANDLER, State.INFORMAL):
        return _with_them(case, progress, whom)
    if state in (State.HELD, State.WAITING_FOR_ANOTHER_BODY):
        return _("Waiting. %(who)s has it.") % {"who": whom} if whom else _("Waiting.")
    if state == State.CONCLUDED:
        return _("It has been decided. %(who)s tells you next what was decided.") % {"who": whom}
    if state == State.REPORTED_BACK:
        return _("You have been told what was decided.") if is_own else _("They were told what was decided.")
    if state == State.WITHDRAWN:
        return _("You took it back.") if is_own else _("They took it back.")
    if state == State.CLOSED:
        return _("It is closed. Nothing more is done with it.")
    return f"{progress.word}."


def _with_them(case: Case, progress: Progress, whom: str) -> str:
    if progress.is_another_look:
        words = (
            _("%(who)s looks at it again and has read it.")
            if progress.is_read
            else _("It is with %(who)s, to be looked at again.")
        )
    elif not progress.is_read:
        moved = progress.word == _("Passed on")
        words = _("It was passed on to %(who)s.") if moved else _("It was sent to %(who)s.")
    elif case.state == State.INFORMAL:
        words = _("%(who)s has it and tries to settle it by talking.")
    elif progress.word == _("Read"):
        words = _("%(who)s has it and has read it.")
    else:
        words = _("%(who)s has it, has read it and is looking into it.")
    return words % {"who": whom}


def first_running(clocks: list[Clock]) -> Clock | None:
    """The clock that is due first of those that run; as lists.next_clock finds it, of clocks that were read already."""
    running = [clock for clock in clocks if clock.stopped_on is None and clock.due_on is not None]
    return min(running, key=lambda clock: (clock.due_on or date.max, clock.pk), default=None)


def next_date(clock: Clock | None, on: date) -> NextDate | None:
    """The date that comes next, for the person who waits for it."""
    if clock is None or clock.due_on is None:
        return None
    left = working_days_left(clock, on)
    name = str(NAMES.get(clock.what, clock.what))
    return NextDate(
        words=_("%(what)s %(day)s") % {"what": name, "day": long_date(clock.due_on)},
        left=days_left(left),
        tag=tag_of(left),
        source=sources_in_brief(stored_sources(clock.sources)),
        late=late_words(clock, on, to_the_filer=True),
    )


def takes_longer(case: Case, told: list[Event]) -> TakesLonger | None:
    """The last holding response, while the case waits because of it."""
    if case.state != State.HELD:
        return None
    sent = [event.detail for event in told if event.kind == EventKind.HELD]
    if not sent:
        return None
    return TakesLonger(str(sent[-1].get("reasons", "")), str(sent[-1].get("until", "")))
