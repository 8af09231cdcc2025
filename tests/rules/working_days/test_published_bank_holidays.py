"""Is the dated data what was published? Every nation, every year, and the days nobody could have computed."""

from __future__ import annotations

from datetime import date

import pytest

from rules.language.bank_holiday_law import NATIONS
from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL, bank_holidays
from tests.rules.working_days.published import published
from tests.rules.working_days.regenerate import FILE, drawn_up

EVERY_NATION = tuple(NATIONS)
YEARS = range(DATED_FROM.year, DATED_UNTIL.year + 1)


def test_the_data_runs_from_2012_to_2028_in_whole_years() -> None:
    assert (date(2012, 1, 1), date(2028, 12, 31)) == (DATED_FROM, DATED_UNTIL)


@pytest.mark.parametrize("nation", NATIONS)
def test_the_shipped_days_are_the_published_ones(nation: str) -> None:
    shipped = {day: name for year in YEARS for day, name in bank_holidays(nation, year).items()}
    assert shipped == published(nation, DATED_FROM.year, DATED_UNTIL.year), (
        "The bank holidays have changed. Run: python -m tests.rules.working_days.regenerate"
    )


def test_the_script_draws_up_the_shipped_file() -> None:
    without_version = [line for line in drawn_up().splitlines() if "drawn up from" not in line]
    shipped = [line for line in FILE.read_text(encoding="utf-8").splitlines() if "drawn up from" not in line]
    assert shipped == without_version


@pytest.mark.parametrize("nation", NATIONS)
def test_no_year_is_without_holidays_and_none_is_at_a_weekend(nation: str) -> None:
    for year in YEARS:
        days = bank_holidays(nation, year)
        assert len(days) >= 8, year
        assert [day for day in days if day.weekday() >= 5 or day.year != year] == []
        assert list(days) == sorted(days)


@pytest.mark.parametrize(
    ("day", "nations", "part_of_the_name"),
    [
        pytest.param(date(2012, 6, 5), EVERY_NATION, "Diamond Jubilee", id="Diamond Jubilee"),
        pytest.param(date(2020, 5, 8), EVERY_NATION, "VE day", id="VE Day, to which the May holiday moved"),
        pytest.param(date(2022, 6, 2), EVERY_NATION, "Spring", id="spring holiday moved for the Jubilee"),
        pytest.param(date(2022, 6, 3), EVERY_NATION, "Platinum Jubilee", id="Platinum Jubilee"),
        pytest.param(date(2022, 9, 19), EVERY_NATION, "State Funeral", id="State Funeral"),
        pytest.param(date(2023, 5, 8), EVERY_NATION, "coronation", id="coronation"),
        pytest.param(date(2026, 6, 15), ("Scotland",), "World Cup", id="World Cup, proclaimed February 2026"),
        pytest.param(date(2026, 12, 28), EVERY_NATION, "Boxing Day (substitute day)", id="Boxing Day 2026"),
        pytest.param(date(2027, 12, 27), EVERY_NATION, "Christmas Day (substitute day)", id="Christmas 2027"),
        pytest.param(date(2027, 12, 28), EVERY_NATION, "Boxing Day (substitute day)", id="Boxing Day 2027"),
        pytest.param(date(2022, 1, 4), ("Scotland",), "2nd January (substitute day)", id="2nd January 2022"),
        pytest.param(date(2023, 8, 7), ("Scotland",), "Summer", id="the day a regulator overlooked"),
        pytest.param(
            date(2021, 7, 12), ("Northern Ireland",), "Battle of the Boyne", id="Battle of the Boyne 2021"
        ),
        pytest.param(
            date(2026, 4, 6), ("England and Wales", "Northern Ireland"), "Easter Monday", id="Easter Monday"
        ),
        pytest.param(date(2020, 5, 4), (), "", id="the May holiday's old date in 2020"),
        pytest.param(date(2022, 5, 30), (), "", id="the spring holiday's old date in 2022"),
    ],
)
def test_a_day_is_a_holiday_just_where_it_was_one(
    day: date, nations: tuple[str, ...], part_of_the_name: str
) -> None:
    holding = tuple(nation for nation in NATIONS if day in bank_holidays(nation, day.year))
    assert holding == nations
    assert all(part_of_the_name in bank_holidays(nation, day.year)[day] for nation in nations)
