"""How far has a concern come, in fixed steps and in one word, for the person who raised it?

Worked out from what they may know of it. It says nothing of for whom or why a case waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.clocks import local_date
from cases.models import Access, Case, Clock, Event
from cases.states import EventKind, Relation, State

DONE, NOW, TO_COME = "done", "now", "to come"
AT_WORK = (Relation.HANDLER, Relation.TRIAGE)
# What shows how far a case has come.
KINDS = (
    EventKind.NO_CONNECTION_CONFIRMED,
    EventKind.ACKNOWLEDGED,
    EventKind.STOOD_ASIDE,
    EventKind.REASSIGNED,
    EventKind.ROUTE_DECIDED,
    EventKind.PASSED_ON,
    EventKind.ASKED_AGAIN,
    EventKind.REPORTED_BACK,
    EventKind.ALREADY_DECIDED,
    EventKind.REOPENED,
)
_OTHER_HANDS = (
    EventKind.STOOD_ASIDE,
    EventKind.REASSIGNED,
    EventKind.ROUTE_DECIDED,
    EventKind.PASSED_ON,
)
_ANSWERED = (EventKind.REPORTED_BACK, EventKind.ALREADY_DECIDED)
_AGAIN = (EventKind.ASKED_AGAIN, EventKind.REOPENED)
_ENDED_OTHERWISE = (State.WITHDRAWN, State.SIGNPOSTED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the fixed steps. `on` is the day it was reached, `by` the day by which it is due; either may be empty."""

    words: str
    standing: str
    on: date | None = None
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """The one word for where it is, and the fixed steps in order. `is_another_look` once one was asked for."""

    word: str
    marks: tuple[Mark, ...]
    is_read: bool
    is_another_look: bool
    read_on: date | None = None


def progress_of(
    case: Case, happened: Iterable[Event], rows: Iterable[Access], clocks: Iterable[Clock]
) -> Progress:
    """Where it is, from its events of `KINDS` in order, its rows of access and its clocks."""
    events = [event for event in happened if event.kind in KINDS]
    again = _last(events, _AGAIN)
    at_work = {row.person for row in rows if row.until_at is None and row.relation in AT_WORK}
    read = next((event for event in events if event.kind in _READ and event.by in at_work), None)
    word = _word(case, events, is_read=read is not None, is_another_look=again is not None)
    return Progress(
        word,
        tuple(_marks(case, word, events, again, clocks)),
        is_read=read is not None,
        is_another_look=again is not None,
        read_on=local_date(read.at) if read is not None else None,
    )


_READ = (EventKind.NO_CONNECTION_CONFIRMED, EventKind.ACKNOWLEDGED)


def _last(events: Iterable[Event], kinds: Collection[EventKind]) -> Event | None:
    found = [event for event in events if event.kind in kinds]
    return found[-1] if found else None


def _word(case: Case, events: list[Event], *, is_read: bool, is_another_look: bool) -> str:
    state = State(case.state)
    if state == State.TRIAGE:
        return _("Someone is being chosen")
    if state in (State.WITH_HANDLER, State.INFORMAL):
        if is_another_look:
            return _("Being looked at again")
        moved = _last(events, _OTHER_HANDS)
        if not is_read:
            return _("Passed on") if moved is not None else _("Sent")
        acknowledged = _last(events, (EventKind.ACKNOWLEDGED,))
        later = moved is not None and (acknowledged is None or acknowledged.number < moved.number)
        if state == State.INFORMAL or (case.acknowledged_on is not None and not later):
            return _("Being looked into")
        return _("Read")
    return str(_WORDS[state])


_WORDS: dict[State, str | Promise] = {
    State.DRAFT: gettext_lazy("Draft"),
    State.HELD: gettext_lazy("Waiting"),
    State.WAITING_FOR_ANOTHER_BODY: gettext_lazy("Waiting"),
    State.CONCLUDED: gettext_lazy("Decided"),
    State.REPORTED_BACK: gettext_lazy("Reported back"),
    State.CLOSED: gettext_lazy("Closed"),
    State.WITHDRAWN: gettext_lazy("Withdrawn"),
    State.SIGNPOSTED: gettext_lazy("For another procedure"),
    State.REFUSED: gettext_lazy("Not for this procedure"),
}


def _marks(
    case: Case, word: str, events: list[Event], again: Event | None, clocks: Iterable[Clock]
) -> Iterator[Mark]:
    """Sent, read, being looked into, reported back, closed; and another look between, where there was one."""
    running = [clock for clock in clocks if clock.stopped_on is None and clock.started_on is not None]
    due = {clock.what: clock.due_on for clock in running}
    state = State(case.state)
    over, decided = state in (State.REPORTED_BACK, State.CLOSED), state == State.CONCLUDED
    read = next((event for event in events if event.kind in _READ), None)
    before = [event for event in events if event.kind in _ANSWERED and again and event.number < again.number]
    yield Mark(_("Sent"), DONE, case.filed_on)
    if state in _ENDED_OTHERWISE:
        if read is not None:
            yield Mark(_("Read"), DONE, local_date(read.at))
        yield Mark(word, DONE)
        return
    if read is not None or over or again is not None:
        yield Mark(_("Read"), DONE, local_date(read.at) if read is not None else None)
    else:
        yield Mark(_("Read"), TO_COME if state == State.TRIAGE else NOW, None, due.get("acknowledge within"))
    looked_into = over or decided or again is not None
    yield Mark(_("Being looked into"), DONE if looked_into else NOW if read is not None else TO_COME)
    for answer in before[-1:]:
        yield Mark(_("Reported back"), DONE, local_date(answer.at))
    if again is not None:
        yield Mark(_("Being looked at again"), DONE if over or decided else NOW, local_date(again.at))
    if not over:
        by = due.get("report back within") or due.get("decide within") or due.get("reply within")
        yield Mark(
            _("Reported back again") if before else _("Reported back"), NOW if decided else TO_COME, None, by
        )
    elif case.reported_on is not None:
        yield Mark(_("Reported back again") if before else _("Reported back"), DONE, case.reported_on)
    closed = state == State.CLOSED
    yield Mark(_("Closed"), DONE if closed else TO_COME, case.closed_on if closed else None)
