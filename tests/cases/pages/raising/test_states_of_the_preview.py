"""Does each way in which a rule can turn out have its own words before anything is sent?"""

import re
from datetime import date, timedelta

import pytest

from cases.access import known_to, work_of
from cases.models import Case
from people.establishment import seat, vacate
from people.models import Capacity, Holding
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _about_a_director(w: World, **facts: str) -> Journey:
    about = (w.director_of_place, w.posts.director_of_place)
    return Journey(signed_in_as(w.member), about, facts={**FACTS, **facts}).to("route")


def test_whoever_acts_in_a_post_is_named_with_until_when(wendlebury: World) -> None:
    w = wendlebury
    until = date(2026, 7, 31)
    seat(
        w.posts.chief_executive,
        w.head_of_legal_partnership,
        capacity=Capacity.ACTING,
        from_on=ON,
        to_on=until,
    )
    journey = _about_a_director(w)

    assert "Anil Kapoor" in journey.shown
    assert "Acting in this post until 31 July 2026." in journey.shown


def test_an_empty_post_is_passed_over_in_the_words_for_everybody_who_cannot(wendlebury: World) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON - timedelta(days=1))
    journey = _about_a_director(w)

    assert "The Chief Executive cannot deal with this one." in journey.shown
    assert "vacant" not in journey.shown


def test_clauses_that_compete_are_all_quoted_with_how_the_council_reads_them(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury)

    assert "How paragraph 10.10 and paragraph 10.13 and paragraph 11.2 are read together" in journey.shown
    for ref in ("10.10", "10.13", "11.2"):
        assert f"Protocol for Member/Officer Relations, paragraph {ref}" in journey.shown
    assert "Monitoring Officer (note to Council), 24 November 2026" in journey.shown


def _with_two_to_choose_from(w: World) -> Journey:
    """An officer who fears for their safety: the line manager or the Monitoring Officer, under 10.14 and 11.3."""
    facts = {"code allegation": "no", "safety": "yes", "ground": "conduct"}
    journey = Journey(
        signed_in_as(w.officer), (w.member, w.posts.member), "officer about councillor", facts=facts
    )
    return journey.to("route")


def test_each_of_two_people_to_choose_from_says_what_choosing_them_means(wendlebury: World) -> None:
    journey = _with_two_to_choose_from(wendlebury)

    assert "You choose below." in journey.shown
    assert "They read all of it and deal with it." in journey.shown
    # The Monitoring Officer knows of it whatever is chosen; the manager only if they are.
    assert "This service does not tell Owen Tully, Planning Manager." in journey.shown
    assert "This service does not tell Grace Lindqvist" not in journey.shown


def test_whoever_is_afraid_reads_of_support_first_and_that_no_clock_of_a_tribunal_stops(
    wendlebury: World,
) -> None:
    journey = _with_two_to_choose_from(wendlebury)
    told = "using this service does not stop that clock"

    assert journey.shown.index("Support for you") < journey.shown.index("It will go to")
    assert told in journey.shown
    assert told in journey.send({"choice": "0"}).send({}).shown
    assert told not in _about_a_director(wendlebury).shown


def test_what_the_page_says_of_a_choice_is_what_happens(wendlebury: World) -> None:
    w = wendlebury
    journey = _with_two_to_choose_from(w)
    places = re.findall(r'name="choice"[^>]*value="(\d)"[^>]*>\s*<label[^>]*>([^<]*)', journey.shown)
    to_the_monitoring_officer = next(place for place, label in places if "Grace Lindqvist" in label)
    journey.send({"choice": to_the_monitoring_officer}).send({})

    case = Case.objects.get()
    assert work_of(w.monitoring_officer, on=ON).get() == case
    assert not known_to(w.line_manager, on=ON).exists()


def test_where_nobody_is_named_the_council_is_asked_and_no_date_is_made_up(wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    w.posts.outside_monitoring_officer.contact_line = ""
    w.posts.outside_monitoring_officer.save()
    journey = _about_a_director(w)

    assert "The protocol names no one who can deal with this one" in journey.shown
    assert "Tom Ferris" in journey.shown
    assert "They choose who deals with it." in journey.shown


def test_another_question_is_never_put_in_the_way_of_whoever_wants_to_carry_on(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury)

    assert "Not sure? Ask the Monitoring Officer first. That sends nothing." in journey.shown
