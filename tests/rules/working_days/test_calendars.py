"""Which days does a council work?"""

from __future__ import annotations

from datetime import date

import pytest

from rules.language.working_days import CALENDARS, NoSuchCalendar, calendar, working_day_after

EASTER_MONDAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("name", "day", "holiday"),
    [
        (
            "England and Wales",
            EASTER_MONDAY,
            "Easter Monday (bank holiday in England and Wales)",
        ),
        ("Scotland", EASTER_MONDAY, None),
        (
            "any part of the UK",
            EASTER_MONDAY,
            "Easter Monday (bank holiday in England, Wales and Northern Ireland)",
        ),
        ("any part of the UK", date(2026, 1, 2), "2nd January (bank holiday in Scotland)"),
        (
            "any part of the UK",
            date(2026, 12, 25),
            "Christmas Day (bank holiday in every part of the UK)",
        ),
        (
            "any part of the UK",
            date(2022, 1, 3),
            "New Year's Day (substitute day) (bank holiday in every part of the UK)",
        ),
        ("any part of the UK", date(2026, 7, 14), None),
    ],
)
def test_a_holiday_is_named_with_where_it_is_one(name: str, day: date, holiday: str | None) -> None:
    assert calendar(name).holiday_on(day) == holiday
    assert calendar(name).is_working_day(day) == (holiday is None)
    assert calendar(name).closed_because(day) == holiday


def test_a_day_with_two_names_carries_both() -> None:
    # 1 January 2034 is a Sunday: the Monday is Scotland's own 2nd January, and the substitute day elsewhere.
    assert calendar("any part of the UK").holiday_on(date(2034, 1, 2)) == (
        "New Year's Day (substitute day) (bank holiday in England, Wales and Northern Ireland), "
        "2nd January (bank holiday in Scotland)"
    )


def test_any_part_of_the_uk_works_only_where_all_of_it_does() -> None:
    days = [
        date.fromordinal(day) for day in range(date(2012, 1, 1).toordinal(), date(2033, 1, 1).toordinal())
    ]
    *nations, everywhere = map(calendar, CALENDARS)
    for day in days:
        assert everywhere.is_working_day(day) == all(nation.is_working_day(day) for nation in nations)


def test_a_council_closure_is_no_working_day_and_keeps_its_reason() -> None:
    council = calendar("England and Wales", {date(2026, 12, 29): "offices closed over Christmas"})
    assert council.closed_because(date(2026, 12, 29)) == "council closure: offices closed over Christmas"
    assert not council.is_working_day(date(2026, 12, 29))
    assert working_day_after(date(2026, 12, 24), 1, council) == date(2026, 12, 30)
    assert working_day_after(date(2026, 12, 24), 1, calendar("England and Wales")) == date(2026, 12, 29)


def test_a_closure_on_a_bank_holiday_or_a_weekend_changes_nothing() -> None:
    council = calendar("England and Wales", {EASTER_MONDAY: "closed", date(2026, 4, 4): "closed"})
    assert council.closed_because(EASTER_MONDAY) == "Easter Monday (bank holiday in England and Wales)"
    assert council.closed_because(date(2026, 4, 4)) == "weekend"


def test_a_calendar_is_made_once_and_is_not_changed_by_its_maker() -> None:
    closures = {date(2026, 12, 29): "closed"}
    council = calendar("Scotland", closures)
    closures.clear()
    assert list(council.closures) == [date(2026, 12, 29)]
    assert calendar("Scotland", {date(2026, 12, 29): "closed"}) is council
    assert calendar("Scotland") is calendar("Scotland")


def test_an_unknown_calendar_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(NoSuchCalendar) as refused:
        calendar("England")
    assert str(refused.value) == (
        'There is no calendar called "England". There are: "England and Wales", "Scotland", '
        '"Northern Ireland", "any part of the UK".'
    )


@pytest.mark.parametrize("n", [0, -1])
def test_working_days_are_counted_from_one(n: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        working_day_after(date(2026, 6, 1), n, calendar("Scotland"))
