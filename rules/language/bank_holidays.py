"""Which days are bank holidays in each nation? Dated data for the published years, the standing rules for others.

The data is `bank_holidays.json`, drawn up by `python -m tests.rules.working_days.regenerate`. It holds every bank
holiday as it was published: substitute days, moved days and one-off days. A year outside it is a forecast, so a
date that rests on one is provisional; it is never without holidays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from rules.language.bank_holiday_law import NATIONS, ordinary_bank_holidays

_WRITTEN = json.loads(Path(__file__).with_name("bank_holidays.json").read_text(encoding="utf-8"))

# The first and the last day for which the bank holidays are known as published: whole years.
DATED_FROM = date.fromisoformat(_WRITTEN["dated from"])
DATED_UNTIL = date.fromisoformat(_WRITTEN["dated until"])

_DATED: dict[str, dict[date, str]] = {
    nation: {date.fromisoformat(day): name for day, name in _WRITTEN["bank holidays"][nation].items()}
    for nation in NATIONS
}

# Which data this is: the last year it holds, and a hash of its days.
_HASH = sha256(json.dumps(_WRITTEN["bank holidays"], sort_keys=True).encode()).hexdigest()
VERSION = f"{DATED_UNTIL.year}-{_HASH[:16]}"


@lru_cache(maxsize=1024)
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """Each bank holiday of one of the NATIONS in that year, with its name; weekdays only, in order."""
    if DATED_FROM.year <= year <= DATED_UNTIL.year:
        return MappingProxyType({day: name for day, name in _DATED[nation].items() if day.year == year})
    return MappingProxyType(ordinary_bank_holidays(nation, year))


def why_provisional(first: date, last: date) -> str | None:
    """Why a date counted over these days may still change: a sentence; None if all of them are in the dated years."""
    if first >= DATED_FROM and last <= DATED_UNTIL:
        return None
    sentences = []
    if first < DATED_FROM:
        sentences.append(
            f"The bank holidays held here begin with {_in_words(DATED_FROM)}; before that only the ordinary ones "
            "are counted, so a one-off holiday may be missing."
        )
    if last > DATED_UNTIL:
        sentences.append(
            f"Bank holidays are known up to {_in_words(DATED_UNTIL)}; after that only the ordinary ones are "
            "counted, so this date may move when the real ones are announced."
        )
    return " ".join(sentences)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
