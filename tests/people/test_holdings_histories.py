"""Whatever the history of a seat, is its holder somebody who sits in it on the day?"""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.directory import deputy_of, holder_of, posts_of, users_holding_posts
from people.establishment import NotPossible, seat
from people.models import Capacity, Holding, User
from tests.factories import PostFactory, UserFactory

DAY_ONE = date(2026, 1, 1)
days = st.integers(min_value=0, max_value=60).map(lambda number: DAY_ONE + timedelta(days=number))
capacities = st.sampled_from([Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.DEPUTY])
histories = st.lists(st.tuples(st.integers(0, 2), capacities, days, st.none() | days), max_size=8)


def covers(holding: Holding, on: date) -> bool:
    return holding.from_on <= on and (holding.to_on is None or on <= holding.to_on)


class HoldingsHistories(TestCase):
    """Hypothesis makes each history in a transaction of its own."""

    @given(history=histories, on=days)
    def test_the_holder_sits_on_the_day_and_acting_beats_substantive(
        self, history: list[tuple[int, Capacity, date, date | None]], on: date
    ) -> None:
        post = PostFactory.create(from_on=DAY_ONE)
        people = UserFactory.create_batch(3)
        for who, capacity, from_on, to_on in history:
            with contextlib.suppress(NotPossible):
                seat(post, people[who], capacity=capacity, from_on=from_on, to_on=to_on)
        sitting: dict[Capacity, list[User]] = {capacity: [] for capacity in Capacity}
        for holding in Holding.objects.filter(post=post):
            if covers(holding, on):
                sitting[Capacity(holding.capacity)].append(holding.user)

        assert len(sitting[Capacity.SUBSTANTIVE]) <= 1
        assert len(sitting[Capacity.ACTING]) <= 1
        in_the_seat = sitting[Capacity.ACTING] or sitting[Capacity.SUBSTANTIVE]
        holder = holder_of(post, on)
        assert holder == (in_the_seat[0] if in_the_seat else None)
        assert users_holding_posts([post], on) == {post: in_the_seat}
        assert (deputy_of(post, on) in sitting[Capacity.DEPUTY]) or not sitting[Capacity.DEPUTY]
        for person in people:
            seated = person in sitting[Capacity.ACTING] + sitting[Capacity.SUBSTANTIVE]
            assert posts_of(person, post.council, on) == ([post] if seated else [])


@pytest.mark.django_db
def test_two_open_holders_are_refused_by_the_database_itself() -> None:
    post = PostFactory.create()
    Holding.objects.create(post=post, user=UserFactory.create(), from_on=DAY_ONE)
    with pytest.raises(IntegrityError):
        Holding.objects.create(post=post, user=UserFactory.create(), from_on=DAY_ONE + timedelta(days=9))
