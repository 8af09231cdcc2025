"""Can whoever decided without hearing the person take the decision back to ask them, before anybody was told?"""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.acts.conclude import conclude
from cases.acts.put_to_them import give_account, put_to_them
from cases.acts.report_back import report_back
from cases.acts.settle_duty import set_duty_aside
from cases.acts.take_decision_back import take_decision_back
from cases.blind_index import index_of
from cases.deadlines.sweeping import sweep_deadlines
from cases.models import Case
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT, EventKind, State
from tests.cases.life.living import about_a_director, at_noon, done, told
from tests.cases.life.test_hearing_them import PUT
from tests.cases.sending import ON
from tests.world import World

DECIDED: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Nothing in it."}
NEXT = ON + timedelta(days=1)


@pytest.fixture
def decided(wendlebury: World) -> Case:
    """Decided by the Chief Executive without anything having been put to the Director."""
    return done(conclude, about_a_director(wendlebury), by=wendlebury.chief_executive, **DECIDED)


def _due(case: Case) -> dict[str, tuple[date | None, date | None]]:
    return {clock.what: (clock.due_on, clock.stopped_on) for clock in case.clocks.all()}


def test_it_is_taken_back_put_to_them_and_decided_again(decided: Case, wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="or take the decision back"):
        done(put_to_them, decided, by=w.chief_executive, **PUT)
    with pytest.raises(Refused, match="take the decision back and put it to them first"):
        done(report_back, decided, by=w.chief_executive, words="They behaved badly.")
    case = done(take_decision_back, decided, by=w.chief_executive, reasons="I have not heard him.", on=NEXT)
    assert (case.state, case.concluded_on, case.outcome) == (State.WITH_HANDLER, None, {})
    assert told(case) == (
        "Judith Amadi took the decision “not taken further” back: I have not heard him. "
        "(nobody had been told of it yet)."
    )
    done(put_to_them, case, by=w.chief_executive, **PUT)
    put = case.hearings.get()
    give_account(put.key, by=w.director_of_place, words="I did not.", at=at_noon(NEXT), on=NEXT)
    case = done(conclude, case, by=w.chief_executive, on=NEXT, **DECIDED)
    assert done(report_back, case, by=w.chief_executive, words="He was heard.", on=NEXT).reported_on == NEXT


def test_no_time_is_won_by_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    before = _due(case)
    assert any(due is not None and stopped is None for due, stopped in before.values())
    case = done(conclude, case, by=w.chief_executive, **DECIDED)
    later = date(2026, 7, 31)
    case = done(take_decision_back, case, by=w.chief_executive, reasons="Too quick.", on=later)
    assert _due(case) == before
    assert sweep_deadlines(on=later, at=at_noon(later)).passed > 0


def test_what_was_owed_only_on_another_outcome_is_owed_again_and_what_a_person_set_aside_is_not(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_director(w)
    mine, by_the_outcome = case.obligations.all()[:2]
    case.obligations.update(on_outcome="breach found")
    done(set_duty_aside, case, mine.pk, by=w.chief_executive, reasons="They knew.")
    done(conclude, case, by=w.chief_executive, **DECIDED)
    assert not case.obligations.get(pk=by_the_outcome.pk).is_open
    done(take_decision_back, case, by=w.chief_executive, reasons="Too quick.")
    assert case.obligations.get(pk=by_the_outcome.pk).is_open
    assert case.obligations.get(pk=mine.pk).set_aside_because == "They knew."


def test_nobody_is_told_of_a_decision_that_was_never_one(decided: Case, wendlebury: World) -> None:
    w = wendlebury
    before = decided.notices.count()
    case = done(take_decision_back, decided, by=w.chief_executive, reasons="Too quick.")
    assert case.notices.count() == before
    assert EventKind.DECISION_TAKEN_BACK not in TOLD_TO_COMPLAINANT
    event = case.events.get(kind=EventKind.DECISION_TAKEN_BACK)
    assert event.by == index_of(w.chief_executive)
    assert "Too quick" in sentence_of(event)


def test_it_needs_reasons_and_a_decision_that_nobody_was_told_of(decided: Case, wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="Say why"):
        done(take_decision_back, decided, by=w.chief_executive, reasons=" ")
    for other in (w.member, w.monitoring_officer, w.director_of_place):
        with pytest.raises(Refused):
            done(take_decision_back, decided, by=other, reasons="Mine.")
    case = done(report_back, decided, by=w.chief_executive, words="Nothing.", nothing_against=True)
    with pytest.raises(Refused, match="This case is over"):
        done(take_decision_back, case, by=w.chief_executive, reasons="Too late.")


def test_one_that_is_not_decided_is_not_taken_back(wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="Only a decision that nobody was told of yet"):
        done(take_decision_back, about_a_director(w), by=w.chief_executive, reasons="What?")
