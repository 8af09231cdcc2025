"""May a concern be answered by an earlier decision, by whom, and who looks at that again?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import known_to, work_of
from cases.acts.answer_as_decided import answer_as_decided
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_again import ask_again
from cases.acts.close import close
from cases.acts.conclude import conclude
from cases.acts.reassign import decide_route
from cases.acts.report_back import report_back
from cases.models import Case
from cases.outcomes import outcome_decided
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import State
from people.models import User
from tests.cases.life.living import about_a_councillor, about_a_director, done, ready, told
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

LATER = ON + timedelta(days=5)
SO = {"words": "Mr Tully looked at the briefing of 2 May.", "new": "Something said after 2 May."}


def _looked_into(w: World) -> Case:
    """About a Member, and no Code matter, so that the line manager may decide it."""
    case = about_a_councillor(w)
    return done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")


def _decided(case: Case, by: User) -> Case:
    given: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    done(conclude, case, by=by, **given)
    return done(report_back, case, by=by, words="It was explained.", nothing_against=True)


@pytest.fixture
def earlier(wendlebury: World) -> Case:
    """What was decided before, about the same Member."""
    return _decided(_looked_into(wendlebury), wendlebury.line_manager)


def _answered(case: Case, by: User, earlier: Case) -> Case:
    return done(answer_as_decided, case, by=by, on=LATER, earlier=earlier.reference, **SO)


def test_it_ends_with_the_answer_which_names_the_earlier_case_at_the_desk_alone(
    wendlebury: World, earlier: Case
) -> None:
    w = wendlebury
    after = _answered(_looked_into(w), w.line_manager, earlier)
    assert (after.state, after.reported_on) == (State.REPORTED_BACK, LATER)
    assert not after.clocks.filter(stopped_on__isnull=True).exists()
    assert not after.obligations.get(verb="report back to").is_open
    decision = outcome_decided(after)
    assert decision is not None
    assert decision.words == "decided already"
    assert f"was decided before, in {earlier.reference}: Mr Tully looked at" in told(after)
    event = after.events.last()
    assert event is not None
    assert earlier.reference not in sentence_of(event, to_the_filer=True)
    done(close, after, by=w.line_manager, on=LATER, reasons="")


def test_only_a_decision_about_the_same_person_that_one_may_open_is_cited(
    wendlebury: World, earlier: Case
) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    elsewhere = acknowledged(sent(drafted(w.member, w.council, about=about), w.member), w.chief_executive)
    with pytest.raises(Refused, match="There is no such decision about the same person for you"):
        _answered(elsewhere, w.chief_executive, earlier)
    second = _looked_into(w)
    for not_one in (second, _looked_into(w)):
        with pytest.raises(Refused, match="There is no such decision about the same person for you"):
            _answered(second, w.line_manager, not_one)


@pytest.mark.parametrize("missing", ["words", "new"])
def test_it_says_how_it_was_decided_and_what_would_be_new(
    wendlebury: World, earlier: Case, missing: str
) -> None:
    w = wendlebury
    case = _looked_into(w)
    given: dict[str, Any] = {**SO, missing: " "}
    with pytest.raises(Refused, match=r"Write what you want to tell them|Say what would be new"):
        done(answer_as_decided, case, by=w.line_manager, earlier=earlier.reference, **given)


@pytest.mark.parametrize("who", ["member", "officer", "monitoring_officer", "outsider"])
def test_nobody_but_whoever_has_it_answers_so_and_never_the_person_it_is_about(
    wendlebury: World, earlier: Case, who: str
) -> None:
    case = _looked_into(wendlebury)
    with pytest.raises(Refused):
        _answered(case, getattr(wendlebury, who), earlier)
    case.refresh_from_db()
    assert case.state == State.WITH_HANDLER


def test_the_code_question_is_answered_before_that_as_before_any_decision(
    wendlebury: World, earlier: Case
) -> None:
    with pytest.raises(Refused, match=r"Localism Act 2011 s\.28"):
        _answered(about_a_councillor(wendlebury), wendlebury.line_manager, earlier)


def test_it_is_looked_at_again_once_by_somebody_who_never_had_it(wendlebury: World, earlier: Case) -> None:
    w = wendlebury
    case = _answered(_looked_into(w), w.line_manager, earlier)
    after = done(ask_again, case, by=w.officer, on=LATER, choice=None, words="It was another day.")
    assert after.state == State.TRIAGE
    assert not known_to(w.line_manager, on=LATER).filter(pk=case.pk).exists()
    ready(after, w.monitoring_officer)
    with pytest.raises(Refused, match="cannot deal with this one"):
        done(decide_route, after, by=w.monitoring_officer, to=w.posts.line_manager, reasons="He knows it.")
    done(decide_route, after, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="Afresh.")
    ready(after, w.director_of_people)
    assert work_of(w.director_of_people, on=LATER).filter(pk=case.pk).exists()
    over = _decided(after, w.director_of_people)
    with pytest.raises(Refused, match="sets out no other look"):
        done(ask_again, over, by=w.officer, choice=None, words="And again.")


def test_where_the_rule_names_who_looks_again_it_is_they(wendlebury: World) -> None:
    w = wendlebury
    first = _decided(about_a_director(w), w.chief_executive)
    case = _answered(about_a_director(w), w.chief_executive, first)
    after = done(ask_again, case, by=w.member, on=LATER, choice=0, words="It was another day.")
    assert after.steps.latest("number").name == "second look"
    assert work_of(w.director_of_people, on=LATER).get() == case


def test_what_was_not_answered_so_is_looked_at_again_only_where_the_rule_says_so(
    wendlebury: World, earlier: Case
) -> None:
    with pytest.raises(Refused, match="sets out no other look"):
        done(ask_again, earlier, by=wendlebury.officer, choice=None, words="Again.")
