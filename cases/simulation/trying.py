"""What does somebody try to do with a case? Mostly what may be done, as the pages would offer it; sometimes anything.

One try in twenty is made by whoever comes along, whatever the case stands at, so that refusals are tried as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from django.db.models import Model

from cases.access import has_confirmed
from cases.acts.open_case import confirm_no_connection
from cases.models import Access, Case, Consultation, Hearing, HoldingAsked
from cases.part import AT_WORK, Part, part_of
from cases.refusals import Refused
from cases.simulation.attempts import TRIES
from cases.simulation.drawing import Cast, noon
from cases.simulation.drawn_acts import Try
from cases.simulation.possible import Looked, stands, what_is_theirs
from cases.states import Relation
from people.models import User
from people.prepared import NUMBER, Prepared

AT_RANDOM = 1 / 20
# How likely it is that somebody comes along, by what they are to the case; everybody else only by chance.
COMES = {
    Relation.HANDLER: 10,
    Relation.TRIAGE: 6,
    Relation.OVERSIGHT: 4,
    Relation.COMPLAINANT: 3,
    Relation.COMPANION: 1,
}
ASKED_COMES = 8
IDLE = 1.5  # how likely it is, beside the acts that may be done, that whoever comes along does none of them
LOOKS = 3  # how many people come along until one of them finds something that may be done


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried, by whom, and the sentence with which it was refused; empty where it was done."""

    act: str
    by: User
    refused: str


def somebody_likely(random: Random, case: Case, people: list[User]) -> User:
    """Mostly whoever has it or ever had it, or is a party; sometimes anybody at all."""
    parties = (case.parties["complainant"], case.parties.get("subject") or {})
    near = [held.user for step in case.steps.all() for held in step.handlers if held.user]
    near += [party["user"] for party in parties if party.get("user")]
    by_number = {user.pk: user for user in people}
    known = [by_number[number] for number in near if number in by_number]
    return random.choice(known if known and random.random() < 0.85 else people)


def something_possible(
    random: Random, case: Case, people: Mapping[str, User], on: date, at: datetime, cast: Cast
) -> Tried | None:
    """Let somebody who has to do with the case (people by mark) do what may be done with it.

    None where nobody who came along could do anything, or wanted to.
    """
    near, asked = _who_comes(case, people)
    for _ in range(LOOKS if near else 0):
        by = random.choices([user for user, _ in near], [weight for _, weight in near])[0]
        looked = Looked(case, by, on, part_of(by, case, on), is_asked=by.pk in asked)
        name = _chosen(random, looked)
        if name:
            return _done(name, Try(random, case, by, on, at, cast), looked.part)
    return None


def _chosen(random: Random, looked: Looked) -> str:
    """What somebody does of what may be done; empty where it is nothing."""
    names = ["", *what_is_theirs(looked)]
    while True:
        name = random.choices(names, [TRIES[each][0] if each else IDLE for each in names])[0]
        if not name or stands(name, looked):
            return name
        names.remove(name)


def something_tried(random: Random, case: Case, by: User, on: date, at: datetime | None = None) -> Tried:
    """Let a person try one act at random; whoever has work confirms first that they have no connection with it."""
    names = sorted(TRIES)
    name = random.choices(names, [TRIES[each][0] for each in names])[0]
    return tried(name, random, case, by, on, at)


def tried(name: str, random: Random, case: Case, by: User, on: date, at: datetime | None = None) -> Tried:
    """Let a person try an act by its name, at noon unless another instant of the day is given."""
    case.refresh_from_db()
    return _done(name, Try(random, case, by, on, at or noon(on), Cast()), part_of(by, case, on))


def _done(name: str, try_: Try, part: Part) -> Tried:
    try:
        if name != "stand_aside" and part.roles & AT_WORK and not has_confirmed(try_.by, try_.case):
            confirm_no_connection(try_.case, by=try_.by, at=try_.at)
        TRIES[name][1](try_)
    except Refused as refused:
        return Tried(name, try_.by, refused.sentence)
    return Tried(name, try_.by, "")


def _who_comes(case: Case, people: Mapping[str, User]) -> tuple[list[tuple[User, int]], set[int]]:
    """Whoever has to do with it, each with how likely it is that they come along, and who is asked something."""
    found = [(mark, COMES[Relation(relation)]) for mark, relation in _COMING(case=case.pk)]
    asked = [mark for look_up in _ASKED for mark in look_up(case=case.pk)]
    found += [(mark, ASKED_COMES) for mark in asked]
    return (
        [(people[mark], weight) for mark, weight in found if mark in people],
        {people[mark].pk for mark in asked if mark in people},
    )


_COMING: Prepared[tuple[str, str]] = Prepared(
    lambda case: (
        Access.objects.filter(case=case, until_at__isnull=True, relation__in=tuple(COMES))
        .order_by("pk")
        .values_list("person", "relation")
    ),
    case=NUMBER,
)


def _unanswered(model: type[Model], **open_: Any) -> Prepared[str]:
    return Prepared(
        lambda case: (
            model._default_manager.filter(case=case, answered_at__isnull=True, **open_)
            .order_by("pk")
            .values_list("person", flat=True)
        ),
        case=NUMBER,
    )


_ASKED = (
    _unanswered(Hearing),
    _unanswered(Consultation, lapsed_on__isnull=True),
    _unanswered(HoldingAsked, replaced_at__isnull=True),
)
