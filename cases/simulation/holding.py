"""What must hold of every case, always? Each thing that does not, in words; nothing where all is well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cases.blind_index import index_of
from cases.clocks import dated_of
from cases.doing import Role
from cases.models import Access, Case
from cases.part import AT_WORK, part_of
from cases.sentences import sentence_of
from cases.states import OVER, RESTRICTIONS, EventKind, Relation, State
from people.models import User


def what_is_wrong(case: Case, people: list[User], on: date) -> list[str]:
    """Everything that does not hold of a case on a day, looked at as each of these people."""
    return [
        *_of_people(case, people, on),
        *_of_hands(case, people, on),
        *_of_the_record(case),
        *_of_dates(case),
    ]


def _of_people(case: Case, people: list[User], on: date) -> Iterator[str]:
    restricted = _marks(case, *RESTRICTIONS)
    for user in people:
        if index_of(user) not in restricted:
            continue
        part = part_of(user, case, on)
        if part.is_known or part.roles:
            yield f"{user} is kept out of it and knows of it"
    subject = (case.parties.get("subject") or {}).get("user")
    if subject and index_of(User.objects.get(pk=subject)) not in restricted:
        yield "the person it is about is not kept out of it"
    raised_by = case.parties["complainant"]["user"]
    if Role.HANDLER in part_of(User.objects.get(pk=raised_by), case, on).roles:
        yield "the person who raised it deals with it"


def _of_hands(case: Case, people: list[User], on: date) -> Iterator[str]:
    if case.steps.filter(ended_on__isnull=True).count() != 1:
        yield "it has not exactly one open step"
    if case.state in OVER or case.state == State.TRIAGE:
        return
    at_work = _marks(case, Relation.HANDLER, Relation.TRIAGE)
    theirs = (user for user in people if index_of(user) in at_work)
    if not any(part_of(user, case, on).roles & AT_WORK for user in theirs):
        yield "nobody lawful has it"
    step = case.steps.latest("number")
    reviewed = step.why == "the person who raised it asked for another look"
    if reviewed and _marks(case, Relation.HANDLER) & _handled_before(case):
        yield "somebody looks again at what they handled"


def _of_the_record(case: Case) -> Iterator[str]:
    numbers = list(case.events.values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        yield "its record has a gap"
    last = case.events.order_by("number").last()
    told = sentence_of(last) if last is not None else ""
    if not told.endswith(").") or "()" in told or "( " in told:
        yield f"what happened is not told in a sentence with its source: {told}"
    silent = (
        EventKind.FILED,
        EventKind.OPENED,
        EventKind.NO_CONNECTION_CONFIRMED,
        EventKind.CONNECTION_RECORDED,
    )
    changes = case.events.exclude(kind__in=silent).count()
    if changes != case.version:
        yield f"it changed {case.version} times and {changes} changes are recorded"
    if case.state == State.CLOSED and any(owed.is_open for owed in case.obligations.all()):
        yield "it was closed over something that is owed"


def _of_dates(case: Case) -> Iterator[str]:
    for clock in case.clocks.all():
        if dated_of(clock).due != clock.due_on:
            yield f"the date of {clock} is not the date of its count"
        if case.state in OVER and clock.stopped_on is None:
            yield f"{clock} still runs"


def _marks(case: Case, *relations: Relation) -> set[str]:
    rows = Access.objects.filter(case=case, relation__in=relations, until_at__isnull=True)
    return set(rows.values_list("person", flat=True))


def _handled_before(case: Case) -> set[str]:
    rows = Access.objects.filter(case=case, relation=Relation.HANDLER, until_at__isnull=False)
    return set(rows.values_list("person", flat=True))
