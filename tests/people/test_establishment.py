"""What may not be done to a seat, and what is the person told?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from people.establishment import NotPossible, answer_to, seat, vacate
from people.models import Capacity, Holding, Post
from tests.factories import CouncilFactory, HoldingFactory, PostFactory, UserFactory
from tests.world import world

pytestmark = pytest.mark.django_db


def test_a_line_that_would_run_in_a_circle_is_refused_by_name() -> None:
    posts = world().posts
    with pytest.raises(NotPossible) as refused:
        answer_to(posts.chief_executive, posts.officer)
    assert str(refused.value) == (
        "Chief Executive cannot answer to Planning Officer, who already answers to Chief Executive. "
        "Change that line first."
    )
    posts.chief_executive.refresh_from_db()
    assert posts.chief_executive.reports_to is None


def test_a_seat_does_not_answer_to_itself() -> None:
    post = PostFactory.create(title="Clerk")
    with pytest.raises(NotPossible, match="Clerk cannot answer to itself"):
        answer_to(post, post)
    with pytest.raises(IntegrityError):
        Post.objects.filter(pk=post.pk).update(reports_to=post)


def test_a_line_stays_inside_one_council() -> None:
    elsewhere = PostFactory.create(
        title="Director of Place", council=CouncilFactory.create(name="Harrowmere District Council")
    )
    with pytest.raises(NotPossible, match="Director of Place is a post of Harrowmere District Council"):
        answer_to(PostFactory.create(), elsewhere)


def test_a_line_may_be_moved_and_ended() -> None:
    posts = world().posts
    assert answer_to(posts.officer, posts.director_of_people).reports_to == posts.director_of_people
    assert answer_to(posts.officer, None).reports_to is None


def test_a_seat_already_held_is_refused_with_the_name_and_the_days() -> None:
    holding = HoldingFactory.create(
        post__title="Director of Place",
        user__display_name="Colin Hargreave",
        from_on=date(2026, 1, 5),
        to_on=date(2026, 6, 30),
    )
    with pytest.raises(NotPossible) as refused:
        seat(holding.post, UserFactory.create(), from_on=date(2026, 6, 30))
    assert str(refused.value) == (
        "Colin Hargreave holds the post of Director of Place from 5 January 2026 to 30 June 2026. "
        "End that first, or choose other days."
    )
    assert seat(holding.post, UserFactory.create(), from_on=date(2026, 7, 1)).pk
    assert seat(holding.post, UserFactory.create(), from_on=date(2025, 1, 1), to_on=date(2026, 1, 4)).pk


def test_somebody_may_act_in_a_seat_that_is_held() -> None:
    holding = HoldingFactory.create()
    assert seat(holding.post, UserFactory.create(), capacity=Capacity.ACTING, from_on=date(2026, 1, 1)).pk


def test_only_a_panel_has_members_and_a_panel_has_nothing_else() -> None:
    posts = world().posts
    with pytest.raises(NotPossible, match="only a panel has members"):
        seat(posts.officer, UserFactory.create(), capacity=Capacity.MEMBER, from_on=date(2026, 1, 1))
    with pytest.raises(NotPossible, match="people join it as members"):
        seat(posts.hearing_panel, UserFactory.create(), from_on=date(2026, 1, 1))


def test_nobody_joins_a_panel_twice() -> None:
    wendlebury = world()
    with pytest.raises(NotPossible, match="is already a member of Hearing Panel"):
        seat(
            wendlebury.posts.hearing_panel,
            wendlebury.panel_members[0],
            capacity=Capacity.MEMBER,
            from_on=date(2026, 1, 1),
        )


def test_a_holding_does_not_end_before_it_begins() -> None:
    holding = HoldingFactory.create(from_on=date(2026, 1, 5))
    with pytest.raises(NotPossible, match="began on 5 January 2026"):
        vacate(holding, last_on=date(2026, 1, 4))
    with pytest.raises(NotPossible, match="The last day is before the first"):
        seat(holding.post, holding.user, from_on=date(2026, 1, 5), to_on=date(2026, 1, 4))
    with pytest.raises(IntegrityError):
        Holding.objects.filter(pk=holding.pk).update(to_on=date(2026, 1, 4))
