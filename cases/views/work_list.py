"""Which cases stand on somebody's list of work, in which part of it, and in what order? One look-up answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Case as When_
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Lag, Lead, RowNumber

from cases.answered import ANSWERS, READINGS
from cases.blind_index import index_of
from cases.models import Case, Clock, Event, Step
from cases.states import OVER, EventKind, State
from people.models import CouncilClosure, User
from rules.language.working_days import CALENDARS, calendar, working_day_after

SOON = 2  # working days before a date
A_PAGE = 25  # cases
A_FEW = 5  # cases of a part that stands below the one that is read
_LONGEST_CLOSURE = timedelta(days=60)


class Part(StrEnum):
    """The parts of the list, by the word that the address has for each."""

    NEEDS_YOU = "needs-you"
    WITH_YOU = "with-you"
    OVER = "over"
    KNOWN = "known"


class Order(StrEnum):
    """The orders there are, by the word that the address has for each; the first where it has none."""

    DUE = "due"
    DUE_LAST = "due-last"
    CASE = "case"
    SENT = "sent"
    SENT_LAST = "sent-last"


_BY = {
    Order.DUE: F("due").asc(nulls_last=True),
    Order.DUE_LAST: F("due").desc(nulls_last=True),
    Order.CASE: F("reference").asc(),
    Order.SENT: F("filed_at").asc(),
    Order.SENT_LAST: F("filed_at").desc(),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: an order, and either the whole list or one page of one part of it."""

    order: Order = Order.DUE
    part: Part | None = None
    page: int = 1

    @property
    def read(self) -> Part:
        """The part that is read in pages; of the others the first few stand below it, where the whole is asked for."""
        return self.part or Part.NEEDS_YOU


def asked_for(order: str, part: str, page: str) -> Asked:
    """What words of an address ask for. What is none of ours asks for nothing."""
    return Asked(
        Order(order) if order in set(Order) else Order.DUE,
        Part(part) if part in set(Part) else None,
        min(int(page), 100_000) if page.isascii() and page.isdecimal() and int(page) else 1,
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The references before and after a case in a list, its place in it from 1, and how many it has."""

    before: str | None = None
    after: str | None = None
    place: int = 0
    total: int = 0


def with_due(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each case with the next of its dates that runs, in `due`."""
    return cases.annotate(due=Subquery(_running().order_by("due_on", "pk").values("due_on")[:1]))


def in_parts(
    cases: QuerySet[Case], user: User, councils_closed: Iterable[CouncilClosure], on: date
) -> QuerySet[Case]:
    """The cases of a desk, each with its part, its next date (`due`), and what is new: `was_read`, `last`.

    Waits for the person: what is not acknowledged, what they have not said yet that they have no connection with, where
    they choose, where somebody answered, and what is due in two working days or is late.
    """
    events = Event.objects.filter(case=OuterRef("pk"))
    confirmed = events.filter(by=index_of(user), kind=EventKind.NO_CONNECTION_CONFIRMED)
    happened = events.exclude(kind__in=READINGS).order_by("-number")
    waits = (
        Q(acknowledged_on__isnull=True)
        | Q(state=State.TRIAGE)
        | Q(was_read=False)
        | Q(last__in=ANSWERS)
        | Q(Exists(_running().filter(_is_soon(councils_closed, on))))
    )
    return (
        with_due(cases)
        .annotate(
            was_read=Exists(confirmed),
            last=Subquery(happened.values("kind")[:1]),
        )
        .annotate(
            part=When_(
                When(is_work=False, then=Value(Part.KNOWN.value)),
                When(state__in=OVER, then=Value(Part.OVER.value)),
                When(waits, then=Value(Part.NEEDS_YOU.value)),
                default=Value(Part.WITH_YOU.value),
            )
        )
    )


def shown_of(cases: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    """The cases of the page that is asked for, each with its `place` in its part and how many that has in `total`.

    `held_by` says in whose hands it is.

    The first of every part is always among them, so that the links to the parts know how many each has.
    """
    order = [_BY[asked.order], F("reference").asc()]
    now = Step.objects.filter(case=OuterRef("pk"), ended_on__isnull=True).order_by("-number")
    numbered = cases.annotate(
        place=Window(RowNumber(), partition_by=F("part"), order_by=order),
        total=Window(Count("pk"), partition_by=F("part")),
        held_by=Subquery(now.values("held_by")[:1]),
    )
    first = (asked.page - 1) * A_PAGE
    read = Q(part=asked.read.value, place__gt=first, place__lte=first + A_PAGE)
    others = Q(place__lte=A_FEW) if asked.part is None else Q(place=1)
    return numbered.filter(read | others).order_by("place")


def beside(cases: QuerySet[Case], order: Order, reference: str) -> Beside:
    """What stands before and after a case among what is at work with the person, as they had it sorted.

    Nothing where it stands on no list of theirs. What is over is gone through apart.
    """
    lane: dict[str, Any] = {
        "partition_by": When_(When(state__in=OVER, then=Value(1)), default=Value(0)),
        "order_by": [_BY[order], F("reference").asc()],
    }
    found = (
        with_due(cases.filter(Q(is_work=True)))
        .annotate(
            before=Window(Lag("reference"), **lane),
            after=Window(Lead("reference"), **lane),
            place=Window(RowNumber(), **lane),
            total=Window(Count("pk"), partition_by=lane["partition_by"]),
        )
        # Asked together with a number, so that the database numbers them all before it picks this one.
        .filter(Q(reference=reference) | Q(place=0))
        .order_by()
        .values_list("before", "after", "place", "total")
        .first()
    )
    return Beside(*found) if found is not None else Beside()


def closures_near(councils_seats: Iterable[int], on: date) -> list[CouncilClosure]:
    """When the councils of these seats are closed, as far as it can put off what is soon. One look-up."""
    near = CouncilClosure.objects.filter(on__gt=on, on__lte=on + _LONGEST_CLOSURE)
    return list(near.filter(council__posts__in=[*councils_seats]).distinct())


def _running() -> QuerySet[Clock]:
    return Clock.objects.filter(case=OuterRef("pk"), stopped_on__isnull=True, due_on__isnull=False)


def _is_soon(closed: Iterable[CouncilClosure], on: date) -> Q:
    """A clock whose date is two working days away at most, on the calendar that it counts by."""
    closures = {closure.on: closure.reason for closure in closed}
    soon = Q(pk__in=())
    for name in CALENDARS:
        soon |= Q(calendar=name, due_on__lte=working_day_after(on, SOON, calendar(name, closures)))
    return soon
