"""Take a decision back before anybody was told of it: to hear somebody first, or because it was wrong."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.clocks import count_on
from cases.doing import Act
from cases.models import Case
from cases.outcomes import outcome_decided
from cases.refusals import refuse_where
from cases.states import EventKind
from people.models import User

STOPPED_BY_A_DECISION = ("reply within", "decide within")


def take_decision_back(
    case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Let a case that is decided and not reported back be dealt with again, by whoever has it.

    No time is won by it: what the decision stopped counts on as if it had never stood. What was owed only on another
    outcome waits for the next one. The decision stays in the record. Raises Refused and Stale.
    """
    with doing(case_ref, Act.TAKE_DECISION_BACK, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.nothing_to_take_back, act.case)
        found = outcome_decided(act.case)
        decided = act.case.events.filter(kind=EventKind.CONCLUDED).latest("number")
        act.move(act.case.take_decision_back)
        count_on(act.case, STOPPED_BY_A_DECISION, stopped_at=decided.at, on=on, at=at)
        for owed in act.case.obligations.exclude(on_outcome=""):
            # One that a person set aside, with reasons of their own, stays so.
            if owed.met_on is None and not owed.settled_by:
                owed.set_aside_because = ""
                owed.save(update_fields=["set_aside_because"])
        act.record(
            EventKind.DECISION_TAKEN_BACK, outcome=found.words if found is not None else "", reasons=reasons
        )
    return act.case
