"""Hand a case to a body outside that does not use this service, and record what it says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from cases import guards
from cases.access import may
from cases.acts.acting import doing
from cases.acts.open_case import locked_case
from cases.acts.recording import record
from cases.bundle import document_of
from cases.clocks import local_date, pause_clocks
from cases.doing import Act
from cases.ladder import current_plan
from cases.models import Case, OutsideHandover
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import Body, EventKind
from people.models import User


def hand_outside(
    case_ref: str,
    *,
    by: User,
    body: str,
    how: str,
    fields: Sequence[str],
    reasons: str,
    review_on: date,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Hand a document of the chosen fields (see cases.bundle) to a body outside. The case waits and is looked at again.

    It is not closed and stays with whoever has it. The document is kept as it was, its SHA-256 stands in the record.
    Raises Refused and Stale.
    """
    with doing(case_ref, Act.HAND_OUTSIDE, by=by, version=version, at=at, on=on) as act:
        case = act.case
        refuse_where(guards.outside_body_is_missing, body)
        refuse_where(guards.way_it_is_sent_is_missing, how)
        refuse_where(guards.nothing_is_chosen_to_hand_over, fields)
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.review_is_not_ahead, review_on, on)
        refuse_where(guards.name_to_be_given_is_not_decided, case, fields)
        refuse_where(guards.name_is_not_to_be_given, case, fields)
        plan = current_plan(case, act.step)
        paused = guards.is_paused(case)
        act.move(case.wait_for_another_body)
        case.waiting = {"body": str(Body.OUTSIDE), "reasons": reasons, "review_on": review_on.isoformat()}
        if not paused:
            pause_clocks(case, on=on, at=at, reasons=reasons)
        document = document_of(case, fields, body=body, by=by.display_name, on=on)
        OutsideHandover.objects.create(
            case=case,
            body=body,
            how=how,
            fields=[*fields],
            document=document.text,
            sha256=document.sha256,
            handed_by=by.display_name,
            handed_at=at,
        )
        act.record(
            EventKind.HANDED_OUTSIDE,
            body=body,
            how=how,
            reasons=reasons,
            fields=[*fields],
            sha256=document.sha256,
            source=(sources_in_words(plan.sources) if plan is not None else "")
            or "whoever deals with it decided so",
        )
    return case


def record_receipt(
    case_ref: str,
    handover: UUID,
    *,
    by: User,
    received_on: date,
    due_on: date | None,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Record that the body outside has it and, where it said so, by when it means to answer. Raises Refused and Stale.

    `due_on` is their date: nothing here counts it.
    """
    with doing(case_ref, Act.HAND_OUTSIDE, by=by, version=version, at=at, on=on) as act:
        handed = act.case.handed_outside.filter(key=handover).first()
        if handed is None or handed.received_on is not None:
            raise Refused("That they have it is recorded already. Look at the case again.")
        refuse_where(guards.receipt_is_before_it_was_sent, handed, received_on, on)
        refuse_where(guards.their_day_is_before_they_had_it, received_on, due_on)
        handed.received_on, handed.due_on = received_on, due_on
        handed.save(update_fields=["received_on", "due_on"])
        act.record(
            EventKind.OUTSIDE_RECEIVED,
            body=handed.body,
            received=f"{received_on:%-d %B %Y}",
            due=f"{due_on:%-d %B %Y}" if due_on is not None else "",
        )
    return act.case


def take_document(case_ref: str, handover: UUID, *, by: User, at: datetime) -> OutsideHandover:
    """The document as it was handed over, for whoever works on the case; that it was taken is recorded.

    Raises Refused for anybody else.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        allowed = may(by, Act.HAND_OUTSIDE, case, on=local_date(at))
        if not allowed:
            raise Refused(allowed.reason)
        handed = case.handed_outside.filter(key=handover).first()
        if handed is None:
            raise Refused("There is no such document here.")
        record(case, EventKind.PAGE_OPENED, by=by, at=at, what=f"handed to {handed.body}")
        return handed
