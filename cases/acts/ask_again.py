"""Ask for another look, by people who never handled it."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.acts.handing_over import known_as
from cases.acts.pass_on import open_way
from cases.clocks import calendar_of
from cases.doing import Act
from cases.frozen_plan import rulebook_of_case
from cases.ladder import NextStep, reviews
from cases.models import Case
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import EventKind
from people.models import User
from rules.language.working_days import due_on


def ask_again(
    case_ref: str, *, by: User, choice: int | None, words: str, version: int, at: datetime, on: date
) -> Case:
    """Ask for another look. Within the rulebook’s time it goes to whoever the rule names, picked by who raised it
    where it names several; after it a person chooses whether and who. Raises Refused and Stale.
    """
    with doing(case_ref, Act.ASK_AGAIN, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, words)
        refuse_where(guards.is_not_over, act.case)
        way = next(iter(reviews(act.case, on)), None)
        if way is None:
            raise Refused(
                "The protocol sets out no other look at this one. The Monitoring Officer knows what else there is."
            )
        late = is_too_late(act.case, way, on)
        if late:
            way = NextStep(way.plan, way.trigger, (), way.passed_over)
        why = "asked for after the time for it" if late else "the person who raised it asked for another look"
        act.move(act.case.hand_over)
        recipients = open_way(act, way, choice, why=why)
        act.record(
            EventKind.ASKED_AGAIN,
            to=known_as(recipients),
            words=words,
            late=late,
            source=sources_in_words(way.plan.sources) or "the council’s own setting",
        )
    return act.case


def is_too_late(case: Case, way: NextStep, on: date) -> bool:
    """Whether the rulebook’s time to ask has passed, counted from the report back."""
    window = way.plan.step.ask_within
    if window is None or case.reported_on is None:
        return False
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    due = due_on(case.reported_on, window.length, counted_by)
    return due is not None and on > due.on
