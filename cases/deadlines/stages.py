"""On which days is somebody told of a date? Some working days before it and some after; it knows no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rules.language.calendars import Calendar, working_day_after

NEAR = 0  # the number of the stage before the date; those after it are numbered from FIRST_AFTER
FIRST_AFTER = 1
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """A number of working days that a council, or this service, settled, and where it was settled."""

    working_days: int
    source: str


@dataclass(frozen=True, slots=True)
class Spacing:
    """How many working days before a date somebody is told that it nears, and after it that it has passed."""

    before: Told
    after: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One time at which somebody is told. `on` is its day; `working_days` are left for NEAR, and gone by for others."""

    number: int
    on: date
    working_days: int
    source: str

    @property
    def has_passed(self) -> bool:
        """Whether it tells of a date that has passed."""
        return self.number >= FIRST_AFTER


def stages(due_on: date, dated_on: date, spacing: Spacing, calendar: Calendar) -> tuple[Stage, ...]:
    """The stages of a date, in order. `dated_on` is the day on which the date was worked out.

    Nobody is told that a date nears before it was known, so a date that comes soon has its stage on the next working
    day; one that is already over has none of that kind.
    """
    return (
        *_near(due_on, dated_on, spacing.before, calendar),
        *(
            Stage(
                number, working_day_after(due_on, told.working_days, calendar), told.working_days, told.source
            )
            for number, told in enumerate(spacing.after, FIRST_AFTER)
        ),
    )


def in_time_until(stage: Stage, dated_on: date, calendar: Calendar) -> date:
    """The last day on which telling is not late: the stage's own, or the first working day after its date was known.

    A council that came to be closed on that day has until the next day it works.
    """
    if stage.on <= dated_on:
        return working_day_after(dated_on, 1, calendar)
    return working_day_after(stage.on - _ONE_DAY, 1, calendar)


def working_days_between(on: date, due_on: date, calendar: Calendar) -> int:
    """How many working days come after a day up to a later one; 0 for the day itself."""
    return sum(calendar.is_working_day(on + _ONE_DAY * place) for place in range(1, (due_on - on).days + 1))


def _near(due_on: date, dated_on: date, told: Told, calendar: Calendar) -> Iterator[Stage]:
    on = _working_days_before(due_on, told.working_days, calendar)
    if on <= dated_on:
        on = working_day_after(dated_on, 1, calendar)
    if on <= due_on:
        yield Stage(NEAR, on, working_days_between(on, due_on, calendar), told.source)


def _working_days_before(due_on: date, count: int, calendar: Calendar) -> date:
    """The last working day from which so many are left to the date."""
    day = due_on
    while count or not calendar.is_working_day(day):
        count -= calendar.is_working_day(day) if count else 0
        day -= _ONE_DAY
    return day
