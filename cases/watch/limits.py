"""How long may a case lie before somebody is told, and who is? A council's own settings, each with its source."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_noop

from cases.blind_index import keyed_hash
from people.models import Council, CouncilClosure, CouncilSetting, Nation
from rules.language import bank_holidays
from rules.language.bank_holiday_law import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND
from rules.language.calendars import Calendar, calendar, working_day_after

OPENED_WITHIN = "opened within working days"
ACT_WITHIN = "an act within working days"
TELL_OF_SILENCE = "tell of silence"
UNLESS_SET = gettext_noop("This service’s own limit. The council may set another.")
# What an experienced Monitoring Officer asks for where a council has settled nothing: three days, and ten.
_DEFAULTS = {OPENED_WITHIN: 3, ACT_WITHIN: 10}
_LONGEST = 250
_ONE_DAY = timedelta(days=1)
_CALENDARS = {Nation.SCOTLAND.value: SCOTLAND, Nation.NORTHERN_IRELAND.value: NORTHERN_IRELAND}


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of working days and where it comes from. `passed_before` is the last day from which it has passed."""

    working_days: int
    source: str
    passed_before: date
    counted_by: Calendar

    def passes_on(self, since: date) -> date:
        """The first day on which it has passed, counted from a day."""
        return working_day_after(since, self.working_days, self.counted_by) + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Limits:
    """A council's two limits on a day, and the kind of post that is told; empty where the council named none."""

    opened_within: Limit
    act_within: Limit
    told_kind: str


def limits_of(councils: Iterable[Council], on: date) -> dict[int, Limits]:
    """Each council's limits on the day, by its number. Two look-ups."""
    by_number = {council.pk: council for council in councils}
    closures, settings = _settled(by_number, on)

    def limit(council: Council, name: str) -> Limit:
        setting = settings.get((council.pk, name))
        days, source = _DEFAULTS[name], UNLESS_SET
        if setting is not None and setting.value.isdecimal() and 1 <= int(setting.value) <= _LONGEST:
            days, source = int(setting.value), setting.source
        counted_by = calendar(_CALENDARS.get(council.nation, ENGLAND_AND_WALES), closures.get(council.pk, {}))
        return Limit(days, source, _passed_before(on, days, counted_by), counted_by)

    def told(council: Council) -> str:
        setting = settings.get((council.pk, TELL_OF_SILENCE))
        return setting.value.strip() if setting is not None else ""

    return {
        number: Limits(limit(council, OPENED_WITHIN), limit(council, ACT_WITHIN), told(council))
        for number, council in by_number.items()
    }


def marks_of_settings(councils: Iterable[Council], on: date) -> dict[int, str]:
    """By council, a mark of everything that its limits rest on. Two look-ups."""
    numbers = [council.pk for council in councils]
    closures, settings = _settled(numbers, on)
    return {
        number: keyed_hash(
            repr(
                [
                    bank_holidays.VERSION,
                    sorted(closures.get(number, {}).items()),
                    sorted(
                        (name, each.value, each.source)
                        for (of, name), each in settings.items()
                        if of == number
                    ),
                ]
            )
        )
        for number in numbers
    }


def _settled(
    councils: Collection[int], on: date
) -> tuple[dict[int, dict[date, str]], dict[tuple[int, str], CouncilSetting]]:
    """The days on which these councils are closed, and the settings that are in force of each."""
    closures: dict[int, dict[date, str]] = {}
    for closure in CouncilClosure.objects.filter(council__in=councils):
        closures.setdefault(closure.council_id, {})[closure.on] = closure.reason
    current = CouncilSetting.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on),
        council__in=councils,
        name__in=(*_DEFAULTS, TELL_OF_SILENCE),
        from_on__lte=on,
    )
    return closures, {(each.council_id, each.name): each for each in current.order_by("from_on")}


def _passed_before(on: date, days: int, counted_by: Calendar) -> date:
    """The last day from which this many whole working days have gone by before the day."""
    start = on - timedelta(days=days)
    while working_day_after(start, days, counted_by) >= on:
        start -= timedelta(days=1)
    return start
