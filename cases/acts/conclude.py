"""Decide a case, with an outcome of the council and reasons."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import Doing, doing
from cases.clocks import resume_clocks, stop_clocks
from cases.doing import Act
from cases.models import Case
from cases.outcomes import REASONS, Outcome, outcome_named
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from people.models import User


def conclude(
    case_ref: str,
    *,
    by: User,
    outcome: str,
    reason: str,
    words: str,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Decide a case: an outcome and, where it asks for one, a reason, both by code; `words` are for the record.

    A concern about a councillor is never decided before it is said whether it is a Code matter, and nothing is held
    against anybody who was not heard. Stops what was due. Raises Refused and Stale.
    """
    with doing(case_ref, Act.CONCLUDE, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, words)
        found = outcome_named(act.case, outcome, on)
        if found is None:
            raise Refused("Choose one of the outcomes of this council.")
        decide(act, found, reason=reason, words=words)
        act.record(
            EventKind.CONCLUDED,
            outcome=found.words,
            reason=REASONS.get(reason, ""),
            words=words,
            source=found.source,
        )
    return act.case


def decide(act: Doing, found: Outcome, *, reason: str, words: str) -> None:
    """Let a case be decided, where nothing stands against it. Raises Refused."""
    refuse_where(guards.looks_at_what_they_handled, act.case, act.by)
    refuse_where(guards.code_question_is_open, act.case)
    refuse_where(guards.belongs_to_the_code_stage, act.case, found)
    refuse_where(guards.reason_is_missing, found, reason)
    refuse_where(guards.person_was_not_heard, act.case, found, act.by)
    refuse_where(guards.somebody_else_is_not_heard, act.case)
    refuse_where(guards.nobody_agreed_to_it, act.case, found)
    by = act.by.display_name
    if guards.is_paused(act.case):
        resume_clocks(act.case, on=act.on, at=act.at)
    act.move(
        act.case.conclude,
        act.on,
        {"code": found.code, "reason": reason, "words": words, "by": by, "as": found.as_json()},
    )
    stop_clocks(act.case, ("reply within", "decide within"), on=act.on, at=act.at)
    drop_duties_of_other_outcomes(act.case, found)


def drop_duties_of_other_outcomes(case: Case, outcome: Outcome) -> None:
    """What is owed only on another kind of outcome is not owed."""
    for owed in case.obligations.exclude(on_outcome="").filter(met_on__isnull=True):
        if owed.is_open and owed.on_outcome not in ("any outcome", outcome.kind):
            owed.set_aside_because = f"It is owed only where the outcome is: {owed.on_outcome}."
            owed.save(update_fields=["set_aside_because"])
