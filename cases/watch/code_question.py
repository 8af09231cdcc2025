"""Is anybody there who may say whether a concern about a councillor is a Code matter? Until then nobody may decide it.

The same people to whom `part_of` gives that role, less those who are away. One look-up for a thousand cases, and one
more for the few where nobody is found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cases.guards import waits_for_code_answer
from cases.models import Access, Case
from cases.seats import Seats
from cases.states import Relation
from cases.watch.owners import Everybody, InHand


def nobody_may_say(cases: Collection[Case], held: Iterable[InHand], people: Everybody) -> frozenset[int]:
    """Of the cases that somebody has: those that wait for the answer while nobody is there who may give it.

    Localism Act 2011 s.28(9). The cases come with their councils.
    """
    councils = {case.pk: {case.council_id, case.council.principal_authority_id} for case in cases}
    overseeing: dict[int, set[str]] = {}
    rows = Access.objects.filter(case__in=councils, until_at__isnull=True, relation=Relation.OVERSIGHT)
    for number, mark in rows.values_list("case_id", "person"):
        overseeing.setdefault(number, set()).add(mark)
    unsaid = [
        each.case
        for each in held
        if each.owners
        and not any(
            _may_say(each, mark, councils[each.case], people)
            for mark in overseeing.get(each.case, set()) | each.owners
        )
    ]
    waiting = Case.objects.filter(pk__in=unsaid).only("pk", "state", "parties", "plan", "code_question")
    return frozenset(case.pk for case in waiting if waits_for_code_answer(case))


def _may_say(each: InHand, mark: str, councils: set[int | None], people: Everybody) -> bool:
    number = people.numbers.get(mark)
    if number is None or number in people.away or mark in each.out:
        return False
    if people.connected.get(mark, frozenset()) & each.parties:
        return False
    seats = people.seats[number]
    if seats.monitoring.isdisjoint(councils):
        return False
    # Whoever deals with it says so only in a seat that is not the deputy's of somebody whose own concern it is.
    return mark not in each.owners or not _stands_in_for_a_party(seats, each, people)


def _stands_in_for_a_party(seats: Seats, each: InHand, people: Everybody) -> bool:
    if not seats.deputised:
        return False
    holders = {
        mark for mark, number in people.numbers.items() if people.seats[number].sat_in & seats.deputised
    }
    return bool(holders & each.parties)
