"""Can a person follow a due date day by day?"""

from __future__ import annotations

from datetime import date

from rules.language.length import length_of
from rules.language.working_days import LedgerDay, calendar, ledger

ENGLAND = calendar("England and Wales")
SPRING = "Spring bank holiday (bank holiday in England and Wales)"
MOVED = "the date falls on a non-working day, so it moves to the next working day"


def shown(rows: tuple[LedgerDay, ...]) -> list[tuple[int, int | None, str]]:
    """Each row's day of the month, running count and reason."""
    return [(row.on.day, row.number, row.why) for row in rows]


def test_every_reason_not_to_count_a_working_day_is_named() -> None:
    council = calendar("England and Wales", {date(2026, 5, 26): "staff training"})
    rows = ledger(
        date(2026, 5, 21),
        length_of("3 working days"),
        council,
        held=[date(2026, 5, 27), date(2026, 5, 30)],
        paused=[date(2026, 5, 27), date(2026, 5, 28)],
    )
    assert shown(rows) == [
        (22, 1, "counted"),
        (23, None, "weekend"),
        (24, None, "weekend"),
        (25, None, SPRING),
        (26, None, "council closure: staff training"),
        (27, None, "held"),
        (28, None, "paused"),
        (29, 2, "counted"),
        (30, None, "weekend"),
        (31, None, "weekend"),
        (1, 3, "counted"),
    ]


def test_calendar_days_count_a_weekend_and_the_move_off_a_holiday_is_shown() -> None:
    rows = ledger(date(2026, 5, 21), length_of("4 days"), ENGLAND, held=[date(2026, 5, 26)])
    assert shown(rows) == [
        (22, 1, "counted"),
        (23, 2, "counted"),
        (24, 3, "counted"),
        (25, 4, "counted"),
        (26, None, "held"),
        (27, None, MOVED),
    ]
    assert [row.closed_because for row in rows] == [None, "weekend", "weekend", SPRING, None, None]


def test_an_age_bar_ends_where_it_ends() -> None:
    rows = ledger(date(2026, 5, 21), length_of("4 days"), ENGLAND, moves_to_working_day=False)
    assert shown(rows)[-1] == (25, 4, "counted")


def test_clear_days_leave_out_the_end_day() -> None:
    rows = ledger(date(2026, 6, 2), length_of("3 clear days"), ENGLAND)
    assert shown(rows) == [
        (3, 1, "counted"),
        (4, 2, "counted"),
        (5, 3, "counted"),
        (6, None, "the end day, which is not one of the clear days"),
        (7, None, "weekend"),
        (8, None, MOVED),
    ]


def test_clear_days_before_a_meeting_are_counted_back_from_it() -> None:
    rows = ledger(
        date(2026, 5, 1),
        length_of("2 clear days before the meeting"),
        ENGLAND,
        held=[date(2026, 6, 8)],
        meeting_on=date(2026, 6, 10),
    )
    assert shown(rows) == [
        (9, 1, "counted"),
        (8, 2, "counted"),
        (7, None, "the end day, which is not one of the clear days"),
        (6, None, "weekend"),
        (5, None, "the date falls on a non-working day, so it moves back to the working day before"),
    ]


def test_the_next_working_day_is_one_day_counted() -> None:
    rows = ledger(date(2026, 5, 22), length_of("the next working day"), ENGLAND)
    assert shown(rows) == [
        (23, None, "weekend"),
        (24, None, "weekend"),
        (25, None, SPRING),
        (26, 1, "counted"),
    ]
