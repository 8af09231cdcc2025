"""What can a count be made of? Draws for Hypothesis: starts, lengths, calendars, closures, days held and paused."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from rules.language.length import Length, length_of
from rules.language.working_days import CALENDARS

STARTS = st.dates(date(2012, 1, 1), date(2031, 12, 31)) | st.sampled_from(
    [
        date(year, month, day)
        for year in (2019, 2022, 2026, 2028)
        for month, day in ((3, 31), (5, 29), (12, 23))
    ]
)
CALENDAR_NAMES = st.sampled_from(CALENDARS)
_MOST = {"working day": 400, "day": 700, "week": 100, "month": 60, "clear day": 200}


@st.composite
def lengths(draw: st.DrawFn) -> Length:
    """Any length that is stated, of any unit, short ones most often."""
    unit = draw(st.sampled_from([*_MOST, "the next working day", "before the meeting"]))
    if unit == "the next working day":
        return length_of(unit)
    before = " before the meeting" if unit == "before the meeting" else ""
    unit = "clear day" if before else unit
    number = draw(st.integers(1, 12) | st.integers(1, _MOST[unit]))
    return length_of(f"{number} {unit}{'' if number == 1 else 's'}{before}")


def days_near(start: date) -> st.SearchStrategy[date]:
    """Days around a start and the short while after it."""
    return st.integers(-5, 60).map(lambda days: start + timedelta(days=days))
