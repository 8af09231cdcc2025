"""How is a person told what an election would change? One sentence a difference, and two of one name told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from people.election_changes import Differences, first_day, first_day_on_panel
from people.election_results import Results, SeatAfter
from people.establishment import day_in_words
from people.models import PoliticalGroup, User


def sentences_of(results: Results, changes: Differences) -> tuple[str, ...]:
    """Every difference in words: who leaves, who sits where from when, which seats and groups come and go, panels."""
    known = _told_apart(results, changes)
    return (
        *_of_those_who_leave(results, changes, known),
        *_of_seats(results, changes, known),
        *_of_groups(results, changes),
        *_of_panels(results, changes, known),
    )


def _told_apart(results: Results, changes: Differences) -> Callable[[User], str]:
    """How each person is named: with their address as well where another one met here has the same name."""
    met = {seat.user for seat in results.seats if seat.user is not None}
    met |= {member for panel in results.panels for member in panel.members}
    met |= {holding.user for holding in (*changes.holdings_ending, *changes.places_ending)}
    times = Counter(user.search_name for user in met)
    return lambda user: f"{user} ({user.email})" if times[user.search_name] > 1 else str(user)


def _of_those_who_leave(
    results: Results, changes: Differences, known: Callable[[User], str]
) -> Iterator[str]:
    last = day_in_words(results.ends_on)
    sits = {
        (post.pk, listed.pk)
        for place, post in changes.going_on.items()
        if (listed := results.seats[place].user)
    }
    for holding in changes.holdings_ending:
        if holding.user_id not in changes.again:
            yield f"{known(holding.user)} leaves {holding.post}. The last day is {last}."
        elif holding.post not in changes.seats_ending and (holding.post_id, holding.user_id) not in sits:
            yield f"{known(holding.user)}, elected again, no longer sits as {holding.post} after {last}."


def _of_seats(results: Results, changes: Differences, known: Callable[[User], str]) -> Iterator[str]:
    for place, seat in enumerate(results.seats):
        if place not in changes.going_on:
            yield f"{seat.title} is a new seat{f' of the {seat.group}' if seat.group else ''}."
        yield _who_sits(results, seat, known(seat.user) if seat.user else "", changes.again)
    for post in changes.seats_ending:
        yield f"{post} as it was ends on {day_in_words(results.ends_on)}."


def _of_groups(results: Results, changes: Differences) -> Iterator[str]:
    after = {seat.group for seat in results.seats if seat.group}
    before = set(PoliticalGroup.objects.filter(posts__in=changes.seats_before).values_list("name", flat=True))
    yield from (f"The {name} is a new group." for name in sorted(after - before))
    yield from (f"The {name} is no longer a group." for name in sorted(before - after))


def _of_panels(results: Results, changes: Differences, known: Callable[[User], str]) -> Iterator[str]:
    for panel in results.panels:
        before = changes.on_panel_before(panel)
        for member in panel.members:
            day = day_in_words(first_day_on_panel(results, panel, member, before))
            yield f"{known(member)} {'stays on' if member.pk in before else 'joins'} {panel.post} from {day}."
    staying = {(panel.post.pk, member.pk) for panel in results.panels for member in panel.members}
    for place in changes.places_ending:
        if (place.post_id, place.user_id) not in staying:
            yield f"{known(place.user)} leaves {place.post}. The last day is {day_in_words(results.ends_on)}."


def _who_sits(results: Results, seat: SeatAfter, name: str, again: frozenset[int]) -> str:
    if seat.user is None:
        return f"Nobody sits as {seat.title} yet."
    day = first_day(results, seat.user, seat.from_on, again)
    if seat.user.pk in again:
        return f"{name}, elected again, sits as {seat.title} from {day_in_words(day)}." if day else ""
    if day is None:
        return f"{name} is elected as {seat.title} and sits from the day they accept office."
    accepted = results.accepted_on(seat.user)
    return (
        f"{name} sits as {seat.title} from {day_in_words(day)}, having accepted office on "
        f"{day_in_words(accepted) if accepted else ''}."
    )
