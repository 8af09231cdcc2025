"""How is a case decided, reported back and closed, and what has to come first?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.acts.answer_code_question import answer_code_question
from cases.acts.close import close, reopen
from cases.acts.conclude import conclude
from cases.acts.open_case import read_for_code_question
from cases.acts.put_to_them import give_account, put_to_them, record_not_heard
from cases.acts.report_back import report_back
from cases.acts.settle_duty import meet_duty, set_duty_aside
from cases.acts.talk import begin_talks, end_talks
from cases.acts.withdraw import withdraw
from cases.blind_index import index_of
from cases.models import Case
from cases.outcomes import outcomes_of
from cases.refusals import Refused
from cases.states import State
from people.models import CouncilSetting, User
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done, told
from tests.cases.sending import ON
from tests.world import World

LATER = ON + timedelta(days=7)
NOT_FURTHER = {"outcome": "not_taken_further", "reason": "explained", "words": "He explained it."}
SETTLED = {"outcome": "settled", "reason": "", "words": "They shook hands."}


def _concluded(case: Case, by: User, **given: str) -> Case:
    return done(conclude, case, by=by, on=LATER, **(given or NOT_FURTHER))


def _nothing_owed(case: Case, by: User) -> None:
    for owed in case.obligations.all():
        if owed.is_open:
            done(set_duty_aside, case, owed.pk, by=by, on=LATER, reasons="It was not called for.")


def test_from_decided_to_closed_everything_owed_is_settled_first(wendlebury: World) -> None:
    w = wendlebury
    case, chief = about_a_director(w), w.chief_executive
    assert _concluded(case, chief).state == State.CONCLUDED
    with pytest.raises(Refused, match="has not been told what was decided"):
        done(close, case, by=chief, reasons="")
    done(
        report_back,
        case,
        by=chief,
        on=LATER,
        words="He explained what he meant, and is sorry.",
        nothing_against=True,
    )
    assert "told the person who raised it what was decided: not taken further" in told(case)
    reported = case.obligations.get(verb="report back to")
    assert (reported.met_on, reported.settled_by) == (LATER, "Judith Amadi")
    with pytest.raises(Refused, match="Something is still owed"):
        done(close, case, by=chief, reasons="")
    consult = case.obligations.get(verb="consult")
    done(meet_duty, case, consult.pk, by=chief, on=LATER, words="I asked her on Tuesday.")
    after = done(close, case, by=chief, on=LATER, reasons="")
    assert (after.state, after.closed_on) == (State.CLOSED, LATER)


def test_a_reason_goes_with_not_taking_it_further(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused, match="Choose the reason for this outcome"):
        _concluded(case, wendlebury.chief_executive, **{**NOT_FURTHER, "reason": "vexatious"})


def test_nothing_is_held_against_anybody_who_was_not_heard(wendlebury: World) -> None:
    w = wendlebury
    case, chief = about_a_director(w), w.chief_executive
    put_right = {"outcome": "put_right", "reason": "", "words": "He was rude."}
    with pytest.raises(Refused, match="Put it to the person it is about first"):
        _concluded(case, chief, **put_right)
    done(
        put_to_them,
        case,
        by=chief,
        summary="That you were rude.",
        asked="Were you?",
        answer_by=LATER,
        may_accompany="A colleague.",
    )
    with pytest.raises(Refused, match="Put it to the person it is about first"):
        _concluded(case, chief, **put_right)
    give_account(case.hearings.get().key, by=w.director_of_place, words="I was.", at=at_noon(ON), on=ON)
    assert _concluded(case, chief, **put_right).state == State.CONCLUDED


def test_why_they_were_not_heard_is_for_somebody_else_to_say(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(record_not_heard, case, by=w.monitoring_officer, reasons="He has left the country.")
    _concluded(case, w.chief_executive, outcome="put_right", reason="", words="It was put right.")


def test_nobody_concludes_about_a_councillor_before_the_code_question_is_answered(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    with pytest.raises(Refused, match=r"Localism Act 2011 s\.28"):
        _concluded(case, w.line_manager, **SETTLED)
    with pytest.raises(Refused, match="Only the Monitoring Officer"):
        done(answer_code_question, case, by=w.line_manager, is_allegation=False, reasons="Not one.")
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone of voice.")
    with pytest.raises(Refused, match="settled once both have agreed"):
        _concluded(case, w.line_manager, **SETTLED)
    done(begin_talks, case, by=w.line_manager, words="I will see them both.")
    done(end_talks, case, by=w.line_manager, words="They shook hands.")
    assert _concluded(case, w.line_manager, **SETTLED).state == State.CONCLUDED


def test_an_allegation_goes_to_the_monitoring_officer_and_no_manager_decides_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    after = done(
        answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It says he bullied."
    )
    assert after.steps.latest("number").post == w.posts.monitoring_officer
    assert not after.clocks.filter(stopped_on__isnull=True).exists()
    with pytest.raises(Refused, match="no such case"):
        _concluded(case, w.line_manager, **SETTLED)


@pytest.mark.parametrize(("about", "finds"), [("councillor", set()), ("director", {"put_right"})])
def test_no_outcome_finds_that_a_councillor_broke_anything(
    wendlebury: World, about: str, finds: set[str]
) -> None:
    case = (about_a_councillor if about == "councillor" else about_a_director)(wendlebury)
    assert {outcome.code for outcome in outcomes_of(case, ON) if outcome.adverse} == finds
    words = " ".join(outcome.words for outcome in outcomes_of(case, ON))
    assert not any(word in words for word in ("breach", "vexatious", "malicious", "frivolous", "tit-for-tat"))


def test_what_is_dealt_with_as_employer_is_told_in_those_words_alone(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    _concluded(case, w.chief_executive, outcome="as_employer", reason="", words="To HR.")
    with pytest.raises(Refused, match="Remove your own words"):
        done(report_back, case, by=w.chief_executive, words="He was warned.", nothing_against=True)
    done(report_back, case, by=w.chief_executive, words="")
    assert told(case) == (
        "Judith Amadi told the person who raised it what was decided: dealt with by the council as employer "
        "(the outcomes every council starts with)."
    )


def test_a_council_leaves_out_an_outcome(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    CouncilSetting.objects.create(
        council=w.council,
        name="outcomes left out",
        value="it was put right",
        source="Council, 1 June 2026, minute 25",
        from_on=ON,
    )
    with pytest.raises(Refused, match="one of the outcomes of this council"):
        _concluded(case, w.chief_executive, outcome="put_right", reason="", words="No.")


def test_whoever_it_was_put_to_is_told_that_it_is_over(wendlebury: World) -> None:
    w = wendlebury
    case, chief = about_a_director(w), w.chief_executive
    given: dict[str, Any] = {
        "summary": "So.",
        "asked": "Is it so?",
        "answer_by": LATER,
        "may_accompany": "A colleague.",
    }
    done(put_to_them, case, by=chief, **given)
    _concluded(case, chief)
    done(report_back, case, by=chief, words="It is over.", nothing_against=True)
    _nothing_owed(case, chief)
    before = case.notices.filter(person=index_of(w.director_of_place)).count()
    done(close, case, by=chief, reasons="")
    assert case.notices.filter(person=index_of(w.director_of_place)).count() == before + 1


def test_a_closed_case_is_opened_again_for_whoever_had_it(wendlebury: World) -> None:
    w = wendlebury
    case, chief = about_a_director(w), w.chief_executive
    _concluded(case, chief)
    _nothing_owed(case, chief)
    done(close, case, by=chief, reasons="She has left and cannot be reached.")
    after = done(reopen, case, by=w.monitoring_officer, reasons="A recording was found.")
    assert (after.state, after.closed_on, after.outcome) == (State.WITH_HANDLER, None, {})
    assert after.steps.latest("number").post == w.posts.chief_executive


def test_taking_it_back_ends_it_only_once_it_was_said_whether_it_is_a_code_matter(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    # Nobody gains by pressing them to take it back before that has been said.
    assert done(withdraw, case, by=w.officer, reasons="").state == State.WITH_HANDLER
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    assert done(withdraw, case, by=w.officer, reasons="").state == State.WITHDRAWN
    with pytest.raises(Refused, match="Open it again first"):
        done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It is one.")


def test_what_was_written_is_read_for_the_code_question_only_where_there_is_one(wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="Only a concern about what a councillor did"):
        read_for_code_question(about_a_director(w).reference, by=w.monitoring_officer, at=at_noon(ON))
    case = about_a_councillor(w)
    with pytest.raises(Refused, match="Only the Monitoring Officer"):
        read_for_code_question(case.reference, by=w.line_manager, at=at_noon(ON))
    read_for_code_question(case.reference, by=w.monitoring_officer, at=at_noon(ON))
    assert told(case).startswith("Grace Lindqvist opened the case to say whether it is a Code matter")
