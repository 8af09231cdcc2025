"""What does the directory answer about seats, lines and people, and in how many look-ups?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from people import directory
from people.directory import (
    councils_of,
    find_people,
    line_above,
    nearest_above,
    people_on_side,
    posts_of,
    posts_of_kind,
)
from people.establishment import seat
from people.models import Capacity, Side
from tests.factories import HoldingFactory, PostFactory, UserFactory
from tests.world import World, world

pytestmark = pytest.mark.django_db

ON = date(2026, 6, 1)


@pytest.fixture
def wendlebury() -> World:
    return world(on=ON)


def names(found: list[tuple[Any, Any]]) -> list[str]:
    return [f"{user}, {post}" for user, post in found]


def test_a_director_s_director_is_that_director(wendlebury: World) -> None:
    posts = wendlebury.posts
    assert nearest_above(posts.director_of_place, "Director") == posts.director_of_place
    assert nearest_above(posts.officer, "Director") == posts.director_of_place


def test_there_is_no_director_above_the_monitoring_officer(wendlebury: World) -> None:
    assert nearest_above(wendlebury.posts.monitoring_officer, "Director") is None
    assert line_above(wendlebury.posts.monitoring_officer) == [wendlebury.posts.chief_executive]


def test_a_member_is_led_by_their_group_leader_and_an_ungrouped_one_by_nobody(wendlebury: World) -> None:
    assert nearest_above(wendlebury.posts.member, "Group Leader") == wendlebury.posts.group_leader
    assert line_above(wendlebury.posts.ungrouped_member) == []


def test_a_circle_in_the_stored_lines_still_ends(wendlebury: World) -> None:
    first, second = PostFactory.create_batch(2, council=wendlebury.council)
    first.reports_to, second.reports_to = second, first
    first.save()
    second.save()
    assert line_above(first) == [second, first]


def test_the_post_nearest_the_top_comes_first_and_a_panel_last(wendlebury: World) -> None:
    posts = wendlebury.posts
    seat(
        posts.director_of_people, wendlebury.line_manager, capacity=Capacity.ACTING, from_on=date(2026, 8, 1)
    )
    assert posts_of(wendlebury.line_manager, wendlebury.council, ON) == [posts.line_manager]
    in_august = posts_of(wendlebury.line_manager, wendlebury.council, date(2026, 8, 1))
    assert in_august == [posts.director_of_people, posts.line_manager]
    seat(posts.hearing_panel, wendlebury.member, capacity=Capacity.MEMBER, from_on=ON)
    assert posts_of(wendlebury.member, wendlebury.council, ON) == [posts.member, posts.hearing_panel]


def test_a_deputy_does_not_file_as_the_post(wendlebury: World) -> None:
    deputy = wendlebury.deputy_monitoring_officer
    assert posts_of(deputy, wendlebury.council, ON) == []


def test_a_post_is_one_of_its_own_council(wendlebury: World) -> None:
    seat(
        PostFactory.create(council=wendlebury.other_council, councillor=True), wendlebury.officer, from_on=ON
    )
    assert councils_of(wendlebury.officer, ON) == [wendlebury.other_council, wendlebury.council]
    assert posts_of(wendlebury.officer, wendlebury.council, ON) == [wendlebury.posts.officer]


def test_vacant_seats_of_a_kind_are_listed_and_abolished_ones_are_not(wendlebury: World) -> None:
    vacant = PostFactory.create(council=wendlebury.council, kind="Director")
    PostFactory.create(council=wendlebury.council, kind="Director", to_on=date(2026, 5, 31))
    posts = wendlebury.posts
    assert posts_of_kind(wendlebury.council, "Director", ON) == [
        posts.director_of_place,
        posts.director_of_people,
        vacant,
    ]


@pytest.mark.parametrize("words", ["priya", "SHAH pri", "planning shah", "Planning Officer", "  Prîya  "])
def test_people_are_found_by_name_title_and_team_however_they_are_typed(
    wendlebury: World, words: str
) -> None:
    assert "Priya Shah, Planning Officer" in names(find_people(wendlebury.council, words, ON))


@pytest.mark.parametrize("typed", ["élodie", "ÉLODIE", "elodie", "E\u0301lodie", "O’Brien", "o'brien"])
def test_accents_and_capitals_make_no_difference_on_either_database(wendlebury: World, typed: str) -> None:
    user = UserFactory.create(display_name="Élodie O'Brien")
    seat(PostFactory.create(council=wendlebury.council, title="Parks Officer"), user, from_on=ON)
    assert names(find_people(wendlebury.council, typed, ON)) == ["Élodie O'Brien, Parks Officer"]


@pytest.mark.parametrize(
    "words", ["", "   ", "priya hargreave", "%", "_", "Una Gray", "Hal Winter", "Tom Ferris"]
)
def test_these_words_find_nobody(wendlebury: World, words: str) -> None:
    """Nothing typed, one word that fails, signs with a meaning to databases, an outsider, a panel's and a deputy's."""
    assert find_people(wendlebury.council, words, ON) == []


def test_a_person_with_two_posts_is_found_once_as_the_higher(wendlebury: World) -> None:
    seat(wendlebury.posts.director_of_people, UserFactory.create(), capacity=Capacity.ACTING, from_on=ON)
    manager = wendlebury.line_manager
    seat(wendlebury.posts.director_of_place, manager, capacity=Capacity.ACTING, from_on=ON)
    assert names(find_people(wendlebury.council, "planning manager", ON)) == ["Owen Tully, Director of Place"]


def test_one_side_is_searched_and_listed_alone(wendlebury: World) -> None:
    assert find_people(wendlebury.council, "planning", ON, side=Side.COUNCILLOR) == []
    assert names(people_on_side(wendlebury.council, Side.COUNCILLOR, ON)) == [
        "Desmond Okoro, Leader of the Willow Group",
        "Iris Penhale, ungrouped Member",
        "Ken Aldous, Member",
        "Moira Fenwick, Leader of the Heron Group",
        "Rosa Bright, Member",
    ]


def test_a_leaver_is_found_no_longer(wendlebury: World) -> None:
    wendlebury.officer.holdings.update(to_on=date(2026, 5, 31))
    assert find_people(wendlebury.council, "priya", ON) == []


QUESTIONS: dict[str, tuple[int, Callable[[World], object]]] = {
    "holder_of": (1, lambda w: directory.holder_of(w.posts.officer, ON)),
    "holding_of": (1, lambda w: directory.holding_of(w.posts.officer, ON)),
    "deputy_of": (1, lambda w: directory.deputy_of(w.posts.monitoring_officer, ON)),
    "posts_of": (2, lambda w: directory.posts_of(w.officer, w.council, ON)),
    "posts_of_kind": (1, lambda w: directory.posts_of_kind(w.council, "officer", ON)),
    "line_above": (1, lambda w: directory.line_above(w.posts.officer)),
    "nearest_above": (1, lambda w: directory.nearest_above(w.posts.officer, "Chief Executive")),
    "find_people": (2, lambda w: directory.find_people(w.council, "officer person", ON)),
    "people_on_side": (2, lambda w: directory.people_on_side(w.council, Side.OFFICER, ON)),
    "councils_of": (1, lambda w: directory.councils_of(w.officer, ON)),
    "is_current": (1, lambda w: directory.is_current(w.officer, w.council, ON)),
    "users_holding_posts": (
        1,
        lambda w: directory.users_holding_posts([w.posts.officer, w.posts.hearing_panel], ON),
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_larger_council_takes_no_more_look_ups(
    wendlebury: World, question: str, django_assert_num_queries: Callable[[int], Any]
) -> None:
    look_ups, ask = QUESTIONS[question]
    above = wendlebury.posts.officer
    for _ in range(12):
        above = HoldingFactory.create(
            post=PostFactory.create(council=wendlebury.council, reports_to=above)
        ).post
    seat(above, wendlebury.officer, capacity=Capacity.ACTING, from_on=ON)
    with django_assert_num_queries(look_ups):
        answer = ask(wendlebury)
        assert str(answer)  # an answer that is shown asks nothing more
