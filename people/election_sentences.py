"""How is a person told what an election would change? One sentence a difference, and two of one name told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from django.utils.translation import gettext

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
            yield gettext("%(user)s leaves %(post)s. The last day is %(last)s.") % {
                "user": known(holding.user),
                "post": holding.post,
                "last": last,
            }
        elif holding.post not in changes.seats_ending and (holding.post_id, holding.user_id) not in sits:
            yield gettext("%(user)s, elected again, no longer sits as %(post)s after %(last)s.") % {
                "user": known(holding.user),
                "post": holding.post,
                "last": last,
            }


def _of_seats(results: Results, changes: Differences, known: Callable[[User], str]) -> Iterator[str]:
    for place, seat in enumerate(results.seats):
        if place not in changes.going_on:
            yield (
                gettext("%(title)s is a new seat of the %(group)s.")
                % {"title": seat.title, "group": seat.group}
                if seat.group
                else gettext("%(title)s is a new seat.") % {"title": seat.title}
            )
        yield _who_sits(results, seat, known(seat.user) if seat.user else "", changes.again)
    for post in changes.seats_ending:
        yield gettext("%(post)s as it was ends on %(ends_on)s.") % {
            "post": post,
            "ends_on": day_in_words(results.ends_on),
        }


def _of_groups(results: Results, changes: Differences) -> Iterator[str]:
    after = {seat.group for seat in results.seats if seat.group}
    before = set(PoliticalGroup.objects.filter(posts__in=changes.seats_before).values_list("name", flat=True))
    yield from (gettext("The %(name)s is a new group.") % {"name": name} for name in sorted(after - before))
    yield from (
        gettext("The %(name)s is no longer a group.") % {"name": name} for name in sorted(before - after)
    )


def _of_panels(results: Results, changes: Differences, known: Callable[[User], str]) -> Iterator[str]:
    for panel in results.panels:
        before = changes.on_panel_before(panel)
        for member in panel.members:
            day = day_in_words(first_day_on_panel(results, panel, member, before))
            words = (
                gettext("%(member)s stays on %(post)s from %(day)s.")
                if member.pk in before
                else gettext("%(member)s joins %(post)s from %(day)s.")
            )
            yield words % {"member": known(member), "post": panel.post, "day": day}
    staying = {(panel.post.pk, member.pk) for panel in results.panels for member in panel.members}
    for place in changes.places_ending:
        if (place.post_id, place.user_id) not in staying:
            yield gettext("%(user)s leaves %(post)s. The last day is %(ends_on)s.") % {
                "user": known(place.user),
                "post": place.post,
                "ends_on": day_in_words(results.ends_on),
            }


def _who_sits(results: Results, seat: SeatAfter, name: str, again: frozenset[int]) -> str:
    if seat.user is None:
        return gettext("Nobody sits as %(title)s yet.") % {"title": seat.title}
    day = first_day(results, seat.user, seat.from_on, again)
    if seat.user.pk in again:
        return (
            gettext("%(name)s, elected again, sits as %(title)s from %(day)s.")
            % {"name": name, "title": seat.title, "day": day_in_words(day)}
            if day
            else ""
        )
    if day is None:
        return gettext("%(name)s is elected as %(title)s and sits from the day they accept office.") % {
            "name": name,
            "title": seat.title,
        }
    accepted = results.accepted_on(seat.user)
    return gettext("%(name)s sits as %(title)s from %(day)s, having accepted office on %(accepted)s.") % {
        "name": name,
        "title": seat.title,
        "day": day_in_words(day),
        "accepted": day_in_words(accepted) if accepted else "",
    }
