"""What is read before an election is carried out?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from people.elections import Acceptance, PanelAfter, SeatAfter, hold_election, what_would_change
from people.models import Election, Holding, Post
from tests.factories import UserFactory
from tests.people.elected import BEGINS_ON, results, with_seat
from tests.world import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> World:
    """Wendlebury, a year before it votes."""
    return world()


def test_everybody_elected_again_is_read_as_such(w: World) -> None:
    assert what_would_change(results(w)) == (
        "Moira Fenwick, elected again, sits as Leader of the Heron Group from 11 May 2027.",
        "Desmond Okoro, elected again, sits as Leader of the Willow Group from 11 May 2027.",
        "Rosa Bright, elected again, sits as Member from 11 May 2027.",
        "Ken Aldous, elected again, sits as Member from 11 May 2027.",
        "Iris Penhale, elected again, sits as ungrouped Member from 11 May 2027.",
    )


def test_who_comes_who_goes_and_who_has_yet_to_accept(w: World) -> None:
    new, waits = UserFactory.create(display_name="Zora Finch"), UserFactory.create(display_name="Abe Quill")
    changed = with_seat(results(w, acceptances=(Acceptance(new, BEGINS_ON),)), w.posts.member, user=new)
    changed = with_seat(changed, w.posts.other_member, user=waits)
    changed = with_seat(changed, w.posts.ungrouped_member, user=None)
    told = what_would_change(changed)
    assert "Rosa Bright leaves Member. The last day is 10 May 2027." in told
    assert "Zora Finch sits as Member from 11 May 2027, having accepted office on 11 May 2027." in told
    assert "Abe Quill is elected as Member and sits from the day they accept office." in told
    assert "Nobody sits as ungrouped Member yet." in told


def test_a_leader_who_is_only_a_member_now(w: World) -> None:
    changed = with_seat(results(w), w.posts.group_leader, user=w.member)
    changed = with_seat(changed, w.posts.member, user=w.group_leader)
    told = what_would_change(changed)
    assert (
        "Moira Fenwick, elected again, no longer sits as Leader of the Heron Group after 10 May 2027." in told
    )
    assert "Rosa Bright, elected again, sits as Leader of the Heron Group from 11 May 2027." in told


def test_groups_and_panels(w: World) -> None:
    oak = SeatAfter("Group Leader", "Leader of the Oak Group", w.other_group_leader, group="Oak Group")
    before = results(w)
    seats = (
        before.seats[0],
        oak,
        before.seats[2],
        replace(before.seats[3], group="Oak Group", answers_to=oak.title),
    )
    panel = PanelAfter(w.posts.hearing_panel, (w.panel_members[0], w.member), from_on=date(2027, 5, 27))
    told = what_would_change(replace(before, seats=seats, panels=(panel,)))
    assert "Leader of the Oak Group is a new seat of the Oak Group." in told
    assert "Leader of the Willow Group as it was ends on 10 May 2027." in told
    assert "The Oak Group is a new group." in told
    assert "The Willow Group is no longer a group." in told
    assert "Hal Winter stays on Hearing Panel from 27 May 2027." in told
    assert "Rosa Bright joins Hearing Panel from 27 May 2027." in told
    assert "Joan Sefton leaves Hearing Panel. The last day is 10 May 2027." in told


def test_two_of_one_name_are_told_apart_by_their_address(w: World) -> None:
    son = UserFactory.create(display_name="Rosa  BRIGHT", email="rosa.bright.2@wendlebury.example")
    told = what_would_change(with_seat(results(w), w.posts.ungrouped_member, user=son))
    assert any(
        line.startswith("Rosa Bright (rosa.bright@wendlebury.example), elected again,") for line in told
    )
    assert any(line.startswith("Rosa  BRIGHT (rosa.bright.2@wendlebury.example) is elected") for line in told)


def test_looking_writes_nothing_and_says_what_carrying_out_then_does(w: World) -> None:
    before = (Holding.objects.count(), Post.objects.count())
    told = what_would_change(results(w))
    assert (Holding.objects.count(), Post.objects.count(), Election.objects.count()) == (*before, 0)
    assert hold_election(results(w)).sentences == told
    assert what_would_change(results(w)) == ()
