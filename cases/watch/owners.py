"""Who, of those who have a case, may really deal with it on the day? For a thousand cases in five look-ups.

The same people for whom `access.work_of` shows it, less those who are away and those who raised it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.blind_index import index_of_number
from cases.connections import connections_on
from cases.models import Access, Case, Step
from cases.seats import Seats, everybody_s_seats, sits_for
from cases.states import OVER, PARTIES, RESTRICTIONS, Relation, State
from people.absences import away_on

AT_WORK = (Relation.HANDLER, Relation.TRIAGE)
NOT_OPEN = frozenset({*OVER, State.DRAFT})


@dataclass(slots=True)
class Everybody:
    """Who sits where on the day, who is away, and who is connected with whom; people by their mark."""

    numbers: Mapping[str, int]
    seats: Mapping[int, Seats]
    away: frozenset[int]
    connected: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class InHand:
    """One open case: the step it is on, whoever has it on paper, and of them those who may deal with it today."""

    case: int
    council: int
    reference: str
    step: Step | None = None
    on_paper: set[tuple[str, Relation]] = field(default_factory=set)
    out: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    owners: frozenset[str] = frozenset()


def everybody(on: date) -> Everybody:
    """Everybody with any part in any council on the day. Three look-ups."""
    seats = everybody_s_seats(on)
    connected: dict[str, set[str]] = {}
    for one, other in connections_on(on).values_list("one", "other"):
        connected.setdefault(one, set()).add(other)
        connected.setdefault(other, set()).add(one)
    return Everybody(
        numbers={index_of_number(number): number for number in seats},
        seats=seats,
        away=away_on(on),
        connected={mark: frozenset(others) for mark, others in connected.items()},
    )


def in_hand(cases: Collection[Case], people: Everybody) -> list[InHand]:
    """For each of these open cases, who may deal with it. Two look-ups, however many cases there are."""
    found = {case.pk: InHand(case.pk, case.council_id, case.reference) for case in cases}
    steps = Step.objects.filter(case__in=found, ended_on__isnull=True).select_related("post")
    for step in steps.order_by("number"):
        found[step.case_id].step = step
    rows = Access.objects.filter(
        case__in=found, until_at__isnull=True, relation__in=(*AT_WORK, *RESTRICTIONS, *PARTIES)
    )
    for number, mark, written in rows.values_list("case_id", "person", "relation"):
        each, relation = found[number], Relation(written)
        if relation in AT_WORK:
            each.on_paper.add((mark, relation))
        if relation in (*RESTRICTIONS, Relation.COMPLAINANT):
            each.out.add(mark)
        if relation in PARTIES:
            each.parties.add(mark)
    for each in found.values():
        each.owners = frozenset(
            mark for mark, relation in each.on_paper if _may_deal_with(each, mark, relation, people)
        )
    return list(found.values())


def _may_deal_with(each: InHand, mark: str, relation: Relation, people: Everybody) -> bool:
    number = people.numbers.get(mark)
    if number is None or each.step is None or mark in each.out or number in people.away:
        return False
    if people.connected.get(mark, frozenset()) & each.parties:
        return False
    return sits_for(relation, each.step, each.council, number, people.seats[number])
