"""What ends when somebody leaves a council?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from people.directory import councils_of, deputy_of, holder_of, is_current
from people.establishment import NotPossible, leave, seat, take_back
from people.models import Capacity
from tests.world import world

pytestmark = pytest.mark.django_db

LAST = date(2026, 6, 30)
AFTER = LAST + timedelta(days=1)


def test_every_part_ends_on_the_last_day_and_none_in_another_council() -> None:
    w = world()
    seat(w.posts.monitoring_officer, w.line_manager, capacity=Capacity.DEPUTY, from_on=date(2026, 1, 1))
    seat(w.posts.officer, w.line_manager, capacity=Capacity.ACTING, from_on=date(2026, 1, 1), to_on=AFTER)
    seat(w.posts.hearing_panel, w.line_manager, capacity=Capacity.MEMBER, from_on=date(2026, 1, 1))
    outsider_post = w.posts.outsider
    seat(outsider_post, w.line_manager, capacity=Capacity.ACTING, from_on=date(2026, 1, 1))

    ended = leave(w.line_manager, w.council, LAST)

    assert {holding.capacity for holding in ended} == {"substantive", "deputy", "acting", "member"}
    assert holder_of(w.posts.line_manager, LAST) == w.line_manager
    assert holder_of(w.posts.line_manager, AFTER) is None
    assert holder_of(w.posts.officer, AFTER) == w.officer
    assert deputy_of(w.posts.monitoring_officer, AFTER) == w.deputy_monitoring_officer
    assert not is_current(w.line_manager, w.council, AFTER)
    assert councils_of(w.line_manager, AFTER) == [w.other_council]
    assert w.line_manager.is_active


def test_what_ended_before_stays_as_it_was() -> None:
    w = world()
    acted = seat(
        w.posts.officer,
        w.line_manager,
        capacity=Capacity.ACTING,
        from_on=date(2026, 1, 1),
        to_on=date(2026, 1, 9),
    )
    leave(w.line_manager, w.council, LAST)
    acted.refresh_from_db()
    assert acted.to_on == date(2026, 1, 9)
    assert leave(w.line_manager, w.council, LAST) == []


def test_a_post_that_begins_after_the_last_day_is_named_and_nothing_is_ended() -> None:
    w = world()
    to_come = seat(w.posts.officer, w.line_manager, capacity=Capacity.ACTING, from_on=AFTER)
    with pytest.raises(NotPossible) as refused:
        leave(w.line_manager, w.council, LAST)
    assert str(refused.value) == (
        "Owen Tully acts as Planning Officer from 1 July 2026, after they have left. Take that back first, "
        "or choose a later last day."
    )
    assert holder_of(w.posts.line_manager, AFTER) == w.line_manager
    take_back(to_come, on=LAST)
    assert len(leave(w.line_manager, w.council, LAST)) == 1


def test_a_holding_that_has_begun_is_ended_and_not_taken_back() -> None:
    w = world()
    with pytest.raises(NotPossible, match="Owen Tully began on 8 May 2025: end that instead"):
        take_back(w.line_manager.holdings.get(), on=LAST)
