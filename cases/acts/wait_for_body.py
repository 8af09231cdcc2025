"""Let clocks stand still for a body that an election left empty, and run on: found by the watch, done by no person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from cases.acts.open_case import locked_case
from cases.acts.recording import save_moved
from cases.bodies import Awaited, body_awaited
from cases.clocks import clock_event, resume_clocks, standing_of
from cases.models import BodyAwaited, Case
from cases.outbox.queueing import queue
from cases.record.chain import append
from cases.states import OVER, EventKind, NoticeKind, Relation
from rules.language.clock_events import ClockEventKind

BY = "This service"
HAS_IT = gettext_noop("there is somebody again who may have it")


def wait_for_body(case_ref: str, *, at: datetime, on: date) -> bool:
    """Let the clocks stand still where the case rests on a seat that is not filled yet; whether it began to wait now.

    The state stays as it is: a chooser can still give it to somebody else, and it then runs on.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        awaited = body_awaited(case, on) if case.state not in OVER else None
        if awaited is None:
            return False
        _stand_still(case, awaited.why, at, on)
        if case.bodies_awaited.filter(until_on__isnull=True).exists():
            return False
        _begin(case, awaited, on)
        save_moved(case, seen_version=case.version)
        append(case, EventKind.PAUSED, at=at, by="", detail={"by": BY, "reasons": awaited.why})
        return True


def run_on(case_ref: str, *, at: datetime, on: date) -> bool:
    """Let the clocks count on once the seat is filled or the case is in other hands; whether they do so now."""
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        waits = case.bodies_awaited.filter(until_on__isnull=True).first()
        if waits is None or (case.state not in OVER and body_awaited(case, on) is not None):
            return False
        waits.until_on = on
        waits.save(update_fields=["until_on"])
        if case.state in OVER:
            return True
        # What stands still for another reason as well goes on standing still for that.
        if not case.waiting:
            resume_clocks(case, on=on, at=at)
        save_moved(case, seen_version=case.version)
        append(case, EventKind.RESUMED, at=at, by="", detail={"by": BY, "reasons": HAS_IT})
        _tell_those_at_work(case, at)
        return True


def _begin(case: Case, awaited: Awaited, on: date) -> None:
    step = case.steps.filter(ended_on__isnull=True).order_by("-number").first()
    if step is not None:
        BodyAwaited.objects.create(case=case, step=step, post=awaited.post, why=awaited.why, since_on=on)


def _stand_still(case: Case, why: str, at: datetime, on: date) -> None:
    for clock in case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False):
        if not standing_of(clock).is_paused:
            clock_event(clock, ClockEventKind.PAUSED, on=on, at=at, reasons=why)


def _tell_those_at_work(case: Case, at: datetime) -> None:
    at_work = case.access.filter(relation__in=(Relation.HANDLER, Relation.TRIAGE), until_at__isnull=True)
    for mark in dict.fromkeys(at_work.values_list("person", flat=True)):
        queue(case, mark, NoticeKind.UPDATE, at=at)
