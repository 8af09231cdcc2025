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


def test_a_page_that_is_sent_and_shown_again_counts_like_one_that_is_opened(
    wendlebury: World, settings: object
) -> None:
    settings.PREVIEWS_A_DAY = 2  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury)
    check = journey.address.replace("/route", "/check")

    answers = [journey.browser.post(check, {"seen": seen}) for seen in ("", "not what was shown")]

    assert [answer.status_code for answer in answers] == [409, 429]
    assert [b"Judith Amadi" in answer.content for answer in answers] == [True, False]


def test_a_recipient_who_changed_is_not_shown_beyond_it_either(wendlebury: World, settings: object) -> None:
    settings.PREVIEWS_A_DAY = 2  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury).to("check")

    journey.send({"fingerprint": "of somebody else"})

    assert journey.status == 429
    assert "Judith Amadi" not in journey.shown


def test_beyond_it_no_way_on_tells_how_many_there_are_to_choose_from(
    wendlebury: World, settings: object
) -> None:
    settings.PREVIEWS_A_DAY = 1  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury)

    one, several = (journey.browser.post(journey.address, {"choice": choice}) for choice in ("", "7"))

    assert one.status_code == several.status_code == 429


def test_whom_it_could_go_to_instead_is_counted_and_the_reason_is_given_back(
    wendlebury: World, settings: object
) -> None:
    settings.PREVIEWS_A_DAY = 1  # type: ignore[attr-defined]
    journey = _at_the_route(wendlebury)
    instead = journey.address.replace("/route", "/somebody-else")

    answer = journey.browser.post(instead, {"why": "We fell out over the budget."})

    assert answer.status_code == 429
    assert b"We fell out over the budget." in answer.content
    assert b"Judith Amadi" not in answer.content


def test_asking_only_for_how_long_it_is_counts_too(wendlebury: World) -> None:
    journey = _at_the_route(wendlebury)

    journey.browser.head(journey.address)

    assert PreviewsShown.objects.get().times == 2
