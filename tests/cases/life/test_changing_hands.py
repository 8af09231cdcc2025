"""Does a case that comes into other hands stay as it stood: decided, waiting, and with dates that run on?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import work_of
from cases.acts.acknowledge import acknowledge
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_again import ask_again
from cases.acts.close import close, reopen
from cases.acts.conclude import conclude
from cases.acts.hold import hold
from cases.acts.pause import pause, resume, wait
from cases.acts.reassign import decide_route, reassign
from cases.acts.report_back import report_back
from cases.acts.settle_duty import set_duty_aside
from cases.acts.stand_aside import stand_aside
from cases.models import Case
from cases.refusals import Refused
from cases.states import Body, Relation, State
from cases.watch.looking import watch_cases
from people.establishment import vacate
from people.models import Holding
from tests.cases.life.living import about_a_director, at_noon, done, ready, told
from tests.cases.sending import ON, drafted, sent
from tests.world import World

LATER = ON + timedelta(days=30)
DECIDED: dict[str, Any] = {
    "outcome": "not_taken_further",
    "reason": "explained",
    "words": "The corridor is loud.",
}


def _over(w: World, case: Case) -> Case:
    done(conclude, case, by=w.chief_executive, **DECIDED)
    done(report_back, case, by=w.chief_executive, words="It was explained.", nothing_against=True)
    for owed in case.obligations.all():
        if owed.is_open:
            done(set_duty_aside, case, owed.pk, by=w.chief_executive, reasons="It was not called for.")
    return done(close, case, by=w.chief_executive, reasons="")


def _aside(case: Case, w: World) -> Case:
    stand_aside(case.reference, by=w.chief_executive, at=at_noon(ON), on=ON)
    case.refresh_from_db()
    return case


def test_what_was_found_and_why_stays_in_the_record_after_it_is_opened_again(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **DECIDED)
    assert told(case) == (
        "Judith Amadi decided it: not taken further, because the explanation given was accepted: "
        "The corridor is loud. (the outcomes every council starts with)."
    )


def test_what_was_decided_stays_decided_in_other_hands(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **DECIDED)
    after = done(reassign, case, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="Ill.")
    assert (after.state, after.outcome["words"]) == (State.CONCLUDED, "The corridor is loud.")
    ready(case, w.director_of_people)
    done(report_back, case, by=w.director_of_people, words="It was explained.", nothing_against=True)


def test_standing_aside_after_deciding_undoes_nothing(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **DECIDED)
    after = _aside(case, w)
    assert (after.state, after.outcome["words"]) == (State.CONCLUDED, "The corridor is loud.")
    ready(case, w.monitoring_officer)
    after = done(reassign, case, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="Free.")
    assert (after.state, after.outcome["words"]) == (State.CONCLUDED, "The corridor is loud.")


def test_where_whoever_decided_it_leaves_somebody_is_asked_and_nothing_is_undone(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **DECIDED)
    case.access.filter(relation=Relation.OVERSIGHT).update(until_at=at_noon(ON))
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON)
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON)
    after = ON + timedelta(days=1)
    watch_cases(on=after, at=at_noon(after))
    case.refresh_from_db()
    assert case.state == State.CONCLUDED
    assert work_of(w.deputy_monitoring_officer, on=after).get() == case


@pytest.mark.parametrize("how", ["given to somebody", "stood aside", "decided"])
def test_a_clock_that_was_stopped_for_a_while_never_stands_still_for_ever(
    wendlebury: World, how: str
) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(pause, case, by=w.chief_executive, reasons="A holiday.")
    if how == "given to somebody":
        after = done(
            reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away."
        )
        assert after.waiting
        ready(case, w.director_of_people)
        done(resume, case, by=w.director_of_people, words="I begin.", on=LATER)
    elif how == "stood aside":
        assert _aside(case, w).waiting
        ready(case, w.monitoring_officer)
        done(resume, case, by=w.monitoring_officer, words="I begin.", on=LATER)
    else:
        done(conclude, case, by=w.chief_executive, on=LATER, **DECIDED)
    running = case.clocks.filter(stopped_on__isnull=True, started_on__isnull=False)
    assert all(clock.due_on is not None for clock in running)
    case.refresh_from_db()
    assert not case.waiting


def test_a_case_that_waits_for_the_police_waits_on_in_other_hands(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(wait, case, by=w.chief_executive, body=Body.POLICE, reasons="As agreed.", review_on=LATER)
    after = done(reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    assert after.state == State.WAITING_FOR_ANOTHER_BODY
    assert after.waiting["review_on"] == LATER.isoformat()


def test_no_later_answer_about_the_code_undoes_a_decision(wendlebury: World) -> None:
    w = wendlebury
    about = (w.member, w.posts.member)
    facts = {"code allegation": "no", "safety": "no"}
    draft = drafted(w.officer, w.council, "officer about councillor", about, facts=facts, choice=0)
    case = ready(sent(draft, w.officer), w.line_manager)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    done(conclude, case, by=w.line_manager, **DECIDED)
    with pytest.raises(Refused, match="This is decided already"):
        done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It is one.")


def test_opened_again_it_owes_the_report_back_and_has_a_date(wendlebury: World) -> None:
    w = wendlebury
    case = _over(w, about_a_director(w))
    done(reopen, case, by=w.monitoring_officer, reasons="A recording was found.", on=LATER)
    assert [owed.verb for owed in case.obligations.all() if owed.is_open] == ["report back to"]
    due = [clock.due_on for clock in case.clocks.filter(stopped_on__isnull=True)]
    assert due
    assert all(day is not None and day > LATER for day in due)


def test_on_another_look_nobody_who_handled_it_chooses_who_looks(wendlebury: World) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=2))
    Holding.objects.filter(user=w.deputy_monitoring_officer).update(to_on=ON - timedelta(days=2))
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **DECIDED)
    done(report_back, case, by=w.chief_executive, words="It was explained.", nothing_against=True)
    done(ask_again, case, by=w.member, choice=None, words="Late.", on=ON + timedelta(days=60))
    ready(case, w.chief_executive)
    with pytest.raises(Refused, match="You dealt with this before"):
        done(decide_route, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="Free.")
    with pytest.raises(Refused):
        done(conclude, case, by=w.chief_executive, **DECIDED)


def test_a_new_day_lies_ahead_and_is_one_on_which_somebody_works(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(Refused, match="Choose a day after today"):
        done(hold, case, by=w.chief_executive, reasons="So.", until=ON + timedelta(days=21), on=LATER)
    with pytest.raises(Refused, match="Choose a working day"):
        done(hold, case, by=w.chief_executive, reasons="So.", until=ON + timedelta(days=20))


def test_a_holding_response_before_it_was_acknowledged_leaves_that_to_do(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    case = ready(sent(drafted(w.member, w.council, about=about), w.member), w.chief_executive)
    done(pause, case, by=w.chief_executive, reasons="A holiday.")
    after = done(acknowledge, case, by=w.chief_executive, words="I have read it.")
    assert (after.state, after.acknowledged_on) == (State.HELD, ON)
