"""What has been published? The bank holidays of each nation as the `holidays` package knows them, under GOV.UK's names.

The package is a development tool: the site ships the dated data drawn up from it and never imports it.
"""

from __future__ import annotations

from datetime import date

import holidays

SUBDIVISIONS = {"England and Wales": "ENG", "Scotland": "SCT", "Northern Ireland": "NIR"}

_GOV_UK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen's Day)",
    "Diamond Jubilee of Elizabeth II": "Queen's Diamond Jubilee",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank holiday for the State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Bank holiday for the coronation of King Charles III",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
_VE_DAY = date(2020, 5, 8)


def published(nation: str, first_year: int, last_year: int) -> dict[date, str]:
    """Each bank holiday on a weekday in those years, in order; those at a weekend have a substitute day."""
    # Years are always named: without them the package's calendar is empty until it is asked for a day.
    known = holidays.country_holidays(
        "GB", subdiv=SUBDIVISIONS[nation], years=range(first_year, last_year + 1), expand=False
    )
    return {day: _name(day, known[day]) for day in sorted(known) if day.weekday() < 5}


def _name(day: date, name: str) -> str:
    if day == _VE_DAY:
        return "Early May bank holiday (VE day)"
    # Where two holidays meet, GOV.UK names the one that was moved there.
    plain, observed, _ = name.split("; ")[-1].partition(" (observed)")
    return _GOV_UK_NAMES.get(plain, plain) + (" (substitute day)" if observed else "")
