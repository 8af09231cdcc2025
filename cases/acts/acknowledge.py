"""Tell the person who raised it that it has been read, and by when they will hear how it is dealt with."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases import guards
from cases.access import ACKNOWLEDGE, READ, may
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved, stale
from cases.blind_index import index_of_number
from cases.clocks import ACKNOWLEDGEMENT, clock_event, start_clock
from cases.models import Case, Connection, Notice
from cases.refusals import Refused, refuse_where
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
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        readable = may(by, READ, case, on=on)
        if not readable:
            raise Refused(readable.reason)
        if case.version != version:
            raise stale(case)
        refuse_where(guards.is_acknowledged, case)
        refuse_where(guards.cannot_be_acknowledged, case)
        allowed = may(by, ACKNOWLEDGE, case, on=on)
        if not allowed:
            raise Refused(allowed.reason)
        refuse_where(guards.words_are_missing, words)
        if case.state == State.TRIAGE:
            case.acknowledge_in_triage(on)
        else:
            case.acknowledge(on)
        save_moved(case, seen_version=version)
        record(case, EventKind.ACKNOWLEDGED, by=by, at=at, words=words, source=_stop_and_start(case, on, at))
        _record_connection(case, by, at, on)
        _tell(case, at)
        return case


def _stop_and_start(case: Case, on: date, at: datetime) -> str:
    """Stop the clock this act meets, start those that waited for it, and say where the limit came from."""
    source = "the protocol sets no time for it"
    for clock in case.clocks.filter(stopped_on__isnull=True).select_related("case__council"):
        if clock.what == _ITS_CLOCK:
            clock_event(clock, ClockEventKind.STOPPED, on=on, at=at)
            source = f"due within {clock.length}"
        elif clock.starts == ACKNOWLEDGEMENT and clock.started_on is None:
            start_clock(clock, on=on, at=at)
    return source


def _record_connection(case: Case, by: User, at: datetime, on: date) -> None:
    """A disclosure counts from the day it was made; the other person is never told."""
    subject = case.parties.get("subject") or {}
    if case.plan.get("matter") != _DISCLOSURE or not subject.get("user"):
        return
    one, other = sorted(index_of_number(party["user"]) for party in (case.parties["complainant"], subject))
    Connection.objects.create(
        one=one, other=other, council=case.council, declared_in=case, from_on=case.filed_on
    )
    record(case, EventKind.CONNECTION_RECORDED, by=by, at=at, source="the disclosure itself")


def _tell(case: Case, at: datetime) -> None:
    complainant = case.parties["complainant"]["user"]
    Notice.objects.create(
        case=case, person=index_of_number(complainant), kind=NoticeKind.ACKNOWLEDGED, queued_at=at
    )
