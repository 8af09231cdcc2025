"""What has a council settled about telling of dates: how long before and after, whom, and in which hours?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext_noop

from cases.deadlines.stages import Spacing, Told
from people.models import Council, CouncilClosure, CouncilSetting, Nation
from rules.language.bank_holiday_law import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND
from rules.language.calendars import Calendar, calendar

BEFORE = "a date nears, working days before"
AFTER = "a date has passed, working days after"
TELL_NEAR = "tell of a date that nears"
TELL_PASSED = "tell of a date that has passed"
HOURS = "working hours"
UNLESS_SET = gettext_noop("This service’s own setting. The council may set another.")
# Words that a council may use besides the names of its kinds of post.
THE_HANDLER = "the person dealing with it"
THE_OVERSEER = "the Monitoring Officer who oversees it"

_DEFAULTS: Mapping[str, str] = {
    BEFORE: "2",
    AFTER: "1, 5, 10",
    TELL_NEAR: THE_HANDLER,
    TELL_PASSED: f"{THE_HANDLER}, {THE_OVERSEER}",
    HOURS: "9:00-17:00",
}
_MOST_DAYS, _MOST_STAGES = 60, 9
_HOURS = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9]) *[-–] *([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_CALENDARS = {Nation.SCOTLAND.value: SCOTLAND, Nation.NORTHERN_IRELAND.value: NORTHERN_IRELAND}


@dataclass(frozen=True, slots=True)
class Telling:
    """A council's settings about dates on one day. `near` and `passed` say who is told; `calendar` is its own."""

    spacing: Spacing
    near: tuple[str, ...]
    passed: tuple[str, ...]
    opens: time
    closes: time
    calendar: Calendar

    def works_at(self, on: date, local_time: time) -> bool:
        """Whether the council works on that day at that time of its own clock; not at the minute it closes."""
        return self.calendar.is_working_day(on) and self.opens <= local_time < self.closes


def spacing_of(council: Council, on: date) -> Spacing:
    """How long before and after a date this council wants somebody told. One look-up."""
    return _spacing(_in_force([council.pk], (BEFORE, AFTER), on), council.pk)


def telling_of(councils: Iterable[Council], on: date) -> dict[int, Telling]:
    """Every council's settings on the day, by its number. Two look-ups."""
    by_number = {council.pk: council for council in councils}
    closures: dict[int, dict[date, str]] = {}
    for closure in CouncilClosure.objects.filter(council__in=by_number):
        closures.setdefault(closure.council_id, {})[closure.on] = closure.reason
    found = _in_force(by_number, tuple(_DEFAULTS), on)

    def telling(council: Council) -> Telling:
        opens, closes = _first_read(found, council.pk, HOURS, _hours)[0]
        return Telling(
            spacing=_spacing(found, council.pk),
            near=_first_read(found, council.pk, TELL_NEAR, _names)[0],
            passed=_first_read(found, council.pk, TELL_PASSED, _names)[0],
            opens=opens,
            closes=closes,
            calendar=calendar(
                _CALENDARS.get(council.nation, ENGLAND_AND_WALES), closures.get(council.pk, {})
            ),
        )

    return {number: telling(council) for number, council in by_number.items()}


_Found = Mapping[tuple[int, str], CouncilSetting]
_Read = TypeVar("_Read")


def _in_force(councils: Collection[int], names: Collection[str], on: date) -> _Found:
    current = CouncilSetting.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on), council__in=councils, name__in=names, from_on__lte=on
    )
    return {(each.council_id, each.name): each for each in current.order_by("from_on")}


def _spacing(found: _Found, council: int) -> Spacing:
    before, source_before = _first_read(found, council, BEFORE, _one_number)
    after, source_after = _first_read(found, council, AFTER, _numbers)
    return Spacing(Told(before, source_before), tuple(Told(days, source_after) for days in after))


def _first_read(
    found: _Found, council: int, name: str, read: Callable[[str], _Read | None]
) -> tuple[_Read, str]:
    """What the council set, and its source; where it cannot be read, or nothing is set, the service's own."""
    setting = found.get((council, name))
    value = read(setting.value) if setting is not None else None
    if setting is not None and value is not None:
        return value, setting.source
    default = read(_DEFAULTS[name])
    assert default is not None  # noqa: S101  (every default can be read)
    return default, UNLESS_SET


def _one_number(written: str) -> int | None:
    """A number of working days, such as "3"."""
    plain = written.strip()
    return int(plain) if plain.isdecimal() and 1 <= int(plain) <= _MOST_DAYS else None


def _numbers(written: str) -> tuple[int, ...] | None:
    """Several, each later than the one before: "1, 5, 10"."""
    days = [_one_number(part) for part in written.split(",")]
    known = [day for day in days if day is not None]
    in_order = known == sorted(set(known))
    return tuple(known) if len(known) == len(days) <= _MOST_STAGES and in_order else None


def _names(written: str) -> tuple[str, ...] | None:
    """Kinds of post, or whoever deals with it or oversees it, one after another with commas between."""
    names = tuple(name.strip() for name in written.split(",") if name.strip())
    return names or None


def _hours(written: str) -> tuple[time, time] | None:
    """ "9:00-17:00"; the second later than the first."""
    found = _HOURS.fullmatch(written.strip())
    if found is None:
        return None
    opens, closes = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    return (opens, closes) if opens < closes else None
