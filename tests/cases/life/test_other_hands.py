"""How does a case come into other hands: passed on, looked at again, given to somebody, chosen, taken back, linked?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import READ_WORDS, known_to, may, roles_of, visible_to, work_of
from cases.acts.ask_again import ask_again
from cases.acts.conclude import conclude
from cases.acts.link import link, unlink
from cases.acts.name_companion import name_companion
from cases.acts.pass_on import pass_on
from cases.acts.reassign import decide_route, reassign
from cases.acts.report_back import report_back
from cases.acts.stand_aside import stand_aside
from cases.acts.withdraw import withdraw
from cases.doing import Role
from cases.ladder import reviews, ways_on
from cases.models import Case
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, State
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done, ready, told
from tests.cases.sending import ON, TRIED, acknowledged, drafted, sent
from tests.world import World


def _reported(w: World, case: Case) -> Case:
    given: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    done(conclude, case, by=w.chief_executive, **given)
    return done(report_back, case, by=w.chief_executive, words="It was explained.", nothing_against=True)


def test_the_ladder_leads_on_only_to_its_own_later_steps(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    assert [(way.name, way.trigger) for way in ways_on(case, ON)] == [("to the group leader", "minor")]
    with pytest.raises(Refused, match="The rules do not lead there"):
        done(pass_on, case, by=w.line_manager, step="second look", choice=None, reasons="So.")


def test_a_minor_matter_goes_to_the_group_leader_with_its_clause(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(
        pass_on, case, by=w.line_manager, step="to the group leader", choice=None, reasons="A tone of voice."
    )
    assert told(case) == (
        "Owen Tully passed it on to Moira Fenwick, Leader of the Heron Group: A tone of voice. (paragraph 11.3)."
    )
    assert work_of(w.group_leader, on=ON).get() == case
    assert not known_to(w.line_manager, on=ON).exists()


def test_a_group_leader_who_is_the_subject_is_passed_over_and_someone_chooses(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(
        w.officer,
        w.council,
        "officer about councillor",
        (w.group_leader, w.posts.group_leader),
        facts={"code allegation": "no", "safety": "no"},
        choice=0,
    )
    case = acknowledged(sent(draft, w.officer), w.line_manager)
    assert ways_on(case, ON)[0].choices == ()
    after = done(pass_on, case, by=w.line_manager, step="to the group leader", choice=None, reasons="Minor.")
    assert after.state == State.TRIAGE
    assert not known_to(w.group_leader, on=ON).exists()


def test_another_look_is_by_somebody_who_never_handled_it(wendlebury: World) -> None:
    w = wendlebury
    case = _reported(w, about_a_director(w))
    way = reviews(case, ON)[0]
    assert [one.user for choice in way.choices for one in choice] == [w.director_of_people]
    after = done(ask_again, case, by=w.member, choice=0, words="He did not explain it to me.")
    assert (after.state, after.steps.latest("number").name) == (State.WITH_HANDLER, "second look")
    assert work_of(w.director_of_people, on=ON).get() == case
    assert not known_to(w.chief_executive, on=ON).exists()
    due = after.clocks.filter(stopped_on__isnull=True).get()
    assert (due.what, due.started_on) == ("reply within", ON)


def test_after_the_time_for_it_a_person_chooses_and_nothing_is_ended_by_a_date(wendlebury: World) -> None:
    w = wendlebury
    case = _reported(w, about_a_director(w))
    after = done(ask_again, case, by=w.member, choice=None, words="Late.", on=ON + timedelta(days=60))
    assert after.state == State.TRIAGE
    assert "asked for another look after the time for it" in told(case)


def test_another_look_waits_until_it_was_reported_back(wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="still open"):
        done(ask_again, about_a_director(w), by=w.member, choice=0, words="Again.")


def test_a_case_is_given_only_to_somebody_who_may_have_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(Refused, match="cannot deal with this one"):
        done(reassign, case, by=w.chief_executive, to=w.posts.director_of_place, reasons="His team.")
    with pytest.raises(Refused, match="another council"):
        done(reassign, case, by=w.chief_executive, to=w.posts.outsider, reasons="Far away.")
    done(reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    assert work_of(w.director_of_people, on=ON).get() == case
    assert [step.why for step in case.steps.all()] == ["paragraph 12.2", "I am away."]


def test_whoever_stood_aside_is_never_given_it_again(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    stand_aside(case.reference, by=w.chief_executive, at=at_noon(ON), on=ON)
    ready(case, w.monitoring_officer)
    with pytest.raises(Refused, match="cannot deal with this one"):
        done(reassign, case, by=w.monitoring_officer, to=w.posts.chief_executive, reasons="Back.")


def test_a_chosen_route_is_kept_as_a_proposed_rule(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him.")
    case = sent(draft, w.member)
    ready(case, w.monitoring_officer)
    done(decide_route, case, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="No tie.")
    assert case.events.get(kind=EventKind.ROUTE_DECIDED).detail["proposed_rule"]["to"] == "Director"
    assert work_of(w.director_of_people, on=ON).get() == case


def test_nobody_is_got_rid_of_by_being_named_and_whoever_has_it_goes_with_nobody(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(name_companion, case, by=w.member, companion=w.director_of_people)
    done(reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    assert roles_of(w.director_of_people, case, on=ON) == {Role.HANDLER}
    assert not may(w.director_of_people, READ_WORDS, case, on=ON)


def test_whoever_the_filer_asked_not_to_have_is_not_chosen(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him.")
    case = sent(draft, w.member)
    ready(case, w.monitoring_officer)
    with pytest.raises(Refused, match="cannot deal with this one"):
        done(decide_route, case, by=w.monitoring_officer, to=w.posts.chief_executive, reasons="So.")


def test_after_it_went_to_other_hands_the_other_case_of_the_incident_is_not_named(wendlebury: World) -> None:
    w = wendlebury
    one, other = about_a_director(w), _second(w)
    done(link, one, other.reference, by=w.chief_executive, reasons="The same meeting.")
    done(reassign, one, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    told = [sentence_of(event) for event in one.events.all()]
    assert not any(other.reference in sentence for sentence in told)


@pytest.mark.parametrize("ended", ["reported back", "taken back"])
def test_standing_aside_from_a_case_that_is_over_leaves_it_over(wendlebury: World, ended: str) -> None:
    w = wendlebury
    case = about_a_director(w)
    over = _reported(w, case) if ended == "reported back" else done(withdraw, case, by=w.member, reasons="")
    after = stand_aside(over.reference, by=w.chief_executive, at=at_noon(ON), on=ON)
    assert after.state == over.state
    assert "cannot deal with this one, and it is over already (" in told(after)
    assert not known_to(w.chief_executive, on=ON).exists()


def test_taking_it_back_ends_it_unless_somebody_may_be_at_risk(wendlebury: World) -> None:
    w = wendlebury
    assert done(withdraw, about_a_director(w), by=w.member, reasons="").state == State.WITHDRAWN
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, facts={**TRIED, "safety": "yes"})
    case = done(withdraw, sent(draft, w.member), by=w.member, reasons="I am afraid.")
    assert case.state == State.WITH_HANDLER
    assert "whoever deals with it decides whether it goes on" in told(case)


def test_linking_shows_nobody_anything_more(wendlebury: World) -> None:
    w = wendlebury
    one, other = about_a_director(w), _second(w)
    done(link, one, other.reference, by=w.chief_executive, reasons="The same meeting.")
    assert [case.reference for case in visible_to(w.member, on=ON)] == [one.reference]
    assert [case.reference for case in visible_to(w.other_member, on=ON)] == [other.reference]
    with pytest.raises(Refused, match="linked already"):
        done(link, one, other.reference, by=w.chief_executive, reasons="Twice.")
    done(unlink, one, by=w.chief_executive, reasons="It was another day.")


@pytest.mark.parametrize("reference", ["NONE-0000", "the other"])
def test_a_case_one_does_not_work_on_is_met_as_if_it_did_not_exist(wendlebury: World, reference: str) -> None:
    w = wendlebury
    case = about_a_director(w)
    if reference == "the other":
        reference = sent(drafted(w.other_member, w.council, "advice", facts={}), w.other_member).reference
    with pytest.raises(Refused, match="There is no such other case for you"):
        done(link, case, reference, by=w.chief_executive, reasons="So.")


def _second(w: World) -> Case:
    about = (w.director_of_place, w.posts.director_of_place)
    return acknowledged(
        sent(drafted(w.other_member, w.council, about=about), w.other_member), w.chief_executive
    )
