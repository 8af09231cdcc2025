"""Wendlebury's councillors after polling on 6 May 2027, everybody elected again; a test changes what it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from people.election_results import Results, SeatAfter
from people.models import Post, User
from tests.world import World

POLLED_ON = date(2027, 5, 6)
ENDS_ON = date(2027, 5, 10)
BEGINS_ON = date(2027, 5, 11)


def carried_on(post: Post, user: User | None, above: Post | None = None) -> SeatAfter:
    """A seat as it is, with somebody elected into it."""
    group = post.group.name if post.group else ""
    return SeatAfter(
        post.kind, post.title, user, post=post, group=group, answers_to=above.title if above else ""
    )


def results(w: World, **changes: Any) -> Results:
    """Everybody elected again, into the seats they had."""
    seats = (
        carried_on(w.posts.group_leader, w.group_leader),
        carried_on(w.posts.other_group_leader, w.other_group_leader),
        carried_on(w.posts.member, w.member, w.posts.group_leader),
        carried_on(w.posts.other_member, w.other_member, w.posts.other_group_leader),
        carried_on(w.posts.ungrouped_member, w.ungrouped_member),
    )
    same = Results(w.council, polled_on=POLLED_ON, ends_on=ENDS_ON, begins_on=BEGINS_ON, seats=seats)
    return replace(same, **changes)


def with_seat(of: Results, post: Post, **changes: Any) -> Results:
    """The same results with one seat changed."""
    return replace(
        of, seats=tuple(replace(seat, **changes) if seat.post == post else seat for seat in of.seats)
    )
