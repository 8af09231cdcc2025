"""Who may write down what arrived otherwise? Whoever the council names, else its Monitoring Officer; deputies too.

Writing it down is not dealing with it: who has it follows from the rules alone.
"""

from __future__ import annotations

from datetime import date

from cases.named_posts import councils_in_which_they_are_named, posts_named
from cases.seats import Seats
from people.directory import councils_of, deputy_of, posts_of_kind
from people.models import Council, CouncilSetting, User

SETTING = "records what arrives"


def councils_recorded_for(user: User, on: date) -> tuple[Council, ...]:
    """The councils for which this person may write down what arrives, by name."""
    named = {each.pk: each for each in councils_in_which_they_are_named(user, SETTING, on)}
    for council in councils_of(user, on):
        if council.pk not in named and _deputises(user, council, on):
            named[council.pk] = council
            named |= {each.pk: each for each in _without_such_a_post(council, on)}
    return tuple(sorted(named.values(), key=lambda council: council.name))


def records_somewhere(user: User, seats: Seats, on: date) -> bool:
    """Whether there is a council for which they may, for a link. One look-up where no council named others.

    `seats` are theirs on the day: without such a setting it is whoever sits in, or deputises for, a Monitoring Officer.
    """
    if CouncilSetting.objects.filter(name=SETTING, from_on__lte=on).exists():
        return bool(councils_recorded_for(user, on))
    return bool(seats.monitoring)


def may_record_for(user: User, council: Council, on: date) -> bool:
    """Whether this person may write down what arrives for that council on the day."""
    return any(each.pk == council.pk for each in councils_recorded_for(user, on))


def _deputises(user: User, council: Council, on: date) -> bool:
    kinds = posts_named(council, SETTING, on).kinds
    return any(deputy_of(seat, on) == user for kind in kinds for seat in posts_of_kind(council, kind, on))


def _without_such_a_post(principal: Council, on: date) -> list[Council]:
    """The towns and parishes that have nobody of their own for it."""
    return [
        each
        for each in Council.objects.filter(principal_authority=principal)
        if not any(posts_of_kind(each, kind, on) for kind in posts_named(each, SETTING, on).kinds)
    ]
