"""Take a concern back; it does not always end with that."""

from __future__ import annotations

from datetime import date, datetime

from cases.acts.acting import doing
from cases.clocks import stop_clocks
from cases.doing import Act
from cases.guards import code_question_is_open
from cases.models import Case
from cases.states import EventKind
from people.models import User


def withdraw(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Take a concern back. Where somebody may be at risk, or it may be a Code matter, whoever has it goes on.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.WITHDRAW, by=by, version=version, at=at, on=on) as act:
        goes_on = goes_on_without_them(act.case)
        if not goes_on:
            act.move(act.case.withdraw)
            stop_clocks(act.case, None, on=on, at=at)
        act.record(EventKind.WITHDRAWN, reasons=reasons, goes_on=goes_on)
        act.tell_handlers()
    return act.case


def goes_on_without_them(case: Case) -> bool:
    """Whether the council has to go on: somebody fears for their safety, it is or may be a Code allegation, or
    nobody has said yet whether it is one, so that nobody gains by pressing them to take it back.
    """
    given = case.plan["given"]
    return bool(
        given.get("safety") == "yes"
        or given.get("code allegation") == "yes"
        or case.code_question.get("answer") == "yes"
        or code_question_is_open(case)
    )
