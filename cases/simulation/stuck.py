"""Has every open case somebody who sits in its seat that day, may deal with it and is there? Read from rows alone.

Nothing here asks what the service itself asks (access.py, seats.py, the watch): it would find itself right.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from cases.blind_index import index_of_number
from cases.models import Access, Alarm, Case, Connection, Step
from people.models import Absence, Holding, Post, User

_NOT_OPEN = ("draft", "reported_back", "withdrawn", "closed", "signposted", "refused")
_KEPT_OUT = ("subject", "also_about", "witness", "connection", "recusal", "complainant")
_PARTIES = ("complainant", "helped", "subject", "also_about", "affected", "filed_for")
_AT_WORK = ("handler", "triage")


@dataclass(frozen=True, slots=True)
class _Sits:
    """The seats in which somebody sits or sat until an election they came back from, and the councils of any seat."""

    seats: frozenset[int]
    deputy_too: frozenset[int]
    councils: frozenset[int]


def stuck(on: date) -> list[str]:
    """The references of the open cases that nobody has who may deal with them, and of which no alarm tells."""
    alarmed = Alarm.objects.filter(kind="no_lawful_owner", closed_at__isnull=True).values("case")
    cases = {
        number: (reference, {council, principal})
        for number, reference, council, principal in Case.objects.exclude(state__in=_NOT_OPEN)
        .exclude(pk__in=alarmed)
        .values_list("pk", "reference", "council_id", "council__principal_authority")
    }
    sitting, there = _sitting(on), _there(on)
    connected = _connected(on)
    seats, outside = _seats_of_steps(), set(Post.objects.filter(side="outside").values_list("pk", flat=True))
    rows: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, person, relation in (
        Access.objects.filter(until_at__isnull=True, case__in=_open())
        .order_by()
        .values_list("case", "person", "relation")
    ):
        rows[number].append((person, relation))

    def may(number: int, mark: str, relation: str) -> bool:
        related = rows[number]
        if mark not in there or any(who == mark and what in _KEPT_OUT for who, what in related):
            return False
        if connected[mark] & {who for who, what in related if what in _PARTIES}:
            return False
        sits, (_reference, councils) = sitting[there[mark]], cases[number]
        theirs = {post for post, user in seats[number] if user in (None, there[mark])}
        if relation == "handler":
            return bool(sits.seats & theirs)
        hands_over = not {post for post, _user in seats[number]} - outside
        return bool(sits.deputy_too & theirs) or (hands_over and bool(sits.councils & councils))

    return [
        reference
        for number, (reference, _councils) in sorted(cases.items())
        if not any(what in _AT_WORK and may(number, who, what) for who, what in rows[number])
    ]


def _open() -> QuerySet[Case]:
    return Case.objects.exclude(state__in=_NOT_OPEN).order_by().only("pk")


def _on(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def _there(on: date) -> dict[str, int]:
    """By mark, everybody who can sign in, sits somewhere and is not away."""
    away = Absence.objects.filter(_on(on)).values("user")
    sits = Holding.objects.filter(_on(on)).values("user")
    numbers = (
        User.objects.filter(is_active=True, pk__in=sits).exclude(pk__in=away).values_list("pk", flat=True)
    )
    return {index_of_number(number): number for number in numbers}


def _connected(on: date) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in Connection.objects.filter(_on(on)).values_list("one", "other"):
        found[one].add(other)
        found[other].add(one)
    return found


def _sitting(on: date) -> dict[int, _Sits]:
    held: defaultdict[int, list[tuple[int, str, int, str]]] = defaultdict(list)
    standing = Holding.objects.filter(_on(on), post__from_on__lte=on)
    standing = standing.filter(Q(post__to_on__isnull=True) | Q(post__to_on__gte=on))
    for user, post, capacity, council, kind in standing.values_list(
        "user", "post", "capacity", "post__council", "post__kind"
    ):
        held[user].append((post, capacity, council, kind))
    again = _elected_again(on)
    return {
        user: _Sits(
            seats=frozenset(post for post, capacity, *_ in mine if capacity != "deputy") | carried,
            deputy_too=frozenset(post for post, *_ in mine) | carried,
            councils=frozenset(council for _post, _capacity, council, _kind in mine),
        )
        for user, mine in held.items()
        for carried in [
            frozenset(post for post, *seat in again[user] if tuple(seat) in {m[2:] for m in mine})
        ]
    }


def _elected_again(on: date) -> defaultdict[int, set[tuple[int, int, str]]]:
    """The seats that ended with somebody in them; an election that changes a seat's name makes another seat of it."""
    found: defaultdict[int, set[tuple[int, int, str]]] = defaultdict(set)
    ended = Holding.objects.filter(to_on=F("post__to_on"), to_on__lt=on, capacity="substantive")
    for user, post, council, kind in ended.values_list("user", "post", "post__council", "post__kind"):
        found[user].add((post, council, kind))
    return found


def _seats_of_steps() -> defaultdict[int, set[tuple[int, int | None]]]:
    """By case, the seats of its open step, each with the person whose it is (None: whoever sits there)."""
    found: defaultdict[int, set[tuple[int, int | None]]] = defaultdict(set)
    steps = Step.objects.filter(ended_on__isnull=True, case__in=_open()).order_by()
    for case, post in steps.filter(post__isnull=False).values_list("case", "post"):
        found[case].add((post, None))
    for case, held_by in steps.filter(post__isnull=True).values_list("case", "held_by"):
        found[case] |= {(held["post"], held["user"]) for held in held_by or () if held.get("post")}
    return found
