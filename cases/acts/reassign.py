"""Give a case to somebody else, with a reason, or choose who has it."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import Doing, doing
from cases.acts.handing_over import hand_over, known_as
from cases.doing import Act
from cases.ladder import current_plan, search_now
from cases.models import Case
from cases.recipients import Recipient
from cases.refusals import Refused, refuse_where
from cases.states import EventKind, State
from people.models import Post, User


def reassign(
    case_ref: str, *, by: User, to: Post, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Give a case to whoever sits in another seat. The way it came stays visible. Raises Refused and Stale."""
    with doing(case_ref, Act.REASSIGN, by=by, version=version, at=at, on=on) as act:
        act.record(EventKind.REASSIGNED, to=_given(act, to, reasons), reasons=reasons)
        act.tell_complainant()
    return act.case


def decide_route(
    case_ref: str, *, by: User, to: Post, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Choose who deals with a case that waits for someone to be chosen; kept as a proposed rule for the rulebook.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.DECIDE_ROUTE, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.looks_at_what_they_handled, act.case, by)
        plan = act.case.plan
        act.record(
            EventKind.ROUTE_DECIDED,
            to=_given(act, to, reasons),
            reasons=reasons,
            proposed_rule={"matter": plan["matter"], "when": plan["given"], "to": to.kind},
        )
        act.tell_complainant()
    return act.case


def _given(act: Doing, to: Post, reasons: str) -> str:
    """Give the case to whoever sits in the seat, and say who that is. Raises Refused."""
    refuse_where(guards.reasons_are_missing, reasons)
    refuse_where(guards.is_over, act.case)
    recipient = lawful_in(act.case, to, act.on)
    act.move(act.case.hand_over if act.case.state == State.TRIAGE else act.case.change_hands)
    hand_over(act.case, [recipient], name=act.step.name, why=reasons, at=act.at, on=act.on)
    return known_as([recipient])


def lawful_in(case: Case, seat: Post, on: date) -> Recipient:
    """Whoever sits in the seat, where they may have the case; on a review nobody who handled it. Raises Refused."""
    if seat.council_id not in _councils(case):
        raise Refused(
            "That seat belongs to another council. Choose one of this council’s, or a seat outside it."
        )
    step = case.steps.order_by("-number").first()
    plan = current_plan(case, step) if step is not None else None
    refuse_where(guards.is_for_a_monitoring_officer, case, seat)
    refuse_where(guards.is_for_ordinary_councillors, case, seat, plan)
    found = search_now(case, on).in_seat(seat, seat.kind)
    if found is None:
        raise Refused("Whoever is in that seat cannot deal with this one. Choose another seat.")
    return found


def _councils(case: Case) -> set[int]:
    return {
        case.council_id,
        *([case.council.principal_authority_id] if case.council.principal_authority_id else []),
    }
