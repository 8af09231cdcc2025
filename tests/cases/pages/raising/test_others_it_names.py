"""Are people who saw it, people affected and one's own name asked for, and does what was said hold afterwards?"""

import re

import pytest

from cases.access import visible_to
from cases.models import Case, Draft
from cases.states import EventKind, NameWithheld
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _at_the_route(w: World) -> Journey:
    return Journey(signed_in_as(w.member), (w.director_of_place, w.posts.director_of_place), facts=FACTS).to(
        "route"
    )


def _naming(w: World, role: str) -> Journey:
    """The route after the Chief Executive, to whom it would go, was named."""
    journey = _at_the_route(w)
    journey.open(journey.address.replace("/route", f"/{role}"))
    journey.send({"name": "Judith"})
    assert Draft.objects.get().people(role) == ()
    return journey.send({"name": "Judith", "searched": "Judith", "people": [str(w.chief_executive.pk)]})


@pytest.mark.parametrize("role", ["witnesses", "affected"])
def test_whoever_is_named_does_not_receive_it_and_the_new_recipient_is_shown_first(
    wendlebury: World, role: str
) -> None:
    w = wendlebury
    journey = _naming(w, role)

    assert journey.at == "route"
    assert "The Chief Executive cannot deal with this one." in journey.shown
    assert "Grace Lindqvist" in journey.shown
    assert "(1 named)" in journey.shown
    journey.to("check")
    assert "Judith Amadi" in journey.shown
    journey.send({})
    assert not visible_to(w.chief_executive, on=ON).exists()


def test_somebody_named_can_be_taken_back(wendlebury: World) -> None:
    journey = _naming(wendlebury, "witnesses")
    journey.open(journey.address.replace("/route", "/witnesses")).send({"name": ""})

    assert Draft.objects.get().people("witnesses") == ()
    assert "Judith Amadi" in journey.shown


def test_nobody_it_is_about_or_who_raises_it_is_offered(wendlebury: World) -> None:
    journey = _at_the_route(wendlebury)
    journey.open(journey.address.replace("/route", "/witnesses"))

    assert "Nobody was found" in journey.send({"name": "Colin"}).shown
    assert "Nobody was found" in journey.send({"name": "Rosa"}).shown


def test_a_choice_made_for_other_people_does_not_stand_for_these(wendlebury: World) -> None:
    journey = _at_the_route(wendlebury)
    journey.open(journey.address.replace("/route", "/somebody-else"))
    journey.send({"instead": "choose for me", "why": "She was in the room."})
    journey.open(journey.address.replace("/route", "/witnesses"))
    journey.send({"name": "Owen", "searched": "Owen", "people": [str(wendlebury.line_manager.pk)]})

    assert Draft.objects.get().choice is None
    assert Draft.objects.get().avoids == ""


def test_it_is_asked_that_one_s_name_is_withheld_and_whoever_deals_with_it_decides(wendlebury: World) -> None:
    journey = _at_the_route(wendlebury)
    journey.open(journey.address.replace("/route", "/name"))
    assert re.search(
        r'<a href="#id_withhold_why">Tell us in a few words why</a>', journey.send({"withhold": "yes"}).shown
    )
    journey.send({"withhold": "yes", "withhold_why": "They write my appraisal."})
    assert journey.at == "route"
    journey.to("check")
    assert "You ask that it is not given to the person it is about" in journey.shown
    journey.send({})

    case = Case.objects.get()
    assert case.name_withheld == NameWithheld.ASKED
    asked = case.events.get(kind=EventKind.NAME_DECIDED)
    assert (asked.detail["decision"], asked.detail["reasons"]) == ("asked", "They write my appraisal.")


def test_without_asking_nothing_is_withheld(wendlebury: World) -> None:
    _at_the_route(wendlebury).to("check").send({})

    case = Case.objects.get()
    assert case.name_withheld == NameWithheld.NOT_ASKED
    assert not case.events.filter(kind=EventKind.NAME_DECIDED).exists()


@pytest.mark.parametrize("page", ["for", "who/several", "affected", "witnesses", "name", "print"])
def test_none_of_these_pages_is_there_for_anybody_else(wendlebury: World, page: str) -> None:
    key = Draft.objects.get().key if _at_the_route(wendlebury) else None
    stranger = signed_in_as(wendlebury.other_member)

    assert stranger.get(f"/raise/{key}/{page}").status_code == 404
    assert stranger.post(f"/raise/{key}/{page}", {"name": "Judith"}).status_code in (404, 405)


def test_each_of_the_others_named_is_read_before_the_words_by_whoever_deals_with_it(
    wendlebury: World,
) -> None:
    w = wendlebury
    journey = _at_the_route(w)
    journey.open(journey.address.replace("/route", "/witnesses"))
    journey.send({"name": "Owen", "searched": "Owen", "people": [str(w.line_manager.pk)]})
    journey.to("check").send({})
    page = signed_in_as(w.chief_executive).get(f"/desk/{Case.objects.get().reference}").content.decode()

    assert "Who saw or heard it" in page
    assert "Owen Tully" in page
    assert "They shouted at me" not in page
