"""What does one look over every open case find? Alarms open where something is wrong, and close where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from cases.models import Case
from cases.models.alarm import Alarm, AlarmKind
from cases.watch.bodies import watch_bodies
from cases.watch.limits import limits_of
from cases.watch.owners import NOT_OPEN, Everybody, everybody, in_hand
from cases.watch.reviews import reviews_passed
from cases.watch.silence import silent
from cases.watch.telling import tell

CASES_AT_ONCE = 1_000


@dataclass(slots=True)
class Looked:
    """What one look did, in numbers; `not_told` are alarms of which nobody could be told yet.

    `began_to_wait` are cases whose clocks stand still since for a body that an election left empty, `ran_on` those
    that count on.
    """

    cases: int = 0
    opened: int = 0
    closed: int = 0
    told: int = 0
    not_told: int = 0
    began_to_wait: int = 0
    ran_on: int = 0


def watch_cases(*, on: date, at: datetime) -> Looked:
    """Look over every open case once. A second look the same day changes nothing that has not changed meanwhile.

    The number of look-ups grows with the thousands of cases, and with the alarms that somebody is told of.
    """
    people = everybody(on)
    looked = Looked()
    looked.began_to_wait, looked.ran_on = watch_bodies(on=on, at=at)
    for cases in _open_cases():
        _look(cases, people, looked, on, at)
    over = Alarm.objects.filter(closed_at__isnull=True, case__state__in=NOT_OPEN)
    looked.closed += over.update(closed_at=at)
    looked.told, looked.not_told = tell(people, on=on, at=at)
    return looked


def _look(cases: list[Case], people: Everybody, looked: Looked, on: date, at: datetime) -> None:
    with transaction.atomic():
        held = in_hand(cases, people)
        limits = limits_of({case.council for case in cases}, on)
        wrong = {
            (number, kind): Alarm(
                case_id=number,
                kind=kind,
                since_on=since,
                working_days=limit.working_days,
                source=limit.source,
                opened_at=at,
            )
            for (number, kind), (since, limit) in silent(held, limits).items()
        }
        for number, day in reviews_passed(held, on).items():
            kind = AlarmKind.REVIEW_PASSED
            wrong[number, kind] = Alarm(case_id=number, kind=kind, since_on=day, opened_at=at)
        for each in held:
            if not each.owners:
                kind = AlarmKind.NO_LAWFUL_OWNER
                wrong[each.case, kind] = Alarm(case_id=each.case, kind=kind, since_on=on, opened_at=at)
        standing = {
            (alarm.case_id, AlarmKind(alarm.kind)): alarm.pk
            for alarm in Alarm.objects.filter(case__in=[case.pk for case in cases], closed_at__isnull=True)
        }
        new = [alarm for key, alarm in wrong.items() if key not in standing]
        mended = [number for key, number in standing.items() if key not in wrong]
        # Two watchers at once open one alarm: the second finds the first one's in its place.
        Alarm.objects.bulk_create(new, ignore_conflicts=True)
        if mended:
            looked.closed += Alarm.objects.filter(pk__in=mended, closed_at__isnull=True).update(closed_at=at)
        looked.opened += len(new)
        looked.cases += len(cases)


def _open_cases() -> Iterator[list[Case]]:
    """Every open case, so many at a time, each with its council and without what was written."""
    last = 0
    while True:
        cases = list(
            Case.objects.exclude(state__in=NOT_OPEN)
            .filter(pk__gt=last)
            .select_related("council")
            .only("pk", "reference", "council")
            .order_by("pk")[:CASES_AT_ONCE]
        )
        if not cases:
            return
        yield cases
        last = cases[-1].pk
