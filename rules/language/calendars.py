"""Which days are working days? The calendar a council counts by, with its own closure days.

A working day is a day from Monday to Friday that is neither a bank holiday of the calendar's nation nor a day on
which the council is closed. "any part of the UK" is how the Freedom of Information Act 2000, section 10(6), counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, compress
from types import MappingProxyType

from rules.language.bank_holiday_law import ENGLAND_AND_WALES, NATIONS, NORTHERN_IRELAND, SCOTLAND
from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL, bank_holidays

ANY_PART_OF_THE_UK = "any part of the UK"
CALENDARS = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND, ANY_PART_OF_THE_UK)

WEEKEND = "weekend"
COUNCIL_CLOSURE = "council closure"

NO_CLOSURES: Mapping[date, str] = MappingProxyType({})

_ONE_DAY = timedelta(days=1)
_FIRST = DATED_FROM.toordinal()
_DATED_DAYS = tuple(date.fromordinal(day) for day in range(_FIRST, DATED_UNTIL.toordinal() + 1))
_NUMBERS = tuple(range(len(_DATED_DAYS) + 1))  # One object a number, shared by the tables of every calendar.


class NoSuchCalendar(ValueError):
    """A name that is no calendar; the message lists the calendars."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The working days of one nation, or of the whole UK, less a council's closure days (each with its reason).

    `calendar` makes one. Two tables of the dated years are made with it, so that no count has to walk: how many
    working days there have been up to each day, and the working days by that number, from 1.
    """

    name: str
    closures: Mapping[date, str] = field(default_factory=lambda: NO_CLOSURES)
    _rank: tuple[int, ...] = field(init=False, repr=False)
    _working: tuple[date, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the tables: the nation's working days, less the closures."""
        works = bytearray(_working_days_of(self.name))
        for closure in self.closures:
            if DATED_FROM <= closure <= DATED_UNTIL:
                works[closure.toordinal() - _FIRST] = False
        object.__setattr__(self, "_rank", tuple(map(_NUMBERS.__getitem__, accumulate(works))))
        # Nothing has the number 0, so a day that is never reached stands there.
        object.__setattr__(self, "_working", (date.min, *compress(_DATED_DAYS, works)))

    def holiday_on(self, day: date) -> str | None:
        """The bank holiday of that day and where it is one, such as "2nd January (bank holiday in Scotland)"."""
        return _holidays(self.name, day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether the council works on that day."""
        return day.weekday() < 5 and day not in self.closures and day not in _holidays(self.name, day.year)

    def closed_because(self, day: date) -> str | None:
        """Why a day is not a working day: a weekend, a named bank holiday, a council closure; None if it is one."""
        if day.weekday() >= 5:
            return WEEKEND
        if (holiday := self.holiday_on(day)) is not None:
            return holiday
        return f"{COUNCIL_CLOSURE}: {self.closures[day]}" if day in self.closures else None


def calendar(name: str, closures: Mapping[date, str] = NO_CLOSURES) -> Calendar:
    """The calendar of that name, made once for each set of closures. Raises NoSuchCalendar."""
    if name not in CALENDARS:
        known = ", ".join(f'"{each}"' for each in CALENDARS)
        raise NoSuchCalendar(f'There is no calendar called "{name}". There are: {known}.')
    return _calendar(name, tuple(sorted(closures.items())))


def working_day_after(start: date, n: int, calendar: Calendar) -> date:
    """The nth working day after that day (n from 1), which itself is never counted. Raises OverflowError past 9999."""
    place = start.toordinal() - _FIRST
    if place >= 0 and n > 0:
        try:
            return calendar._working[calendar._rank[place] + n]
        except IndexError:
            pass  # The count leaves the dated years.
    return _stepped(start, n, calendar)


def _stepped(start: date, n: int, calendar: Calendar) -> date:
    """The same, a day at a time: for the years that are forecast."""
    if n < 1:
        raise ValueError(f"Working days are counted from 1, so {n} is not a number of them.")
    day = start
    while n:
        day += _ONE_DAY
        n -= calendar.is_working_day(day)
    return day


@lru_cache(maxsize=len(CALENDARS))
def _working_days_of(name: str) -> bytes:
    """For each dated day, 1 where it is a weekday and no holiday in that calendar, else 0."""
    return bytes(day.weekday() < 5 and day not in _holidays(name, day.year) for day in _DATED_DAYS)


@lru_cache(maxsize=64)
def _calendar(name: str, closures: tuple[tuple[date, str], ...]) -> Calendar:
    return Calendar(name, MappingProxyType(dict(closures)))


@lru_cache(maxsize=1024)
def _holidays(name: str, year: int) -> dict[date, str]:
    """The holidays of one calendar in one year, each with its name and where it is a holiday."""
    nations = NATIONS if name == ANY_PART_OF_THE_UK else (name,)
    where: dict[date, dict[str, list[str]]] = {}
    for nation in nations:
        for day, holiday in bank_holidays(nation, year).items():
            where.setdefault(day, {}).setdefault(holiday, []).append(nation)
    return {
        day: ", ".join(f"{holiday} (bank holiday in {_places(places)})" for holiday, places in named.items())
        for day, named in sorted(where.items())
    }


def _places(nations: list[str]) -> str:
    if len(nations) == len(NATIONS):
        return "every part of the UK"
    places = " and ".join(nations).split(" and ")
    return f"{', '.join(places[:-1])} and {places[-1]}" if len(places) > 1 else places[0]
