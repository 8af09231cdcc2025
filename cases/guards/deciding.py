"""When may a case not be decided, reported back or closed? Each docstring is the sentence the person reads."""

from __future__ import annotations

from cases.blind_index import index_of
from cases.guards.dealing import is_about_a_councillor
from cases.ladder import looks_again
from cases.matters import is_about_conduct
from cases.models import Case
from cases.outcomes import PASSED_TO_MONITORING_OFFICER, SETTLED, Outcome
from cases.states import OVER, EventKind, NoteLabel, Relation, State
from people.models import User


def code_question_is_open(case: Case) -> bool:
    """The Monitoring Officer, or whoever stands in, first has to say whether this is in substance a written allegation
    that a councillor broke the Code (Localism Act 2011 s.28(9)). Until then you may acknowledge, support and settle."""
    return is_about_a_councillor(case) and is_about_conduct(case) and not case.code_question.get("answer")


def waits_for_code_answer(case: Case) -> bool:
    """Somebody has to say first whether this is a Code matter."""
    return code_question_is_open(case) and case.state not in OVER


def code_question_is_answered(case: Case) -> bool:
    """Whether it is a Code matter has been said, so it is read for that no longer."""
    return bool(case.code_question.get("answer"))


def belongs_to_the_code_stage(case: Case, outcome: Outcome) -> bool:
    """This is a written allegation that a councillor broke the Code, so only the council’s arrangements for it can
    decide it (Localism Act 2011 s.28(4) and (6))."""
    return (
        bool(case.code_question.get("answer") == "yes") and outcome.code != PASSED_TO_MONITORING_OFFICER.code
    )


def reason_is_missing(outcome: Outcome, reason: str) -> bool:
    """Choose the reason for this outcome."""
    return outcome.needs_reason and reason not in outcome.reasons


def person_was_not_heard(case: Case, outcome: Outcome, by: User) -> bool:
    """Put it to the person it is about first. This outcome is held against them, so they must have answered, or let the
    time for it pass, or somebody other than you must have recorded why they are not asked."""
    return outcome.adverse and not person_was_asked(case, by)


def person_was_asked(case: Case, by: User) -> bool:
    """They answered or let the time pass, or somebody other than `by` recorded why they are not asked.

    What was recorded before the case was opened again, or before another look, counts no longer.
    """
    if any(not put.is_open for put in case.hearings.all()):
        return True
    anew = (
        case.events.filter(kind__in=(EventKind.REOPENED, EventKind.ASKED_AGAIN)).order_by("-number").first()
    )
    recorded = case.events.filter(kind=EventKind.NOT_HEARD).exclude(by=index_of(by))
    return recorded.filter(number__gt=anew.number if anew is not None else 0).exists()


def looks_at_what_they_handled(case: Case, by: User) -> bool:
    """You dealt with this before, so somebody else has to look at it again. You can only hand it over."""
    step = case.steps.order_by("-number").first()
    handled = case.access.filter(person=index_of(by), relation=Relation.HANDLER, until_at__isnull=False)
    return looks_again(case, step) and handled.exists()


def nobody_agreed_to_it(case: Case, outcome: Outcome) -> bool:
    """It is settled once both have agreed: record the talks, or put it to the person it is about, before you say so."""
    if outcome.code != SETTLED.code or not is_about_conduct(case):
        return False
    talked = case.events.filter(kind=EventKind.TALKS_ENDED).exists()
    return not talked and all(put.is_open for put in case.hearings.all())


def may_tell_against_somebody(case: Case, by: User, *, nothing_against: bool) -> bool:
    """The person it is about was not asked, so your words may tell nothing against them. Leave that out and say so, or
    take the decision back and put it to them first, or ask the Monitoring Officer to record why they were not asked."""
    return is_about_conduct(case) and not nothing_against and not person_was_asked(case, by)


def is_not_decided(case: Case) -> bool:
    """Decide this case before you report back."""
    return bool(case.state != State.CONCLUDED)


def nothing_to_take_back(case: Case) -> bool:
    """Only a decision that nobody was told of yet is taken back. What was reported back is opened again."""
    return bool(case.state != State.CONCLUDED)


def tells_of_employment(outcome: Outcome, words: str) -> bool:
    """The council deals with this as employer, so nothing more than that is told. Remove your own words."""
    return outcome.employer and bool(words.strip())


def tells_of_employment_in_a_note(case: Case, label: str) -> bool:
    """The council deals with this as employer, so nothing more is shared with the person who raised it."""
    return label == NoteLabel.SHARED and case.outcome.get("code") == "as_employer"


def was_not_reported_back(case: Case, reasons: str) -> bool:
    """The person who raised it has not been told what was decided. Report back first, or say why you can’t."""
    return case.state == State.CONCLUDED and not reasons.strip()


def something_is_still_owed(case: Case) -> bool:
    """Something is still owed in this case. For each thing on the list say that it was done, or why it was not."""
    return any(owed.is_open for owed in case.obligations.all())


def nothing_was_decided(case: Case) -> bool:
    """Nothing was decided here, so there is nothing to look at again. You can raise it anew."""
    return case.concluded_on is None


def is_over(case: Case) -> bool:
    """This case is over. Open it again first."""
    return case.state in OVER


def is_not_over(case: Case) -> bool:
    """This case is still open, so it can be dealt with as it is."""
    return case.state not in OVER
