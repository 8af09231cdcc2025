"""What does one look over every open case find? Alarms open where something is wrong, and close where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from cases.models import Case, LookAgain
from cases.models.alarm import Alarm, AlarmKind
from cases.watch.bodies import watch_bodies
from cases.watch.changed import changed_since, keep, standing_now
from cases.watch.code_question import nobody_may_say
from cases.watch.limits import Limits, limits_of
from cases.watch.owners import NOT_OPEN, Everybody, InHand, everybody, in_hand
from cases.watch.reviews import days_of_review
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
    """Look over every open case to which something happened, or whose day has come, since the last look.

    A second look the same day changes nothing that has not changed meanwhile. Everything is looked at once in seven
    days. The number of look-ups grows with what happened, and not with the cases that are open.
    """
    people = everybody(on)
    looked = Looked()
    looked.began_to_wait, looked.ran_on = watch_bodies(on=on, at=at)
    now = standing_now(people, on)
    changed = changed_since(now, on)
    for cases in _open_cases(None if changed.whole else changed.to_look_at):
        _look(cases, people, looked, on, at)
    over = Alarm.objects.filter(closed_at__isnull=True, case__state__in=NOT_OPEN)
    looked.closed += over.update(closed_at=at)
    looked.told, looked.not_told = tell(people, now, changed, on=on, at=at)
    keep(now, on, whole=changed.whole)
    return looked


def _look(cases: list[Case], people: Everybody, looked: Looked, on: date, at: datetime) -> None:
    with transaction.atomic():
        held = in_hand(cases, people)
        wrong, comes_on = _wrong(held, limits_of({case.council for case in cases}, on), on, at)
        for number in nobody_may_say(cases, held, people):
            kind = AlarmKind.NOBODY_FOR_CODE
            wrong[number, kind] = Alarm(case_id=number, kind=kind, since_on=on, opened_at=at)
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
        LookAgain.objects.bulk_create(
            [LookAgain(case_id=case.pk, on=comes_on.get(case.pk)) for case in cases],
            update_conflicts=True,
            unique_fields=["case"],
            update_fields=["on"],
        )
        looked.opened += len(new)
        looked.cases += len(cases)


_Wrong = dict[tuple[int, AlarmKind], Alarm]


def _wrong(
    held: list[InHand], limits: Mapping[int, Limits], on: date, at: datetime
) -> tuple[_Wrong, dict[int, date]]:
    """What is wrong with these cases, and by case the first day on which something could be where nothing happens."""
    silence, reviews = silent(held, limits), days_of_review(held)
    wrong = {
        (number, kind): Alarm(
            case_id=number,
            kind=kind,
            since_on=since,
            working_days=limit.working_days,
            source=limit.source,
            opened_at=at,
        )
        for (number, kind), (since, limit) in silence.found.items()
    }
    comes_on = dict(silence.comes_on)
    for number, day in reviews.items():
        if day < on:
            kind = AlarmKind.REVIEW_PASSED
            wrong[number, kind] = Alarm(case_id=number, kind=kind, since_on=day, opened_at=at)
        else:
            comes = day + timedelta(days=1)
            comes_on[number] = min(comes, comes_on.get(number, comes))
    for each in held:
        if not each.owners:
            kind = AlarmKind.NO_LAWFUL_OWNER
            wrong[each.case, kind] = Alarm(case_id=each.case, kind=kind, since_on=on, opened_at=at)
    return wrong, comes_on


def _open_cases(among: set[int] | None) -> Iterator[list[Case]]:
    """Every open case, or those among these, so many at a time, each with its council and without what was written."""
    whole = Case.objects.exclude(state__in=NOT_OPEN).select_related("council").order_by("pk")
    cases = whole.only("pk", "reference", "council")
    if among is not None:
        numbers = sorted(among)
        for first in range(0, len(numbers), CASES_AT_ONCE):
            if batch := list(cases.filter(pk__in=numbers[first : first + CASES_AT_ONCE])):
                yield batch
        return
    last = 0
    while batch := list(cases.filter(pk__gt=last)[:CASES_AT_ONCE]):
        yield batch
        last = batch[-1].pk
