"""What does somebody read when nobody lawful is left to choose who deals with it?"""

from datetime import timedelta

import pytest

from cases.models import Case, Draft
from people.establishment import vacate
from people.models import Holding, User
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}
NOBODY = "Nobody at the council can be asked about this one through this service"


def _nobody_chooses(world: World, *others: User) -> None:
    leaving = (world.chief_executive, world.deputy_monitoring_officer, *others)
    for holding in Holding.objects.filter(user__in=leaving):
        vacate(holding, last_on=ON - timedelta(days=1))
    world.posts.outside_monitoring_officer.contact_line = ""
    world.posts.outside_monitoring_officer.save()


def _about_a_director(world: World) -> Journey:
    about = (world.director_of_place, world.posts.director_of_place)
    return Journey(signed_in_as(world.member), about, facts=FACTS)


def test_it_says_so_and_what_to_do_and_offers_no_way_to_send(wendlebury: World) -> None:
    _nobody_chooses(wendlebury, wendlebury.monitoring_officer)
    journey = _about_a_director(wendlebury).to("route")

    assert NOBODY in journey.shown
    assert "Your draft is kept." in journey.shown
    assert "Change my answers" in journey.shown
    assert "Acknowledge by" not in journey.shown
    assert "They choose who deals with it." not in journey.shown
    assert "somebody is asked to choose" not in journey.shown
    assert ">Continue</button>" not in journey.shown


def test_the_check_page_leads_back_to_it_and_nothing_is_sent(wendlebury: World) -> None:
    _nobody_chooses(wendlebury, wendlebury.monitoring_officer)
    journey = _about_a_director(wendlebury).to("route")
    check = journey.address.replace("/route", "/check")

    assert journey.open(check).at == "route"
    journey.browser.post(check, {})
    assert Case.objects.count() == 0
    assert Draft.objects.count() == 1


def test_the_choices_of_the_rule_stay_where_nobody_else_can_be_asked(wendlebury: World) -> None:
    _nobody_chooses(wendlebury)
    officer = signed_in_as(wendlebury.officer)
    journey = Journey(officer, matter="advice", facts={"topic": "this protocol"}).to("route")
    journey.open(journey.address.replace("/route", "/somebody-else"))

    journey.send({"instead": "choose for me", "why": "They are friends."})

    assert journey.at == "route"
    assert "Nobody else here could be asked to choose, so what the rules say stands." in journey.shown
    assert "Grace Lindqvist, Monitoring Officer or Anil Kapoor, Head of Legal Partnership" in journey.shown
    assert journey.send({"choice": "0"}).at == "check"
