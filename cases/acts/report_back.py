"""Tell the person who raised it what was decided."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import Doing, doing
from cases.clocks import stop_clocks
from cases.doing import Act
from cases.models import Case
from cases.outcomes import outcome_decided
from cases.refusals import refuse_where
from cases.states import EventKind
from people.models import User

REPORT_BACK = "report back to"


def report_back(
    case_ref: str,
    *,
    by: User,
    words: str,
    version: int,
    at: datetime,
    on: date,
    nothing_against: bool = False,
    not_told: str = "",
) -> Case:
    """Report back. What the person reads is the outcome in the council’s words, and `words` where it allows them.

    `not_told` is what they can’t be told, and why.

    Where the council deals with it as employer nothing else is ever told. Where the person it is about was not asked,
    `nothing_against` says that the words tell nothing against them. Opens the time to ask for another look.
    Raises Refused and Stale.
    """
    with doing(case_ref, Act.REPORT_BACK, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.is_not_decided, act.case)
        found = outcome_decided(act.case)
        assert found is not None  # noqa: S101  (it was decided with one of them)
        refuse_where(guards.tells_of_employment, found, words + not_told)
        if not found.employer:
            refuse_where(guards.words_are_missing, words)
            refuse_where(guards.may_tell_against_somebody, act.case, by, nothing_against=nothing_against)
        have_reported_back(act)
        act.record(
            EventKind.REPORTED_BACK,
            outcome=found.words,
            words=words,
            not_told=not_told,
            source=found.source,
        )
        act.tell_complainant()
        act.tell_those_asked()
    return act.case


def have_reported_back(act: Doing) -> None:
    """Let a case be reported back: nothing is due any more, and the duty to report back is met. Raises Refused."""
    act.move(act.case.report_back, act.on)
    stop_clocks(act.case, None, on=act.on, at=act.at)
    for owed in act.case.obligations.filter(verb=REPORT_BACK, met_on__isnull=True):
        if owed.is_open and owed.whom == ["the complainant"]:
            owed.met_on, owed.settled_by = act.on, act.by.display_name
            owed.save(update_fields=["met_on", "settled_by"])
