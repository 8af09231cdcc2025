"""Which dates near or have passed since the last look? One look over all that run; every stage of a date fires once.

The insert of a stage's row is its firing, so however many look at once, one of them tells. What is fired, the notices
and the entry in the record stand or fall together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from uuid import uuid4

from django.db import transaction

from cases.clocks import local, pinned_calendar, time_of
from cases.deadlines.knowing import Known, known
from cases.deadlines.settings import Telling, telling_of
from cases.deadlines.stages import FIRST_AFTER, Stage, in_time_until, stages, working_days_between
from cases.models import Case, Clock, Firing, Notice
from cases.outbox.queueing import queue_all
from cases.record.chain import Entry, append_all
from cases.sentences import sources_in_words
from cases.states import EventKind, NoticeKind
from cases.watch.owners import Everybody, everybody
from people.models import Council

CLOCKS_AT_ONCE = 100  # so that whatever one batch writes fits into one statement each
BY = "This service"


@dataclass(slots=True)
class Swept:
    """What one look did, in numbers: stages fired, of these late ones and those of which nobody could be told."""

    near: int = 0
    passed: int = 0
    late: int = 0
    notices: int = 0
    told_nobody: int = 0


@dataclass(frozen=True, slots=True)
class _Due:
    """A clock with a stage whose day has come."""

    clock: Clock
    due_on: date
    stage: Stage
    is_late: bool


def sweep_deadlines(*, on: date, at: datetime) -> Swept:
    """Fire every stage whose day has come, of the councils that are at work at this moment; `on` is its day in London.

    Clocks that are paused, stopped or without a date fire nothing. A case that somebody is acting on at this moment
    waits for the next look. The look-ups grow with the hundreds of dates that are due, and not with those that run.
    """
    swept = Swept()
    telling = {
        council: settled
        for council, settled in telling_of(Council.objects.all(), on).items()
        if settled.works_at(on, local(at).time())
    }
    people: Everybody | None = None
    for batch in _batches(telling, on):
        people = people or everybody(on)
        with transaction.atomic(durable=True):
            _fire(batch, telling, people, swept, on, at)
    return swept


def _batches(telling: Mapping[int, Telling], on: date) -> Iterator[list[int]]:
    """The clocks, by number, that have a stage to fire; so many at a time. One look-up, by the day alone."""
    if not telling:
        return
    running = Clock.objects.filter(stopped_on__isnull=True, fires_on__lte=on, case__council__in=telling)
    # Put in order here: a database that is asked for them in the order of their numbers walks through all that run.
    due = sorted(running.order_by().values_list("pk", flat=True))
    for first in range(0, len(due), CLOCKS_AT_ONCE):
        yield due[first : first + CLOCKS_AT_ONCE]


def _fire(
    batch: list[int],
    telling: Mapping[int, Telling],
    people: Everybody,
    swept: Swept,
    on: date,
    at: datetime,
) -> None:
    """Fire what is due of these clocks, and plan when each is looked at next."""
    clocks = _locked(batch, on)
    come = [due for clock in clocks for due in _plan(clock, telling[clock.case.council_id], on)]
    Clock.objects.bulk_update(clocks, ["fires_on"])
    who = known({clock.case_id: clock.case for clock in clocks}.values(), people) if come else {}
    fired = _fired(come, who, telling, at)
    notices = {due: tuple(_notices(due, who, telling, on, at)) for due in fired}
    queue_all(chain.from_iterable(notices.values()))
    append_all([_entry(due, at) for due in fired if due.stage.number == FIRST_AFTER])
    swept.near += sum(not due.stage.has_passed for due in fired)
    swept.passed += sum(due.stage.has_passed for due in fired)
    swept.late += sum(due.is_late for due in fired)
    swept.notices += sum(map(len, notices.values()))
    swept.told_nobody += sum(not told for told in notices.values())


def _locked(batch: list[int], on: date) -> list[Clock]:
    """The clocks as they stand now, their cases locked; those of a case that somebody acts on are left out."""
    theirs = Case.objects.filter(pk__in=Clock.objects.filter(pk__in=batch).values("case")).order_by("pk")
    locked = [case.pk for case in theirs.only("pk").select_for_update(skip_locked=True)]
    due = Clock.objects.filter(
        pk__in=batch, case__in=locked, stopped_on__isnull=True, due_on__isnull=False, fires_on__lte=on
    )
    return list(due.select_related("case__council").order_by("pk"))


def _plan(clock: Clock, telling: Telling, on: date) -> Iterator[_Due]:
    """The stages of a clock whose day has come, in order; the clock is told of again from the next one's day."""
    assert clock.due_on is not None and clock.dated_on is not None  # noqa: S101, PT018  (only such have a stage)
    clock.fires_on = None
    for stage in stages(clock.due_on, clock.dated_on, telling.spacing, pinned_calendar(clock)):
        if stage.on > on:
            clock.fires_on = stage.on
            return
        yield _Due(
            clock, clock.due_on, stage, is_late=on > in_time_until(stage, clock.dated_on, telling.calendar)
        )


def _fired(
    come: list[_Due], who: Mapping[int, Known], telling: Mapping[int, Telling], at: datetime
) -> list[_Due]:
    """Those of the stages that this look fired, and no look before it."""
    sweep = uuid4()
    Firing.objects.bulk_create(
        [
            Firing(
                clock=due.clock,
                stage=due.stage.number,
                due_on=due.due_on,
                working_days=due.stage.working_days,
                source=due.stage.source,
                fired_at=at,
                is_late=due.is_late,
                overseer_told=bool(_told(due, who, telling) & who[due.clock.case_id].overseeing),
                sweep=sweep,
            )
            for due in come
        ],
        ignore_conflicts=True,
    )
    mine = set(Firing.objects.filter(sweep=sweep).values_list("clock_id", "stage")) if come else set()
    return [due for due in come if (due.clock.pk, due.stage.number) in mine]


def _told(due: _Due, who: Mapping[int, Known], telling: Mapping[int, Telling]) -> frozenset[str]:
    """By mark, whom the council wants told of this stage, of those for whom the case exists."""
    settled = telling[due.clock.case.council_id]
    return who[due.clock.case_id].named(settled.passed if due.stage.has_passed else settled.near)


def _notices(
    due: _Due, who: Mapping[int, Known], telling: Mapping[int, Telling], on: date, at: datetime
) -> Iterator[Notice]:
    clock = due.clock
    # A date that has passed by the time somebody can be told that it nears is told of as it is by then.
    is_over = on > due.due_on
    left = None if is_over else working_days_between(on, due.due_on, pinned_calendar(clock))
    for mark in sorted(_told(due, who, telling)):
        yield Notice(
            case=clock.case,
            person=mark,
            kind=NoticeKind.DATE_PASSED if is_over else NoticeKind.DATE_NEAR,
            queued_at=at,
            working_days=left,
            late=due.is_late,
        )


def _entry(due: _Due, at: datetime) -> Entry:
    """The one entry in the record that a date has passed."""
    detail = {
        "by": BY,
        "what": due.clock.what,
        "due": f"{due.due_on:%-d %B %Y}",
        "late": due.is_late,
        "source": sources_in_words(time_of(due.clock).sources) or "the council’s own setting",
    }
    return Entry(due.clock.case, EventKind.DATE_PASSED, at, detail)
