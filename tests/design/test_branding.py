"""Under whose name and colour does a page stand, and can white words be read on it?"""

from datetime import date

import pytest
from django.test import Client

from cases.views.branding import SAFE_COLOUR, branding_of, contrast, readable_colour
from people.models import Council, CouncilSetting
from tests.world import World, world

ON = date(2026, 6, 4)


@pytest.fixture
def wendlebury(db: None) -> World:
    return world(on=ON)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#00506b", "#ffffff", 8.9),
        ("#777777", "#ffffff", 4.48),
        ("#aa0000", "#aa0000", 1),
    ],
)
def test_contrast_is_reckoned_as_the_guidelines_do(one: str, other: str, apart: float) -> None:
    assert contrast(one, other) == pytest.approx(apart, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("#00506B", "#00506b"),
        ("00506b", "#00506b"),
        ("#767676", "#767676"),
        ("#777777", ""),  # 4.48:1, a hair too pale
        ("#ffdd00", ""),
        ("teal", ""),
        ("#abc", ""),
        ("#00506b;}body{display:none", ""),
        ("", ""),
    ],
)
def test_a_colour_is_used_only_where_white_words_can_be_read_on_it(said: str, colour: str) -> None:
    assert readable_colour(said) == colour


def test_the_safe_colour_is_safe() -> None:
    assert readable_colour(SAFE_COLOUR) == SAFE_COLOUR


def _set(council: Council, name: str, value: str) -> None:
    CouncilSetting.objects.create(
        council=council, name=name, value=value, source="agreed on 1 May 2026", from_on=date(2026, 5, 1)
    )


def test_a_page_stands_under_the_councils_own_name_and_colour(wendlebury: World) -> None:
    _set(wendlebury.council, "brand colour", "#5b1f69")
    browser = Client()
    browser.force_login(wendlebury.member)

    shown = browser.get("/").content.decode()

    assert wendlebury.council.name in shown.split("</header>")[0]
    assert '<link rel="stylesheet" href="/brand/5b1f69.css">' in shown
    assert '<meta name="theme-color" content="#5b1f69">' in shown
    assert browser.get("/brand/5b1f69.css").content == b":root{--govuk-brand-colour:#5b1f69}\n"


@pytest.mark.parametrize("address", ["/brand/ffdd00.css", "/brand/teal.css", "/brand/%7D.css"])
def test_no_other_sheet_can_be_had(wendlebury: World, address: str) -> None:
    browser = Client()
    browser.force_login(wendlebury.member)

    assert browser.get(address).status_code == 404


def test_a_colour_that_cannot_be_read_changes_nothing(wendlebury: World) -> None:
    _set(wendlebury.council, "brand colour", "#ffdd00")

    assert branding_of(wendlebury.council, several=False, on=ON).colour == SAFE_COLOUR


def test_a_logo_stands_before_the_name(wendlebury: World) -> None:
    _set(wendlebury.council, "logo", "wendlebury.svg")

    assert branding_of(wendlebury.council, several=False, on=ON).mark.endswith("logos/wendlebury.svg")


@pytest.mark.parametrize("value", ["../secrets.svg", "https://elsewhere.example/a.svg", "a.html", ".svg"])
def test_a_logo_is_only_ever_a_picture_of_our_own(wendlebury: World, value: str) -> None:
    _set(wendlebury.council, "logo", value)

    assert branding_of(wendlebury.council, several=False, on=ON).mark == ""


def test_whoever_works_for_several_councils_reads_the_services_name(wendlebury: World) -> None:
    assert branding_of(wendlebury.council, several=True, on=ON).name == "Member and officer concerns"
    assert branding_of(None, several=False, on=ON).name == "Member and officer concerns"
