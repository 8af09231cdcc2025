"""Tell the person who raised it that it has been read, and by when they will hear how it is dealt with."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_noop

from cases import guards
from cases.acts.acting import Doing, doing
from cases.clocks import ACKNOWLEDGEMENT, clock_event, start_clock
from cases.doing import Act
from cases.models import Case
from cases.refusals import refuse_where
from cases.register.entering import enter_disclosure
from cases.states import EventKind, NoticeKind, State
from people.models import User
from rules.language.clock_events import ClockEventKind

_ITS_CLOCK = "acknowledge within"
_DISCLOSURE = "relationship disclosure"


def acknowledge(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Acknowledge a case as it stood at `version`, with words to the person who raised it.

    Stops the clock for acknowledging and starts those that run from it. Receiving the disclosure of a relationship
    makes the declared connection. Raises Stale where somebody else was first, and Refused.
    """
    with doing(case_ref, Act.ACKNOWLEDGE, by=by, version=version, at=at, on=on) as act:
        case = act.case
        refuse_where(guards.cannot_be_acknowledged, case)
        refuse_where(guards.words_are_missing, words)
        act.move(case.acknowledge_in_triage if case.state == State.TRIAGE else case.acknowledge, on)
        act.record(EventKind.ACKNOWLEDGED, words=words, source=stop_and_start(case, on, at))
        _record_connection(act)
        act.tell_complainant(NoticeKind.ACKNOWLEDGED)
    return act.case


def stop_and_start(case: Case, on: date, at: datetime) -> str:
    """Stop the clock this act meets, start those that waited for it, and say where the limit came from."""
    source = gettext_noop("the protocol sets no time for it")
    for clock in case.clocks.filter(stopped_on__isnull=True).select_related("case__council"):
        if clock.what == _ITS_CLOCK:
            clock_event(clock, ClockEventKind.STOPPED, on=on, at=at)
            source = f"due within {clock.length}"
        elif clock.starts == ACKNOWLEDGEMENT and clock.started_on is None:
            start_clock(clock, on=on, at=at)
    return source


def _record_connection(act: Doing) -> None:
    """A disclosure counts from the day it was made; the other person is never told."""
    case = act.case
    subject = case.parties.get("subject") or {}
    if case.plan.get("matter") != _DISCLOSURE or not subject.get("user"):
        return
    enter_disclosure(case, at=act.at)
    act.record(EventKind.CONNECTION_RECORDED, source=gettext_noop("the disclosure itself"))
