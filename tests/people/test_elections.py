"""Does an election change a council over in one act, without a gap for those elected again?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from people.directory import holder_of, posts_of, users_holding_posts
from people.elections import Acceptance, PanelAfter, SeatAfter, accept_office, hold_election, why_empty
from people.establishment import NotPossible, seat, vacate
from people.models import Capacity, Elected, Election, Holding, Post, User
from tests.factories import UserFactory
from tests.people.elected import BEGINS_ON, ENDS_ON, POLLED_ON, results, with_seat
from tests.world import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> World:
    """Wendlebury, a year before it votes."""
    return world()


def test_every_councillor_s_holding_ends_and_those_elected_again_have_no_gap(w: World) -> None:
    held = hold_election(results(w))

    assert held.created
    day = POLLED_ON
    while day < BEGINS_ON + timedelta(days=30):
        assert holder_of(w.posts.member, day) == w.member
        assert holder_of(w.posts.group_leader, day) == w.group_leader
        day += timedelta(days=1)
    days = [(one.from_on, one.to_on) for one in w.posts.member.holdings.order_by("from_on")]
    assert days == [(date(2025, 5, 8), ENDS_ON), (BEGINS_ON, None)]


def test_those_elected_again_have_no_gap_where_the_new_begin_some_days_later(w: World) -> None:
    hold_election(results(w, begins_on=BEGINS_ON + timedelta(days=4)))
    assert holder_of(w.posts.member, ENDS_ON + timedelta(days=1)) == w.member


def test_officers_stay_where_they_sit(w: World) -> None:
    before = list(Holding.objects.filter(post__side="officer").values_list("pk", "from_on", "to_on"))
    hold_election(results(w))
    assert list(Holding.objects.filter(post__side="officer").values_list("pk", "from_on", "to_on")) == before


def test_whoever_is_new_sits_from_the_day_they_accepted_office(w: World) -> None:
    new = UserFactory.create(display_name="Zora Finch")
    accepted = BEGINS_ON + timedelta(days=2)
    hold_election(with_seat(results(w, acceptances=(Acceptance(new, accepted),)), w.posts.member, user=new))
    assert holder_of(w.posts.member, ENDS_ON) == w.member
    assert holder_of(w.posts.member, accepted - timedelta(days=1)) is None
    assert holder_of(w.posts.member, accepted) == new
    assert Elected.objects.get(user=new).accepted_on == accepted


def test_whoever_has_not_accepted_office_sits_nowhere_until_it_is_recorded(w: World) -> None:
    new = UserFactory.create(display_name="Zora Finch")
    election = hold_election(with_seat(results(w), w.posts.member, user=new)).election
    assert posts_of(new, w.council, BEGINS_ON + timedelta(days=60)) == []

    accept_office(election, new, on=date(2027, 5, 14))
    assert holder_of(w.posts.member, date(2027, 5, 13)) is None
    assert holder_of(w.posts.member, date(2027, 5, 14)) == new
    with pytest.raises(NotPossible, match="accepted office on 14 May 2027"):
        accept_office(election, new, on=date(2027, 5, 15))


def test_acceptance_of_somebody_elected_again_is_recorded_and_moves_nothing(w: World) -> None:
    election = hold_election(results(w)).election
    accept_office(election, w.member, on=date(2027, 5, 20))
    assert Elected.objects.get(user=w.member).accepted_on == date(2027, 5, 20)
    assert holder_of(w.posts.member, BEGINS_ON) == w.member


def test_somebody_who_was_not_elected_cannot_accept(w: World) -> None:
    election = hold_election(results(w)).election
    with pytest.raises(NotPossible, match="Una Gray was not elected on 6 May 2027"):
        accept_office(election, w.outsider, on=BEGINS_ON)
    with pytest.raises(NotPossible, match="before polling day"):
        accept_office(election, w.member, on=POLLED_ON - timedelta(days=1))


def test_the_same_results_a_second_time_change_nothing(w: World) -> None:
    first = hold_election(results(w))
    rows = list(Holding.objects.order_by("pk").values())
    second = hold_election(results(w))
    assert (second.election, second.created, second.sentences) == (first.election, False, ())
    assert list(Holding.objects.order_by("pk").values()) == rows


def test_other_results_of_the_same_polling_day_are_refused(w: World) -> None:
    hold_election(results(w))
    with pytest.raises(NotPossible, match="recorded already, with other results"):
        hold_election(with_seat(results(w), w.posts.member, user=None))


def test_nothing_is_written_where_one_seat_cannot_be_filled(w: World) -> None:
    elsewhere = Post.objects.create(
        council=w.council,
        kind="Member",
        title="Member for Castle",
        side="councillor",
        from_on=date(2027, 6, 1),
    )
    seat(elsewhere, w.outsider, from_on=date(2027, 6, 1))
    rows = list(Holding.objects.order_by("pk").values())
    broken = results(w)
    broken = replace(
        broken, seats=(*broken.seats, SeatAfter("Member", "Member for Castle", w.officer, post=elsewhere))
    )
    seat(w.posts.member, w.outsider, capacity=Capacity.ACTING, from_on=date(2027, 7, 1))
    with pytest.raises(NotPossible, match="Una Gray is already down for Member from 1 July 2027"):
        hold_election(broken)
    Holding.objects.filter(capacity=Capacity.ACTING).delete()
    assert list(Holding.objects.order_by("pk").values()) == rows
    assert not Election.objects.exists()


def test_a_group_that_is_new_has_new_seats_and_the_old_ones_keep_what_they_were(w: World) -> None:
    before = results(w)
    oak = SeatAfter("Group Leader", "Leader of the Oak Group", w.member, group="Oak Group")
    new_seat = replace(before.seats[3], group="Oak Group", answers_to=oak.title)
    after = replace(before, seats=(oak, before.seats[0], new_seat, before.seats[4]))
    hold_election(after)

    w.posts.other_member.refresh_from_db()
    assert w.posts.other_member.group is not None
    assert (w.posts.other_member.group.short, w.posts.other_member.to_on) == ("Willow", ENDS_ON)
    seat_now = posts_of(w.other_member, w.council, BEGINS_ON)[0]
    assert seat_now.group is not None
    assert seat_now.reports_to is not None
    assert (seat_now.group.name, seat_now.reports_to.title) == ("Oak Group", "Leader of the Oak Group")
    assert holder_of(seat_now.reports_to, BEGINS_ON) == w.member
    assert holder_of(w.posts.other_group_leader, BEGINS_ON) is None


def test_a_panel_is_made_up_afresh_and_a_day_may_be_named_for_it(w: World) -> None:
    stays, goes, other = w.panel_members
    annual_council = date(2027, 5, 27)
    panel = PanelAfter(w.posts.hearing_panel, (stays, w.member), from_on=annual_council)
    hold_election(results(w, panels=(panel,)))

    def sits(on: date) -> set[User]:
        return set(users_holding_posts([w.posts.hearing_panel], on)[w.posts.hearing_panel])

    assert sits(ENDS_ON) == {stays, goes, other}
    assert sits(BEGINS_ON) == set()
    assert sits(annual_council) == {stays, w.member}
    assert why_empty(w.posts.hearing_panel, BEGINS_ON) == (
        "The council was elected on 6 May 2027, and nobody sits as Hearing Panel yet: "
        "the first day is 27 May 2027."
    )
    assert why_empty(w.posts.hearing_panel, annual_council) == ""


def test_whoever_stays_on_a_panel_of_the_new_council_has_no_gap_there(w: World) -> None:
    stays = w.panel_members[0]
    panel = PanelAfter(w.posts.hearing_panel, (stays, w.member))
    hold_election(results(w, begins_on=BEGINS_ON + timedelta(days=4), panels=(panel,)))
    next_day = ENDS_ON + timedelta(days=1)
    assert users_holding_posts([w.posts.hearing_panel], next_day)[w.posts.hearing_panel] == [stays]


def test_a_councillor_who_goes_leaves_the_panels_that_are_not_made_up_afresh(w: World) -> None:
    seat(w.posts.hearing_panel, w.member, capacity=Capacity.MEMBER, from_on=date(2026, 1, 1))
    hold_election(with_seat(results(w), w.posts.member, user=None))
    assert w.member not in users_holding_posts([w.posts.hearing_panel], BEGINS_ON)[w.posts.hearing_panel]
    assert len(users_holding_posts([w.posts.hearing_panel], BEGINS_ON)[w.posts.hearing_panel]) == 3


def test_two_people_of_one_name_are_two_people(w: World) -> None:
    son = UserFactory.create(display_name="Rosa Bright", email="rosa.bright.2@wendlebury.example")
    acceptances = (Acceptance(son, BEGINS_ON),)
    hold_election(with_seat(results(w, acceptances=acceptances), w.posts.ungrouped_member, user=son))
    assert posts_of(son, w.council, BEGINS_ON) == [w.posts.ungrouped_member]
    assert posts_of(w.member, w.council, BEGINS_ON) == [w.posts.member]


def test_one_person_in_two_seats_of_a_kind_is_refused_with_the_address(w: World) -> None:
    with pytest.raises(
        NotPossible, match=r"Rosa Bright \(rosa.bright@wendlebury.example\) is elected to 2 se"
    ):
        hold_election(with_seat(replace(results(w)), w.posts.other_member, user=w.member))


def test_the_days_come_in_their_order(w: World) -> None:
    with pytest.raises(NotPossible, match="The old councillors end on polling day or later"):
        hold_election(results(w, begins_on=ENDS_ON))


def test_a_seat_that_was_empty_before_the_election_waits_for_no_election(w: World) -> None:
    vacate(w.posts.line_manager.holdings.get(), last_on=POLLED_ON)
    hold_election(results(w))
    assert why_empty(w.posts.line_manager, BEGINS_ON) == ""


def test_a_line_leads_to_one_seat_of_the_list_and_never_in_a_circle(w: World) -> None:
    nowhere = with_seat(results(w), w.posts.member, answers_to="Leader of the Elm Group")
    with pytest.raises(NotPossible, match="and 0 seats have that title"):
        hold_election(nowhere)
    with pytest.raises(NotPossible, match="who already answers to Leader of the Heron Group"):
        hold_election(with_seat(results(w), w.posts.group_leader, answers_to="Leader of the Heron Group"))
