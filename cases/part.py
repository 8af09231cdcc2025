"""What part has a person in one case on a day? Worked out from a few rows; access.py alone asks.

For one case the same answer as access.py's lists give for many: tests hold them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.blind_index import index_of, index_of_number
from cases.connections import connections_on
from cases.doing import Role
from cases.models import Access, Case, Event, Step
from cases.seats import Seats, seats_and_open_steps, seats_in, sits_for
from cases.states import OVER, PARTIES, RESTRICTIONS, EventKind, Relation
from cases.way_in import ways_in_that_ended
from people.directory import holdings_on
from people.models import Capacity, Holding, User
from people.prepared import DAY, NUMBER, WORDS, Prepared, Told, together

AT_WORK = frozenset({Role.HANDLER, Role.CHOOSER})
OWN = frozenset({Role.COMPLAINANT, Role.COMPANION})
_OWN_RELATIONS = {Relation.COMPLAINANT, Relation.COMPANION}
_WORK = ((Role.HANDLER, Relation.HANDLER), (Role.CHOOSER, Relation.TRIAGE))


@dataclass(frozen=True, slots=True)
class Part:
    """As what a person may do something with a case; nothing where the case does not exist for them."""

    roles: frozenset[Role] = frozenset()
    oversees: bool = False
    relations: frozenset[str] = frozenset()
    # Whether they said, before reading the words, that they have no connection with it.
    confirmed: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the case exists for them at all."""
        return self.is_visible or self.oversees

    @property
    def is_visible(self) -> bool:
        """Whether its page opens for them."""
        return bool(self.roles & (AT_WORK | OWN))


NONE = Part()


def has_the_same_part(user: User, related: Iterable[tuple[str, str]], part: Part) -> bool:
    """Whether an act that was just done, and left these relations to the case, left the person's as they were."""
    mark = index_of(user)
    return {relation for person, relation in related if person == mark} == part.relations


def related_to(case: Case) -> Told[tuple[str, str]]:
    """The look-up of who stands in which relation to the case now, by keyed mark."""
    return _RELATED.told(case=case.pk)


def part_of(user: User, case: Case, on: date) -> Part:
    """The person's part in the case on the day. Three look-ups at most; one message."""
    return part_from(user, case, on, *together(*part_asked(user, case.reference, on)))


def part_asked(
    user: User, reference: str, on: date
) -> tuple[Told[tuple[str, str, bool, bool]], Told[Holding], Told[Step]]:
    """The look-ups from which the person's part in the case of that reference follows, for `part_from`."""
    parts = _PARTS.told(reference=reference, person=index_of(user), on=on)
    return parts, *seats_and_open_steps(user, reference, on)


def part_from(
    user: User,
    case: Case,
    on: date,
    parts: Callable[[], list[tuple[str, str, bool, bool]]],
    holdings: Callable[[], list[Holding]],
    steps: Callable[[], list[Step]],
) -> Part:
    """The person's part in the case on the day, from the rows that `part_asked` asks for.

    The person who raised it, and whoever goes with them, is never at work on it as well. Whoever sits in, or deputises
    for, the seat of a Monitoring Officer of the council or its principal authority and has the case, or chooses for it,
    answers what only a Monitoring Officer may; so does whoever oversees it.
    """
    if not user.is_active:
        return NONE
    mark, rows = index_of(user), parts()
    mine = {relation for person, relation, *_rest in rows if person == mark}
    if not mine or not mine.isdisjoint(RESTRICTIONS):
        return NONE
    if mine & _OWN_RELATIONS and case.state in OVER and case.pk in ways_in_that_ended(user, on):
        return NONE
    if Relation.COMPLAINANT in mine:
        return Part(frozenset({Role.COMPLAINANT}), relations=frozenset(mine))
    # Whoever watches over it goes with nobody: naming them would be a way to be rid of them.
    if Relation.COMPANION in mine and Relation.OVERSIGHT not in mine:
        return Part(frozenset({Role.COMPANION}), relations=frozenset(mine))
    if any(connected for _person, relation, connected, _confirmed in rows if relation in PARTIES):
        return NONE
    parties = {person for person, relation, *_rest in rows if relation in PARTIES}
    confirmed = any(confirmed for *_rest, confirmed in rows)
    at_work = _at_work(user, case, mine, parties, on, seats_in(holdings(), user), steps())
    return replace(at_work, confirmed=confirmed)


def _at_work(
    user: User, case: Case, mine: set[str], parties: set[str], on: date, seats: Seats, steps: list[Step]
) -> Part:
    roles = {
        role
        for role, relation in _WORK
        if relation in mine
        and any(sits_for(relation, step, case.council_id, user.pk, seats) for step in steps)
    }
    councils = {case.council_id, case.council.principal_authority_id}
    is_monitoring_officer = not seats.monitoring.isdisjoint(councils)
    oversees = Relation.OVERSIGHT in mine and is_monitoring_officer
    watches = Relation.TOLD_IT_LIES in mine and case.council_id in seats.choosing
    if oversees or (roles and is_monitoring_officer and not _stands_in_for_a_party(seats, parties, on)):
        roles.add(Role.OVERSEER)
    if watches:
        roles.add(Role.WATCHER)
    return Part(frozenset(roles), oversees or watches, frozenset(mine))


def _stands_in_for_a_party(seats: Seats, parties: set[str], on: date) -> bool:
    """Whether the only Monitoring Officer's seats they touch are those of somebody whose own concern it is."""
    if not seats.deputised:
        return False
    holders = holdings_on(on).filter(post__in=seats.deputised).exclude(capacity=Capacity.DEPUTY)
    return bool({index_of_number(user) for user in holders.values_list("user_id", flat=True)} & parties)


def _parts(reference: Any, person: Any, on: Any) -> QuerySet[Access, tuple[str, str, bool, bool]]:
    """Who stands in which relation to the case; whether the one person is connected with them, and has confirmed."""
    both = Q(one=person, other=OuterRef("person")) | Q(other=person, one=OuterRef("person"))
    confirmed = Event.objects.filter(case=OuterRef("case"), by=person, kind=EventKind.NO_CONNECTION_CONFIRMED)
    return Access.objects.filter(case__reference=reference, until_at__isnull=True).values_list(
        "person", "relation", Exists(connections_on(on).filter(both)), Exists(confirmed)
    )


_PARTS: Prepared[tuple[str, str, bool, bool]] = Prepared(_parts, reference=WORDS, person=WORDS, on=DAY)
_RELATED: Prepared[tuple[str, str]] = Prepared(
    lambda case: Access.objects.filter(case=case, until_at__isnull=True).values_list("person", "relation"),
    case=NUMBER,
)
