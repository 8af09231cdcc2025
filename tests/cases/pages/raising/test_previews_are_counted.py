"""Is it counted how often somebody looks at who would receive what they write, and does that come to an end?"""

import pytest

from cases.blind_index import index_of
from cases.models import Draft, PreviewsShown
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _at_the_route(w: World) -> Journey:
    return Journey(signed_in_as(w.member), (w.director_of_place, w.posts.director_of_place), facts=FACTS).to(
        "route"
    )


def test_each_page_that_tells_who_would_receive_it_counts(wendlebury: World) -> None:
    w = wendlebury
    journey = _at_the_route(w)
    route = journey.address
    pages = (route, route.replace("/route", "/check"), route.replace("/route", "/print"))
    for page in (*pages, route.replace("/route", "/question/ground/not-sure")):
        journey.open(page)

    counted = PreviewsShown.objects.get()
    assert (counted.by, counted.times) == (index_of(w.member), 5)


def test_a_page_that_tells_nothing_of_it_does_not_count(wendlebury: World) -> None:
    Journey(signed_in_as(wendlebury.member), (wendlebury.officer, wendlebury.posts.officer), facts=FACTS).to(
        "what-happened"
    )

    assert not PreviewsShown.objects.exists()


def test_beyond_the_day_s_number_nothing_of_it_is_shown_and_the_draft_is_kept(
    wendlebury: World, settings: object
) -> None:
    settings.PREVIEWS_A_DAY = 1  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury)
    assert "Judith Amadi" in journey.shown

    journey.open(journey.address)

    assert journey.status == 429
    assert "Judith Amadi" not in journey.shown
    assert "Your draft is kept" in journey.shown
    assert Draft.objects.count() == 1


def test_what_was_shown_can_still_be_sent(wendlebury: World, settings: object) -> None:
    settings.PREVIEWS_A_DAY = 2  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury).to("check").send({})

    assert "Concern sent" in journey.shown


def test_one_person_s_looking_takes_nothing_from_another(wendlebury: World, settings: object) -> None:
    settings.PREVIEWS_A_DAY = 1  # type: ignore[attr-defined]
    _at_the_route(wendlebury)
    w = wendlebury
    other = Journey(
        signed_in_as(w.other_member), (w.director_of_place, w.posts.director_of_place), facts=FACTS
    )

    assert other.to("route").status == 200
