"""Decide whether the name of the person who raised it is withheld."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case
from cases.refusals import refuse_where
from cases.states import EventKind, NameWithheld
from people.models import User


def ask_for_name_to_be_withheld(
    case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Ask that one's name is not given to the person it is about. Raises Refused and Stale."""
    with doing(case_ref, Act.ASK_FOR_NAME_WITHHELD, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.name_was_decided, act.case)
        refuse_where(guards.it_was_put_to_them_already, act.case)
        act.case.name_withheld = NameWithheld.ASKED
        act.record(EventKind.NAME_DECIDED, decision="asked", reasons=reasons)
        act.tell_handlers()
    return act.case


def decide_about_name(
    case_ref: str, *, by: User, granted: bool, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Grant or refuse the request. Where it is refused the person may still take the concern back.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.DECIDE_ABOUT_NAME, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.name_was_not_asked_for, act.case)
        act.case.name_withheld = NameWithheld.GRANTED if granted else NameWithheld.REFUSED
        act.record(EventKind.NAME_DECIDED, decision="granted" if granted else "refused", reasons=reasons)
        act.tell_complainant()
    return act.case
