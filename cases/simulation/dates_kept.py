"""Was every date told of, once, as if the worker had never slept? Counted again, apart from the sweep.

It shares nothing with the sweep, working days included. It knows the settings that a council has without its own:
told 2 working days before a date, and 1, 5 and 10 working days after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.models import Clock, Event, Firing
from cases.simulation.working import after, works
from people.models import CouncilClosure

BEFORE, AFTER = 2, (1, 5, 10)
_DAY = timedelta(days=1)
Stage = tuple[int, int, date]  # the clock, the number of the stage (0 before the date), and the date


@dataclass(slots=True)
class DatesKept:
    """What is expected so far. `proclaimed` are the bank holidays that came to be since it began."""

    expected: set[Stage] = field(default_factory=set)
    proclaimed: set[date] = field(default_factory=set)
    _ahead: dict[tuple[int, date, date], dict[int, date]] = field(default_factory=dict)

    def forget(self) -> None:
        """Count anew: the days on which councils work have changed, and every date that runs was worked out again."""
        self._ahead.clear()

    def look(self, on: date) -> None:
        """Expect whatever is to be told of by now, of the councils that work today. Call it when the sweep ran."""
        closed: defaultdict[int, set[date]] = defaultdict(set)
        for council, day in CouncilClosure.objects.values_list("council", "on"):
            closed[council].add(day)
        running = Clock.objects.filter(
            stopped_on__isnull=True, due_on__isnull=False, dated_on__lte=on
        ).order_by()
        unknown: list[tuple[int, date, date]] = []
        at_work: dict[int, bool] = {}
        for number, due_on, dated_on, council in running.values_list(
            "pk", "due_on", "dated_on", "case__council"
        ):
            if council not in at_work:
                at_work[council] = works(on, closed[council] | self.proclaimed)
            if not at_work[council] or due_on is None or dated_on is None:
                continue
            key = (number, due_on, dated_on)
            if key in self._ahead:
                self._expect(key, on)
            else:
                unknown.append(key)
        self._read(unknown, on)

    def missed(self) -> int:
        """How many are to be told of and were not."""
        return len(self.expected - _fired())

    def doubled(self) -> int:
        """How many were told of twice, or were not to be told of at all."""
        passed = Firing.objects.filter(stage=1).count()
        recorded = Event.objects.filter(kind="date_passed").count()
        return len(_fired() - self.expected) + abs(recorded - passed)

    def _expect(self, key: tuple[int, date, date], on: date) -> None:
        number, due_on, _dated_on = key
        ahead = self._ahead[key]
        for stage in [stage for stage, day in ahead.items() if day <= on]:
            del ahead[stage]
            self.expected.add((number, stage, due_on))

    def _read(self, keys: list[tuple[int, date, date]], on: date) -> None:
        """The clocks that were never seen with this date, with the closures that each counts by."""
        for first in range(0, len(keys), 500):
            few = keys[first : first + 500]
            closures = dict(
                Clock.objects.filter(pk__in=[key[0] for key in few]).values_list("pk", "closures")
            )
            for key in few:
                closed = {date.fromisoformat(day) for day in closures[key[0]]} | self.proclaimed
                self._ahead[key] = _days_of(key[1], key[2], closed)
                self._expect(key, on)


def _days_of(due_on: date, dated_on: date, closed: Collection[date]) -> dict[int, date]:
    near = due_on
    while not works(near, closed) or _working_days(near, due_on, closed) < BEFORE:
        near -= _DAY
    if near <= dated_on:
        near = after(dated_on, 1, closed)
    days = {} if near > due_on else {0: near}
    return days | {number: after(due_on, gone, closed) for number, gone in enumerate(AFTER, 1)}


def _working_days(on: date, due_on: date, closed: Collection[date]) -> int:
    """After a day, up to a later one."""
    return sum(works(on + _DAY * place, closed) for place in range(1, (due_on - on).days + 1))


def _fired() -> set[Stage]:
    return set(Firing.objects.values_list("clock", "stage", "due_on"))
