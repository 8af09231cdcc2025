"""Was every date told of, once, as if the worker had never slept? Counted again, day by day, apart from the sweep.

It shares with the sweep only which days are working days. It knows the settings that a council has without its own:
told 2 working days before a date, and 1, 5 and 10 working days after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.clocks import calendar_of, pinned_calendar
from cases.models import Clock, Event, Firing
from cases.states import EventKind
from people.models import Council
from rules.language.bank_holiday_law import ENGLAND_AND_WALES
from rules.language.calendars import Calendar

BEFORE, AFTER = 2, (1, 5, 10)
_DAY = timedelta(days=1)
Stage = tuple[int, int, date]  # the clock, the number of the stage (0 before the date), and the date


@dataclass(slots=True)
class DatesKept:
    """What is expected so far."""

    expected: set[Stage] = field(default_factory=set)
    _days: dict[tuple[int, date, str], dict[int, date]] = field(default_factory=dict)

    def look(self, on: date) -> None:
        """Expect whatever is to be told of by now, of the councils that work today. Call it when the sweep ran."""
        at_work = {
            council.pk
            for council in Council.objects.prefetch_related("closures")
            if calendar_of(ENGLAND_AND_WALES, council).is_working_day(on)
        }
        running = Clock.objects.filter(
            stopped_on__isnull=True, due_on__isnull=False, case__council__in=at_work, dated_on__lte=on
        )
        for clock in running.defer("sources"):
            for stage, day in self._stages(clock).items():
                if day <= on and not _is_paused(clock):
                    assert clock.due_on is not None  # noqa: S101  (asked for above)
                    self.expected.add((clock.pk, stage, clock.due_on))

    def missed(self) -> int:
        """How many are to be told of and were not."""
        return len(self.expected - _fired())

    def doubled(self) -> int:
        """How many were told of twice, or were not to be told of at all."""
        passed = Firing.objects.filter(stage=1).count()
        recorded = Event.objects.filter(kind=EventKind.DATE_PASSED).count()
        return len(_fired() - self.expected) + abs(recorded - passed)

    def _stages(self, clock: Clock) -> dict[int, date]:
        assert clock.due_on is not None and clock.dated_on is not None  # noqa: S101, PT018  (asked for above)
        key = (clock.pk, clock.due_on, f"{clock.dated_on}{sorted(clock.closures)}")
        if key not in self._days:
            self._days[key] = _days_of(clock.due_on, clock.dated_on, pinned_calendar(clock))
        return self._days[key]


def _days_of(due_on: date, dated_on: date, calendar: Calendar) -> dict[int, date]:
    near = due_on
    while not calendar.is_working_day(near) or _working_days(near, due_on, calendar) < BEFORE:
        near -= _DAY
    if near <= dated_on:
        near = dated_on + _DAY
        while not calendar.is_working_day(near):
            near += _DAY
    days = {} if near > due_on else {0: near}
    for number, gone in enumerate(AFTER, 1):
        day = due_on
        while gone:
            day += _DAY
            gone -= calendar.is_working_day(day)
        days[number] = day
    return days


def _working_days(on: date, due_on: date, calendar: Calendar) -> int:
    """After a day, up to a later one."""
    return sum(calendar.is_working_day(on + _DAY * place) for place in range(1, (due_on - on).days + 1))


def _is_paused(clock: Clock) -> bool:
    """Paused last, and not taken up again since."""
    last = [row.kind for row in clock.happened.all() if row.kind in ("paused", "resumed")][-1:]
    return last == ["paused"]


def _fired() -> set[Stage]:
    return set(Firing.objects.values_list("clock", "stage", "due_on"))
