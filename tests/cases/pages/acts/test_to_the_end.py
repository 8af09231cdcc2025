"""Is a case decided, reported back, closed and looked at again from its pages alone?"""

import pytest

from cases.models import Case
from cases.states import State
from people.models import CouncilSetting
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, own_of, words_of
from tests.cases.pages.conftest import ON
from tests.world import World

pytestmark = pytest.mark.django_db

DECIDED = {"outcome": "not_taken_further", "reason": "explained", "words": "He explained it to me."}


def test_from_deciding_to_closing_and_what_each_side_reads(wendlebury: World, case: Case) -> None:
    chief, member = wendlebury.chief_executive, wendlebury.member
    assert "Your decision is kept." in words_of(desk_of(case, chief, "conclude", **DECIDED))
    assert "He explained it to me." not in own_of(case, member).shown

    page = at(chief, f"/desk/{case.reference}/report-back")
    assert "They read that the outcome is “not taken further”" in page.shown
    told = {"words": "He told me what he meant, and is sorry."}
    assert "Select whether any of it tells against the person it is about" in page.send(told).shown
    page.send({**told, "against": "no"})
    assert "You have reported back." in words_of(page)
    own = own_of(case, member).shown
    assert own.index("<h2>What was decided</h2>") < own.index("<strong>Not taken further</strong>")
    assert "He told me what he meant, and is sorry." in own

    owed = [one for one in case.obligations.all() if one.is_open]
    refused = desk_of(case, chief, "close")
    assert "This is still owed." in at(chief, f"/desk/{case.reference}/close").shown
    assert "Something is still owed in this case." in refused.shown
    for place, one in enumerate(owed):
        act, field = ("duty-done", "words") if place == 0 else ("duty-not-done", "reasons")
        desk_of(case, chief, f"{act}/{one.pk}", **{field: "See my note of Tuesday."})
    assert "Nothing is owed any more." in at(chief, f"/desk/{case.reference}/close").shown
    assert "The case is closed." in words_of(desk_of(case, chief, "close"))
    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert "Next: nothing. It is closed" in desk_of(case, chief).shown
    assert "That are over" in at(chief, "/desk").shown
    assert "Work to do (" not in at(chief, "/").shown
    assert "It is closed." in own_of(case, member).shown


def test_a_reason_is_asked_for_and_what_was_typed_stays(wendlebury: World, case: Case) -> None:
    page = desk_of(case, wendlebury.chief_executive, "conclude", **{**DECIDED, "reason": ""})
    assert "Choose the reason for this outcome." in page.shown
    assert "He explained it to me." in page.shown
    case.refresh_from_db()
    assert case.state == State.WITH_HANDLER


def test_nothing_is_held_against_somebody_who_was_not_asked(wendlebury: World, case: Case) -> None:
    page = desk_of(
        case,
        wendlebury.chief_executive,
        "conclude",
        outcome="put_right",
        reason="",
        words="It was put right.",
    )
    assert "Put it to the person it is about first." in page.shown
    assert "It was put right." in page.shown


def test_a_councillor_s_case_is_not_decided_before_the_code_question(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case = about_a_councillor
    page = desk_of(case, handler_of(case), "conclude", **DECIDED)
    assert "first has to say whether this is in substance a written allegation" in page.shown
    desk_of(case, wendlebury.monitoring_officer, "code-question", is_allegation="no", reasons="It is not.")
    assert "Your decision is kept." in words_of(desk_of(case, handler_of(case), "conclude", **DECIDED))


def test_only_seats_that_may_have_it_are_offered(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = at(w.chief_executive, f"/desk/{case.reference}/reassign")
    assert "Meera Rao, Director of People" in page.shown
    assert "Colin Hargreave" not in page.shown
    assert "Rosa Bright" not in page.shown
    after = page.send({"to": w.posts.director_of_people.pk, "reasons": "She knows the team."})
    assert after.address.startswith("/desk?")
    assert "They have it now." in words_of(after)
    assert "Meera Rao" in own_of(case, w.member).shown
    assert "She knows the team." not in own_of(case, w.member).shown


def test_it_is_passed_on_to_those_whom_the_rules_name(wendlebury: World, about_a_councillor: Case) -> None:
    case, handler = about_a_councillor, handler_of(about_a_councillor)
    page = at(handler, f"/desk/{case.reference}/pass-on")
    choices = page.shown.count('name="way"')
    assert choices
    assert "paragraph" in words_of(page)
    after = page.send({"way": "0-0", "reasons": "It was not settled."})
    assert "It is passed on." in words_of(after)
    assert handler_of(Case.objects.get()) != handler


def test_another_look_says_who_gets_it_and_until_when(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "conclude", **DECIDED)
    desk_of(case, w.chief_executive, "report-back", words="He is sorry.", against="no")
    assert f'href="/case/{case.reference}/ask-again"' in own_of(case, w.member).shown
    page = at(w.member, f"/case/{case.reference}/ask-again")
    assert "Somebody who has never had it" in page.shown
    assert "paragraph 10.13" in words_of(page)
    assert "You can ask until Thursday 2 July 2026." in page.shown
    assert "Judith Amadi" not in words_of(page)
    page.send({"words": "Nobody asked the others."})
    assert "You have asked for another look." in words_of(page)
    assert desk_of(case, w.chief_executive).status == 404


def test_what_the_council_wrote_as_an_outcome_and_cannot_have_is_told_where_one_is_chosen(
    wendlebury: World, case: Case
) -> None:
    CouncilSetting.objects.create(
        council=wendlebury.council,
        name="outcomes",
        value="mediated | settled with a mediator | officer |\ntold_off | given a warning | officer |",
        source="Council, 1 June 2026, minute 31",
        from_on=ON,
    )
    page = words_of(at(wendlebury.chief_executive, f"/desk/{case.reference}/conclude"))
    assert "Settled with a mediator" in page
    assert (
        "“told_off | given a warning | officer |” is left out. An outcome tells nothing of an officer’s"
        in page
    )
