"""Does a date say that it rests on holidays nobody has announced yet?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL
from rules.language.length import Length, length_of
from rules.language.working_days import calendar, due_on
from tests.rules.working_days.strategies import CALENDAR_NAMES, lengths

ENGLAND = calendar("England and Wales")
UNTIL = (
    "Bank holidays are known up to 31 December 2028; after that only the ordinary ones are counted, so this date "
    "may move when the real ones are announced."
)
FROM = (
    "The bank holidays held here begin with 1 January 2012; before that only the ordinary ones are counted, so a "
    "one-off holiday may be missing."
)


@pytest.mark.parametrize(
    ("start", "length", "due", "why"),
    [
        pytest.param(date(2026, 5, 22), "10 working days", date(2026, 6, 8), None, id="within the data"),
        pytest.param(
            date(2028, 12, 20), "5 working days", date(2028, 12, 29), None, id="up to the last days"
        ),
        pytest.param(date(2028, 12, 20), "6 working days", date(2029, 1, 2), UNTIL, id="past New Year 2029"),
        pytest.param(date(2028, 12, 20), "14 days", date(2029, 1, 3), UNTIL, id="calendar days past the end"),
        pytest.param(date(2011, 12, 30), "1 working day", date(2012, 1, 3), FROM, id="from before the data"),
        pytest.param(
            date(2011, 4, 1), "300 months", date(2036, 4, 1), f"{FROM} {UNTIL}", id="across all of it"
        ),
    ],
)
def test_a_date_is_provisional_where_the_holidays_are_a_forecast(
    start: date, length: str, due: date, why: str | None
) -> None:
    found = due_on(start, length_of(length), ENGLAND)
    assert found is not None
    assert (found.on, found.provisional, found.why_provisional) == (due, why is not None, why)


@given(start=st.dates(date(2005, 1, 1), date(2040, 1, 1)), length=lengths(), name=CALENDAR_NAMES)
def test_a_date_is_provisional_exactly_when_a_day_of_the_count_is_not_dated(
    start: date, length: Length, name: str
) -> None:
    meeting_on = start + timedelta(days=300)
    found = due_on(start, length, calendar(name), meeting_on=meeting_on)
    assert found is not None
    latest = found.on
    if length.unit == "clear days before the meeting":
        latest = max(
            start, meeting_on - timedelta(days=(length.number or 0) + 1)
        )  # The day it was moved back from.
    assert found.provisional == (min(start, found.on) < DATED_FROM or latest > DATED_UNTIL)
    assert found.provisional == (found.why_provisional is not None)


def test_a_holiday_is_still_left_out_of_a_count_after_the_data() -> None:
    # Good Friday is 30 March 2029 and Easter Monday 2 April.
    found = due_on(date(2029, 3, 29), length_of("1 working day"), ENGLAND)
    assert found is not None
    assert (found.on, found.provisional) == (date(2029, 4, 3), True)
