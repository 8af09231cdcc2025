"""Is every hint and every fault tied to its field, for whoever hears a page instead of seeing it?"""

import re

import pytest
from django.test import Client

from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _journey(world: World) -> Journey:
    about = (world.director_of_place, world.posts.director_of_place)
    return Journey(signed_in_as(world.member), about, facts=FACTS)


def _described_by(page: str) -> set[str]:
    return {name for names in re.findall(r'aria-describedby="([^"]+)"', page) for name in names.split()}


def _assert_all_there(page: str, *some: str) -> None:
    named, there = _described_by(page), set(re.findall(r'\bid="([^"]+)"', page))
    assert named - there == set()
    assert set(some) <= named


@pytest.mark.parametrize(
    ("page", "fields", "some"),
    [
        ("matter", {}, ["id_matter_error"]),
        ("who", {"name": ""}, ["id_name_error"]),
        ("question/safety", {}, ["id_answer_error"]),
        (
            "what-happened",
            {"happened": "", "when": "x" * 201},
            ["id_happened_helptext", "id_happened_error", "id_when_helptext", "id_when_error"],
        ),
        ("put-right", {"put_right": "no such", "put_right_words": "x" * 1001}, ["id_put_right_words_error"]),
        (
            "contact",
            {"contact": "phone"},
            ["id_contact_helptext", "id_contact_phone_helptext", "id_contact_phone_error"],
        ),
    ],
)
def test_every_question_names_its_hints_and_faults(
    wendlebury: World, page: str, fields: dict[str, str], some: list[str]
) -> None:
    shown = _journey(wendlebury).to(page).send(fields).shown

    assert "There is a problem" in shown
    _assert_all_there(shown, *some)


def test_a_person_who_was_found_and_not_chosen_is_asked_for_by_name_of_the_field(wendlebury: World) -> None:
    name = {"name": wendlebury.director_of_place.display_name}
    shown = _journey(wendlebury).to("who").send(name).send(name).shown

    _assert_all_there(shown, "id_person_error")


def test_the_wish_for_somebody_else_names_its_hints_and_faults(wendlebury: World) -> None:
    journey = _journey(wendlebury).to("route")
    journey.open(journey.address.replace("/route", "/somebody-else"))

    shown = journey.send({"instead": "choose for me", "why": ""}).shown

    _assert_all_there(shown, "id_why_helptext", "id_why_error")


def test_signing_in_names_its_faults(db: None) -> None:
    shown = Client().post("/sign-in", {"email": "", "password": ""}).content.decode()

    _assert_all_there(shown, "id_email_error", "id_password_error")


def test_the_message_of_whoever_deals_with_it_names_its_hint_and_fault(wendlebury: World) -> None:
    reference = _journey(wendlebury).to("check").send({}).address.split("/")[2]
    desk = Journey(signed_in_as(wendlebury.chief_executive)).open(f"/desk/{reference}")
    _assert_all_there(desk.send({}).shown, "id_connection_helptext", "id_connection_error")
    desk.send({"connection": "none"})

    _assert_all_there(desk.send({"words": ""}).shown, "id_words_helptext", "id_words_error")
