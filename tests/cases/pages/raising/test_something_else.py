"""Does whoever comes with something else find where to go, and is nobody sent away?"""

from datetime import date

import pytest
from django.test import Client

from cases.signposts import SERVICE_COMPLAINTS
from people.models import CouncilSetting
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_first_page_leads_there(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.member)

    assert 'href="/something-else">Something else</a>' in browser.get("/").content.decode()


def test_nobody_is_told_that_they_lose_protection_by_starting_here(wendlebury: World) -> None:
    page = Journey(signed_in_as(wendlebury.officer)).open("/something-else").shown

    assert "You lose nothing by starting here." in page
    assert "can be protected by law in the same way as under the whistleblowing policy" in page
    assert "Councillors: the Monitoring Officer can tell you where you stand." in page
    assert "this procedure may not" not in page


def test_an_officer_reads_whom_to_ask_by_name(wendlebury: World) -> None:
    page = Journey(signed_in_as(wendlebury.officer)).open("/something-else").shown

    assert "Grace Lindqvist is Monitoring Officer." in page
    assert "Owen Tully is Planning Manager." in page


def test_what_the_council_set_is_shown_under_what_it_is_for(wendlebury: World) -> None:
    CouncilSetting.objects.create(
        council=wendlebury.council,
        name=SERVICE_COMPLAINTS,
        value="Customer care, 01632 960001",
        source="Council, 3 March 2026",
        from_on=date(2026, 3, 3),
    )
    page = Journey(signed_in_as(wendlebury.member)).open("/something-else").shown

    assert page.index("A service you use as a resident") < page.index("Customer care, 01632 960001")


def test_a_stranger_signs_in_first() -> None:
    assert Client().get("/something-else").status_code == 302
