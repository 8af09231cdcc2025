"""What if a bank holiday is proclaimed that nobody knew of? The dated holidays as a new release would bring them.

The service reads them from a file that comes with each release. Here the release comes while the process runs, so
whatever was worked out from the old ones is thrown away, as a start of the new release would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import Any

from cases import clocks
from cases.acts import recompute_dates
from rules.language import bank_holidays, calendars
from rules.language.bank_holiday_law import ENGLAND_AND_WALES

NAME = "A day of thanksgiving"


class Proclaimed:
    """The bank holidays added so far, of England and Wales."""

    def __init__(self) -> None:
        self.days: list[date] = []
        self._published = bank_holidays.bank_holidays
        self._version = bank_holidays.VERSION

    def add(self, day: date) -> None:
        """Let a day be a bank holiday from now on; open dates are to be worked out again by `recompute_dates`."""
        self.days.append(day)
        self._release(self._with_those_added, f"{self._version}+{len(self.days)}"[:40])

    def withdraw(self) -> None:
        """Let everything be as it was published."""
        self._release(self._published, self._version)

    def _with_those_added(self, nation: str, year: int) -> Mapping[date, str]:
        published = dict(self._published(nation, year))
        if nation == ENGLAND_AND_WALES:
            published |= {day: NAME for day in self.days if day.year == year}
        return MappingProxyType(dict(sorted(published.items())))

    def _release(self, holidays: Any, version: str) -> None:
        # The calendars took the name for their own use when they were loaded.
        vars(calendars)["bank_holidays"] = holidays
        for module in (bank_holidays, clocks, recompute_dates):
            module.VERSION = version  # type: ignore[attr-defined]
        for kept in (calendars._working_days_of, calendars._calendar, calendars._holidays):
            kept.cache_clear()


@contextmanager
def proclaiming() -> Iterator[Proclaimed]:
    """Bank holidays may be added inside, and are gone outside."""
    proclaimed = Proclaimed()
    try:
        yield proclaimed
    finally:
        proclaimed.withdraw()
