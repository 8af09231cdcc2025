"""On which day does each unit end? Settled point 14 of the language, and the choices of decision 005."""

from __future__ import annotations

from datetime import date

import pytest

from rules.language.length import length_of
from rules.language.working_days import Calendar, OutsideTheYears, calendar, due_on, ledger

ENGLAND = calendar("England and Wales")
SCOTLAND = calendar("Scotland")
ANYWHERE = calendar("any part of the UK")


@pytest.mark.parametrize(
    ("start", "length", "council", "due"),
    [
        # 25 May 2026 is the spring holiday; the rulebook language's own example.
        pytest.param(
            date(2026, 5, 22), "10 working days", ENGLAND, date(2026, 6, 8), id="over a bank holiday"
        ),
        pytest.param(date(2026, 6, 10), "10 working days", SCOTLAND, date(2026, 6, 25), id="World Cup"),
        pytest.param(date(2026, 6, 10), "10 working days", ENGLAND, date(2026, 6, 24), id="no World Cup"),
        pytest.param(date(2026, 6, 10), "10 working days", ANYWHERE, date(2026, 6, 25), id="as FOIA counts"),
        pytest.param(
            date(2023, 7, 11), "20 working days", ANYWHERE, date(2023, 8, 10), id="12 July, 7 August"
        ),
        pytest.param(date(2026, 6, 6), "1 working day", ENGLAND, date(2026, 6, 8), id="from a Saturday"),
        pytest.param(date(2026, 6, 5), "the next working day", ENGLAND, date(2026, 6, 8), id="from a Friday"),
        pytest.param(date(2026, 12, 24), "the next working day", ENGLAND, date(2026, 12, 29), id="Christmas"),
        pytest.param(date(2026, 6, 1), "5 days", ENGLAND, date(2026, 6, 8), id="Saturday moves to Monday"),
        pytest.param(date(2026, 6, 1), "4 days", ENGLAND, date(2026, 6, 5), id="Friday stays"),
        pytest.param(date(2026, 3, 20), "2 weeks", ENGLAND, date(2026, 4, 7), id="Good Friday to Tuesday"),
        pytest.param(date(2026, 3, 20), "2 weeks", SCOTLAND, date(2026, 4, 6), id="Good Friday to Monday"),
        pytest.param(date(2026, 1, 31), "1 month", ENGLAND, date(2026, 3, 2), id="28 February is a Saturday"),
        pytest.param(date(2027, 12, 31), "2 months", ENGLAND, date(2028, 2, 29), id="a leap year's last day"),
        pytest.param(
            date(2026, 5, 15), "6 months", ENGLAND, date(2026, 11, 16), id="15 November is a Sunday"
        ),
        pytest.param(
            date(2026, 6, 1), "10 clear days", ENGLAND, date(2026, 6, 12), id="both end days left out"
        ),
        pytest.param(
            date(2026, 6, 1), "5 clear days", ENGLAND, date(2026, 6, 8), id="Sunday moves to Monday"
        ),
        pytest.param(
            date(2027, 3, 26), "1 week", ENGLAND, date(2027, 4, 2), id="a start on a holiday counts on"
        ),
    ],
)
def test_each_unit_ends_where_it_should(start: date, length: str, council: Calendar, due: date) -> None:
    found = due_on(start, length_of(length), council)
    assert found is not None
    assert found.on == due


@pytest.mark.parametrize(
    ("length", "meeting_on", "due"),
    [
        pytest.param("5 clear days", date(2026, 6, 18), date(2026, 6, 12), id="Friday before a Thursday"),
        pytest.param(
            "5 clear days", date(2026, 6, 19), date(2026, 6, 12), id="Saturday moves back to Friday"
        ),
        pytest.param(
            "5 clear days", date(2026, 4, 12), date(2026, 4, 2), id="Easter Monday, back to Thursday"
        ),
        pytest.param("1 clear day", date(2026, 6, 18), date(2026, 6, 16), id="one clear day"),
    ],
)
def test_clear_days_before_a_meeting_are_whole_days_between(length: str, meeting_on: date, due: date) -> None:
    before = length_of(f"{length} before the meeting")
    found = due_on(date(2026, 3, 1), before, ENGLAND, meeting_on=meeting_on)
    assert found is not None
    assert found.on == due


def test_a_meeting_too_soon_puts_the_date_before_the_start() -> None:
    before = length_of("5 clear days before the meeting")
    found = due_on(date(2026, 6, 15), before, ENGLAND, meeting_on=date(2026, 6, 16), held=[date(2026, 6, 12)])
    assert found is not None
    assert found.on == date(2026, 6, 10)


@pytest.mark.parametrize("length", ["not stated", "5 clear days before the meeting"])
def test_nothing_is_due_where_no_time_or_no_meeting_is_known(length: str) -> None:
    assert due_on(date(2026, 6, 1), length_of(length), ENGLAND) is None
    assert ledger(date(2026, 6, 1), length_of(length), ENGLAND) == ()


def test_an_age_bar_does_not_move() -> None:
    found = due_on(date(2026, 5, 15), length_of("6 months"), ENGLAND, moves_to_working_day=False)
    assert found is not None
    assert found.on == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("length", "due"),
    [
        pytest.param("3 working days", date(2026, 6, 8), id="two working days held, a weekend between"),
        pytest.param("3 days", date(2026, 6, 8), id="put off to Saturday, moved to Monday"),
        pytest.param("1 week", date(2026, 6, 10), id="a week put off by two days"),
        pytest.param("1 month", date(2026, 7, 3), id="a month put off by two days"),
    ],
)
def test_days_held_or_paused_are_not_counted(length: str, due: date) -> None:
    found = due_on(
        date(2026, 6, 1), length_of(length), ENGLAND, held=[date(2026, 6, 2)], paused={date(2026, 6, 3)}
    )
    assert found is not None
    assert found.on == due


def test_a_date_never_ends_on_a_day_it_was_held() -> None:
    found = due_on(date(2026, 6, 1), length_of("5 days"), ENGLAND, held=[date(2026, 6, 8)])
    assert found is not None
    assert found.on == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("start", "length", "meeting_on"),
    [
        pytest.param(date(9999, 12, 30), "5 working days", None, id="working days"),
        pytest.param(date(9999, 12, 30), "5 days", None, id="days"),
        pytest.param(date(9999, 12, 1), "1 month", None, id="months"),
        pytest.param(
            date(2026, 6, 1), "5 clear days before the meeting", date(1, 1, 3), id="before the year 1"
        ),
    ],
)
def test_a_date_beyond_every_calendar_is_refused_in_words(
    start: date, length: str, meeting_on: date | None
) -> None:
    with pytest.raises(OutsideTheYears, match=r"^The date would fall outside the years 1 to 9999\.$"):
        due_on(start, length_of(length), ENGLAND, meeting_on=meeting_on)
