"""Is a draft kept for the days it is said to be kept, and not one more?"""

from datetime import timedelta

import pytest

from cases.models import Case, Draft
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _ready(world: World, *, kept_until_in_days: int) -> Journey:
    about = (world.director_of_place, world.posts.director_of_place)
    journey = Journey(signed_in_as(world.member), about, facts=FACTS).to("check")
    Draft.objects.update(expires_on=ON + timedelta(days=kept_until_in_days))
    return journey


def test_on_its_last_day_it_is_listed_and_sent(wendlebury: World) -> None:
    journey = _ready(wendlebury, kept_until_in_days=0)
    key = str(Draft.objects.get().key)

    assert key in journey.browser.get("/mine").content.decode()
    assert key in journey.browser.get("/").content.decode()
    assert "Concern sent" in journey.send({}).shown


def test_the_day_after_it_is_neither_listed_nor_opened(wendlebury: World) -> None:
    journey = _ready(wendlebury, kept_until_in_days=-1)
    key = str(Draft.objects.get().key)

    assert key not in journey.browser.get("/mine").content.decode()
    assert key not in journey.browser.get("/").content.decode()
    for page in ("", "/matter", "/what-happened", "/route", "/check", "/delete"):
        assert "This draft has run out" in journey.open(f"/raise/{key}{page}").shown
        assert "They shouted at me in the briefing." not in journey.shown


def test_the_day_after_nothing_is_saved_or_sent_and_what_was_typed_is_given_back(wendlebury: World) -> None:
    journey = _ready(wendlebury, kept_until_in_days=-1)
    before = Draft.objects.get()

    said = journey.browser.post(f"/raise/{before.key}/what-happened", {"happened": "One more thing."})
    journey.send({})

    assert said.status_code == 410
    assert "One more thing." in said.content.decode()
    after = Draft.objects.get()
    assert (after.version, after.expires_on) == (before.version, before.expires_on)
    assert Case.objects.count() == 0


def test_nobody_else_learns_that_there_was_one(wendlebury: World) -> None:
    _ready(wendlebury, kept_until_in_days=-1)
    stranger = signed_in_as(wendlebury.other_member)

    assert stranger.get(f"/raise/{Draft.objects.get().key}/check").status_code == 404
