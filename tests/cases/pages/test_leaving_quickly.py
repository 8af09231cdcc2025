"""Can somebody leave in a hurry from wherever they write, signed out, and land where nothing tells what they did?"""

from datetime import date

import pytest
from django.test import Client

from cases.leaving_quickly import ANYBODY_S
from cases.models import Case, Draft
from people.models import CouncilSetting
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

BUTTON = "govuk-exit-this-page__button"
CLASSES = f"govuk-button govuk-button--warning {BUTTON} govuk-js-exit-this-page-button"
FIRST = "govuk-js-exit-this-page-skiplink"


@pytest.fixture
def journey(wendlebury: World) -> Journey:
    """A Member who says what happened."""
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    return Journey(signed_in_as(w.member), about, facts={"safety": "no", "ground": "courtesy"})


def _settle(w: World, name: str, value: str) -> None:
    CouncilSetting.objects.create(
        council=w.council, name=name, value=value, source="Minute 12", from_on=date(2026, 1, 1)
    )


def _is_signed_in(browser: Client) -> bool:
    return browser.get("/mine").status_code == 200


def test_it_is_explained_before_anybody_meets_it(journey: Journey) -> None:
    shown = journey.open("/raise").shown

    assert "Exit this page" in shown
    assert "Your browser history is not cleared." in shown
    assert BUTTON not in shown
    assert FIRST not in shown


def test_it_stands_on_every_page_of_a_concern_first_of_all_that_the_keyboard_reaches(
    journey: Journey,
) -> None:
    for page in ("matter", "who", "question/ground", "what-happened", "contact", "route", "check"):
        shown = journey.to(page).shown
        assert f'<a href="/leave" role="button" draggable="false" class="{CLASSES}"' in shown, page
        assert shown.index('href="#main"') < shown.index(FIRST) < shown.index("<header"), page
    journey.send({})
    assert BUTTON in journey.shown, "sent"
    reference = Case.objects.get().reference
    for page in ("", "/withdraw", "/contact"):
        assert BUTTON in journey.open(f"/case/{reference}{page}").shown, page


def test_it_stands_on_no_page_of_the_desk(journey: Journey, wendlebury: World) -> None:
    journey.to("check").send({})
    handler = signed_in_as(wendlebury.chief_executive)

    for page in ("/desk", f"/desk/{Case.objects.get().reference}"):
        assert BUTTON not in handler.get(page).content.decode()


def test_pressing_it_signs_out_and_keeps_the_draft(journey: Journey, wendlebury: World) -> None:
    journey.to("what-happened")
    answer = journey.browser.get("/leave", headers={"sec-fetch-site": "same-origin"})

    assert (answer.status_code, answer["Location"]) == (302, ANYBODY_S)
    assert not _is_signed_in(journey.browser)
    assert answer["Cache-Control"] == "no-store"
    assert Draft.objects.count() == 1
    assert "/sign-in?" in journey.open(f"/raise/{Draft.objects.get().key}").address


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "sec-purpose": "prefetch"},
    ],
    ids=["another site", "a neighbour", "a browser that reads ahead"],
)
def test_nobody_else_signs_them_out_by_it(headers: dict[str, str], journey: Journey) -> None:
    answer = journey.browser.get("/leave", headers=headers)

    assert answer["Location"] == ANYBODY_S
    assert _is_signed_in(journey.browser)


def test_it_leads_away_whether_or_not_somebody_is_signed_in_still() -> None:
    assert Client().get("/leave")["Location"] == ANYBODY_S


def test_a_council_chooses_where_it_leads(journey: Journey, wendlebury: World) -> None:
    _settle(wendlebury, "exit this page leads to", "https://www.metoffice.gov.uk/")

    assert journey.browser.get("/leave")["Location"] == "https://www.metoffice.gov.uk/"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://weather.example",
        "javascript:alert(1)",
        "//weather.example",
        "/desk",
        "https://",
        "https://a@b.example/",
        "https://[",
        "https://weather.example/\nSet-Cookie: x=y",
    ],
)
def test_what_is_no_page_of_another_site_leads_where_anybody_may_be(
    address: str, journey: Journey, wendlebury: World
) -> None:
    _settle(wendlebury, "exit this page leads to", address)

    assert journey.browser.get("/leave")["Location"] == ANYBODY_S


def test_a_council_may_turn_it_off_and_the_page_then_says_how_else_to_leave(
    journey: Journey, wendlebury: World
) -> None:
    _settle(wendlebury, "exit this page", "off")

    assert BUTTON not in journey.to("what-happened").shown
    assert FIRST not in journey.shown
    shown = journey.open("/raise").shown
    assert "Close this page or sign out. Your draft is kept." in shown
    assert "Your browser history is not cleared." in shown
    assert "Exit this page" not in shown
