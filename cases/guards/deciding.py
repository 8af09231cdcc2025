"""When may a case not be decided, reported back or closed? Each docstring is the sentence the person reads."""

from __future__ import annotations

from cases.guards.dealing import is_about_a_councillor
from cases.models import Case
from cases.outcomes import Outcome
from cases.states import OVER, EventKind, State


def code_question_is_open(case: Case) -> bool:
    """The Monitoring Officer, or whoever stands in, first has to say whether this is in substance a written allegation
    that a councillor broke the Code (Localism Act 2011 s.28(9)). Until then you may acknowledge, support and settle."""
    return is_about_a_councillor(case) and not case.code_question.get("answer")


def belongs_to_the_code_stage(case: Case) -> bool:
    """This is a written allegation that a councillor broke the Code, so only the council’s arrangements for it can
    decide it (Localism Act 2011 s.28(4) and (6))."""
    return bool(case.code_question.get("answer") == "yes")


def reason_is_missing(outcome: Outcome, reason: str) -> bool:
    """Choose the reason for this outcome."""
    return outcome.needs_reason and reason not in outcome.reasons


def person_was_not_heard(case: Case, outcome: Outcome) -> bool:
    """Put it to the person it is about first. This outcome is held against them, so they must have answered, or let the
    time for it pass, or somebody other than you must have recorded why they are not asked."""
    return outcome.adverse and not person_was_asked(case)


def person_was_asked(case: Case) -> bool:
    """The person it is about answered, let the time pass, or it is recorded why they are not asked."""
    if any(not put.is_open for put in case.hearings.all()):
        return True
    return case.events.filter(kind=EventKind.NOT_HEARD).exists()


def is_not_decided(case: Case) -> bool:
    """Decide this case before you report back."""
    return bool(case.state != State.CONCLUDED)


def tells_of_employment(outcome: Outcome, words: str) -> bool:
    """The council deals with this as employer, so nothing more than that is told. Remove your own words."""
    return outcome.employer and bool(words.strip())


def was_not_reported_back(case: Case, reasons: str) -> bool:
    """The person who raised it has not been told what was decided. Report back first, or say why you can’t."""
    return case.state == State.CONCLUDED and not reasons.strip()


def something_is_still_owed(case: Case) -> bool:
    """Something is still owed in this case. For each thing on the list say that it was done, or why it was not."""
    return any(owed.is_open for owed in case.obligations.all())


def is_over(case: Case) -> bool:
    """This case is over. Open it again first."""
    return case.state in OVER


def is_not_over(case: Case) -> bool:
    """This case is still open, so it can be dealt with as it is."""
    return case.state not in OVER
