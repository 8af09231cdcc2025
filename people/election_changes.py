"""What would an election change? Worked out whole before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext

from people.election_results import PanelAfter, Results, SeatAfter
from people.establishment import NotPossible, day_in_words
from people.models import Capacity, Holding, Post, Side, User


@dataclass(frozen=True, slots=True)
class Differences:
    """What the results change. `again` are the numbers of those elected again."""

    holdings_ending: tuple[Holding, ...]
    places_ending: tuple[Holding, ...]
    seats_before: tuple[Post, ...]
    # By the place of a seat in the results: the seat that goes on unchanged. The others are made anew.
    going_on: dict[int, Post]
    again: frozenset[int]

    @property
    def seats_ending(self) -> tuple[Post, ...]:
        """The seats that are there no longer, or are others from now on."""
        return tuple(seat for seat in self.seats_before if seat not in self.going_on.values())

    def on_panel_before(self, panel: PanelAfter) -> frozenset[int]:
        """The numbers of those who sat on the panel until the old council's last day."""
        return frozenset(place.user_id for place in self.places_ending if place.post_id == panel.post.pk)


def differences_of(results: Results) -> Differences:
    """Every difference between the council as it stands on the old councillors' last day and the results.

    Raises NotPossible where the results cannot be carried out.
    """
    _refuse_what_cannot_be(results)
    seats = _councillors_seats(results)
    ending = _holdings(results, Q(post__in=seats))
    before = {one.user_id for one in ending if one.capacity == Capacity.SUBSTANTIVE}
    after = {seat.user.pk for seat in results.seats if seat.user is not None}
    again = frozenset(before & after)
    return Differences(
        holdings_ending=tuple(ending),
        places_ending=tuple(_places_ending(results, before, again)),
        seats_before=tuple(seats),
        going_on=_going_on(results, seats),
        again=again,
    )


def first_day(results: Results, user: User, from_on: date | None, again: frozenset[int]) -> date | None:
    """From when somebody sits: elected again, without a gap; new, once they have accepted office. None is not yet."""
    if user.pk in again:
        return from_on or results.ends_on + timedelta(days=1)
    accepted = results.accepted_on(user)
    return max(accepted, from_on or results.begins_on) if accepted else None


def first_day_on_panel(results: Results, panel: PanelAfter, user: User, held_before: Iterable[int]) -> date:
    """From when somebody sits on a panel made up afresh: without a gap where they sat on it, and no day is named."""
    goes_on = user.pk in held_before and panel.from_on is None
    return results.ends_on + timedelta(days=1) if goes_on else panel.from_on or results.begins_on


def height(results: Results, seat: SeatAfter) -> int:
    """How many of the listed seats stand above this one."""
    return len(_line(results, seat) or ())


def _line(results: Results, seat: SeatAfter) -> list[str] | None:
    """The titles above a seat, nearest first; None where they run in a circle."""
    line: list[str] = []
    while seat.answers_to:
        if seat.answers_to in line:
            return None
        line.append(seat.answers_to)
        seat = results.seats[results.places_of(seat.answers_to)[0]]
    return line


