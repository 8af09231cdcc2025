"""On which days does a council of England or Wales work? Counted by a short rule of its own, for years made up.

The service counts by its dated table; to hold the two against each other nothing is shared with it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)


def works(on: date, closed: Collection[date]) -> bool:
    """Whether it is from Monday to Friday, no bank holiday, and none of the days on which the council is closed."""
    return on.weekday() < 5 and on not in closed and on not in _holidays(on.year)


def after(day: date, count: int, closed: Collection[date]) -> date:
    """So many working days after a day."""
    while count:
        day += _DAY
        count -= works(day, closed)
    return day


@lru_cache(maxsize=32)
def _holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    may = [date(year, 5, day) for day in range(1, 32)]
    mondays = [day for day in may if day.weekday() == 0]
    august = [date(year, 8, day) for day in range(1, 32) if date(year, 8, day).weekday() == 0]
    found = {easter - 2 * _DAY, easter + _DAY, mondays[0], mondays[-1], august[-1]}
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while day.weekday() > 4 or day in found:
            day += _DAY
        found.add(day)
    return frozenset(found)


def _easter(year: int) -> date:
    """The anonymous Gregorian rule (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)
