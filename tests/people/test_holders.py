"""Who sits in a seat on a day?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from people.directory import deputy_of, holder_of, holding_of, is_current
from people.establishment import seat, vacate
from people.models import Capacity
from tests.factories import HoldingFactory, PostFactory, UserFactory
from tests.world import world

pytestmark = pytest.mark.django_db

FIRST = date(2026, 6, 1)
LAST = date(2026, 6, 30)
A_DAY = timedelta(days=1)


def test_the_first_and_the_last_day_both_count() -> None:
    holding = HoldingFactory.create(from_on=FIRST, to_on=LAST)
    assert holder_of(holding.post, FIRST) == holding.user
    assert holder_of(holding.post, LAST) == holding.user
    assert holder_of(holding.post, FIRST - A_DAY) is None
    assert holder_of(holding.post, LAST + A_DAY) is None


def test_whoever_acts_up_is_before_the_holder_and_until_when_is_known() -> None:
    post = PostFactory.create()
    HoldingFactory.create(post=post)
    acting = HoldingFactory.create(post=post, acting=True, from_on=FIRST, to_on=LAST)
    assert holder_of(post, FIRST) == acting.user
    held = holding_of(post, FIRST)
    assert held is not None
    assert (held.capacity, held.to_on) == (Capacity.ACTING, LAST)
    assert holder_of(post, LAST + A_DAY) != acting.user


def test_a_deputy_never_holds_silently() -> None:
    deputy = HoldingFactory.create(deputy=True)
    assert holder_of(deputy.post, FIRST) is None
    assert deputy_of(deputy.post, FIRST) == deputy.user


def test_a_deputy_who_has_left_is_no_deputy() -> None:
    deputy = HoldingFactory.create(deputy=True, to_on=FIRST)
    assert deputy_of(deputy.post, FIRST + A_DAY) is None


def test_a_panel_has_members_and_no_holder() -> None:
    member = HoldingFactory.create(on_panel=True)
    assert holder_of(member.post, FIRST) is None


def test_nobody_sits_in_a_seat_that_no_longer_exists() -> None:
    holding = HoldingFactory.create(post=PostFactory.create(to_on=LAST))
    assert holder_of(holding.post, LAST) == holding.user
    assert holder_of(holding.post, LAST + A_DAY) is None


def test_somebody_who_may_not_sign_in_holds_nothing() -> None:
    holding = HoldingFactory.create(user=UserFactory.create(is_active=False))
    assert holder_of(holding.post, FIRST) is None


def test_a_leaver_is_current_until_the_end_of_the_last_day() -> None:
    wendlebury = world()
    holding = wendlebury.officer.holdings.get()
    vacate(holding, last_on=LAST)
    assert is_current(wendlebury.officer, wendlebury.council, LAST)
    assert not is_current(wendlebury.officer, wendlebury.council, LAST + A_DAY)


def test_an_election_hands_a_seat_over_without_a_gap() -> None:
    wendlebury = world()
    newcomer = UserFactory.create()
    vacate(wendlebury.member.holdings.get(), last_on=LAST)
    seat(wendlebury.posts.member, newcomer, from_on=LAST + A_DAY)
    assert holder_of(wendlebury.posts.member, LAST) == wendlebury.member
    assert holder_of(wendlebury.posts.member, LAST + A_DAY) == newcomer