def _refuse_what_cannot_be(results: Results) -> None:
    if not results.polled_on <= results.ends_on < results.begins_on:
        raise NotPossible(
            "The old councillors end on polling day or later, and the new ones begin after that. Change the days."
        )
    twice = Counter((seat.user, seat.kind) for seat in results.seats if seat.user is not None)
    for (user, kind), times in twice.items():
        if times > 1:
            raise NotPossible(
                gettext(
                    "%(user)s (%(user_2)s) is elected to %(times)s seats as %(kind)s. Two people of "
                    "one name are two people: choose the other one, or take one seat away."
                )
                % {"user": user, "user_2": user.email if user else "", "times": times, "kind": kind}
            )
    kept = Counter(seat.post.pk for seat in results.seats if seat.post is not None)
    named = [seat.post for seat in results.seats if seat.post] + [panel.post for panel in results.panels]
    for post in named:
        if post.council_id != results.council.pk:
            raise NotPossible(
                gettext("%(post)s is a post of %(council)s, not of %(council_2)s.")
                % {"post": post, "council": post.council, "council_2": results.council}
            )
        if kept[post.pk] > 1:
            raise NotPossible(
                gettext("%(post)s is listed %(pk)s times. A seat has one holder.")
                % {"post": post, "pk": kept[post.pk]}
            )
    for seat in results.seats:
        if seat.post is not None and seat.post.side != Side.COUNCILLOR:
            raise NotPossible(
                gettext("%(post)s is no councillor's seat, so nobody is elected into it.")
                % {"post": seat.post}
            )
        if seat.answers_to and len(results.places_of(seat.answers_to)) != 1:
            raise NotPossible(
                gettext(
                    "%(title)s answers to %(answers_to)s, and %(answers_to_2)s seats have that title. "
                    "List it once."
                )
                % {
                    "title": seat.title,
                    "answers_to": seat.answers_to,
                    "answers_to_2": len(results.places_of(seat.answers_to)),
                }
            )
        if _line(results, seat) is None:
            raise NotPossible(
                gettext("%(title)s answers to %(answers_to)s, who already answers to %(title)s.")
                % {"title": seat.title, "answers_to": seat.answers_to}
            )
        if seat.from_on is not None and seat.from_on <= results.ends_on:
            raise NotPossible(
                gettext("%(title)s is filled before the old council has ended. Choose a later day.")
                % {"title": seat.title}
            )


def _councillors_seats(results: Results) -> list[Post]:
    """The seats on the councillors' side that exist on the old council's last day."""
    return list(
        Post.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gt=results.ends_on),
            council=results.council,
            side=Side.COUNCILLOR,
            from_on__lte=results.ends_on,
        )
        .select_related("group", "council")
        .order_by("pk")
    )


def _holdings(results: Results, of: Q) -> list[Holding]:
    """Holdings that would reach beyond the last day. Raises NotPossible for one that begins only after it."""
    reaching = (
        Holding.objects.filter(of, Q(to_on__isnull=True) | Q(to_on__gt=results.ends_on))
        .select_related("user", "post")
        .order_by("post_id", "pk")
    )
    for holding in reaching:
        if holding.from_on > results.ends_on:
            raise NotPossible(
                gettext(
                    "%(user)s is already down for %(post)s from %(from_on)s, after the old council’s "
                    "last day. Take that back first."
                )
                % {"user": holding.user, "post": holding.post, "from_on": day_in_words(holding.from_on)}
            )
    return list(reaching)


def _places_ending(results: Results, before: set[int], again: frozenset[int]) -> list[Holding]:
    """Every place on a panel that is made up afresh, and those of councillors who go, on the others."""
    afresh = Q(post__in=[panel.post for panel in results.panels])
    gone = Q(post__council=results.council, post__side=Side.PANEL, user__in=before - again)
    return _holdings(results, afresh | gone)


def _going_on(results: Results, seats: list[Post]) -> dict[int, Post]:
    """The seats that stay the same row: under the same name, in the same group and led from the same seat.

    Any other is a new seat, so that what a seat was when a case was raised stays as it was.
    """
    there = {post.pk: post for post in seats}
    kept: dict[int, Post] = {}

    def goes_on(place: int, seat: SeatAfter) -> bool:
        post = there.get(seat.post.pk) if seat.post is not None else None
        if post is None:
            return False
        same = (post.kind, post.title, post.team) == (seat.kind, seat.title, seat.team)
        if not same or (post.group.name if post.group else "") != seat.group:
            return False
        if not seat.answers_to:
            above_is_same = post.reports_to_id is None
        else:
            [above] = results.places_of(seat.answers_to)
            above_is_same = goes_on(above, results.seats[above]) and post.reports_to_id == kept[above].pk
        if above_is_same:
            kept[place] = post
        return above_is_same

    for place, seat in enumerate(results.seats):
        goes_on(place, seat)
    return kept
