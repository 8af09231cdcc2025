"""Which days are bank holidays in an ordinary year? The standing rules of law, without one-off days.

The rules are those of the Banking and Financial Dealings Act 1971 (Schedule 1), the proclamations repeated every
year under it, and the St Andrew's Day Bank Holiday (Scotland) Act 2007, as they stand today. They know nothing of
a jubilee, a funeral or a moved holiday: for years that are published, ask `bank_holidays`.
"""

from __future__ import annotations

from datetime import date, timedelta

ENGLAND_AND_WALES = "England and Wales"
SCOTLAND = "Scotland"
NORTHERN_IRELAND = "Northern Ireland"
NATIONS = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND)

_MONDAY, _SATURDAY = 0, 5


def ordinary_bank_holidays(nation: str, year: int) -> dict[date, str]:
    """Each bank holiday of that year and its name; weekdays only, for a holiday at a weekend has a substitute day.

    `nation` is one of NATIONS and `year` from 1 to 9999.
    """
    easter = easter_sunday(year)
    named = {
        easter - timedelta(days=2): "Good Friday",
        _first_monday(year, 5): "Early May bank holiday",
        _last_monday(year, 5): "Spring bank holiday",
    }
    if nation == SCOTLAND:
        named[_first_monday(year, 8)] = "Summer bank holiday"
    else:
        named[easter + timedelta(days=1)] = "Easter Monday"
        named[_last_monday(year, 8)] = "Summer bank holiday"
    return _with_substitutes(named, _on_fixed_dates(nation, year))


def easter_sunday(year: int) -> date:
    """Easter Day (Calendar (New Style) Act 1750): the Sunday after the church's paschal full moon."""
    golden_number, century = year % 19, year // 100
    # The moon runs ahead of its nineteen-year cycle by 8 days in 25 centuries.
    drift = (century - (century - 17) // 25) // 3
    moon_after_21_march = (19 * golden_number + century - century // 4 - drift + 15) % 30
    # The tables never let the full moon fall after 18 April, nor twice on it within one cycle.
    if moon_after_21_march == 29 or (moon_after_21_march == 28 and golden_number > 10):
        moon_after_21_march -= 1
    full_moon = date(year, 3, 21) + timedelta(days=moon_after_21_march)
    return full_moon + timedelta(days=7 - full_moon.isoweekday() % 7)


def _on_fixed_dates(nation: str, year: int) -> dict[date, str]:
    """The holidays that keep their date, in the order in which substitute days are given."""
    fixed = {date(year, 1, 1): "New Year's Day"}
    if nation == SCOTLAND:
        fixed[date(year, 1, 2)] = "2nd January"
        fixed[date(year, 11, 30)] = "St Andrew's Day"
    if nation == NORTHERN_IRELAND:
        fixed[date(year, 3, 17)] = "St Patrick's Day"
        fixed[date(year, 7, 12)] = "Battle of the Boyne (Orangemen's Day)"
    fixed[date(year, 12, 25)] = "Christmas Day"
    fixed[date(year, 12, 26)] = "Boxing Day"
    return fixed


def _with_substitutes(named: dict[date, str], fixed: dict[date, str]) -> dict[date, str]:
    """A holiday at a weekend moves to the next weekday that is not a holiday itself."""
    on_weekdays = {day: name for day, name in fixed.items() if day.weekday() < _SATURDAY}
    holidays = {**named, **on_weekdays}
    for day, name in fixed.items():
        if day not in on_weekdays:
            substitute = day
            while substitute.weekday() >= _SATURDAY or substitute in holidays:
                substitute += timedelta(days=1)
            holidays[substitute] = f"{name} (substitute day)"
    return dict(sorted(holidays.items()))


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days, as May and August are."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
