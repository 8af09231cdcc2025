"""Are the years without published holidays forecast by the ordinary rules of law, and never empty?"""

from __future__ import annotations

from datetime import date

import pytest

from rules.language.bank_holiday_law import NATIONS, easter_sunday, ordinary_bank_holidays
from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL, bank_holidays
from tests.rules.working_days.published import published

ONE_OFF = {
    date(2012, 5, 28), date(2012, 6, 4), date(2012, 6, 5),
    date(2020, 5, 4), date(2020, 5, 8),
    date(2022, 5, 30), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19),
    date(2023, 5, 8),
    date(2026, 6, 15),
}  # fmt: skip


@pytest.mark.parametrize("nation", NATIONS)
def test_a_year_after_the_data_has_the_ordinary_holidays(nation: str) -> None:
    for year in range(DATED_UNTIL.year + 1, 2100):
        assert set(bank_holidays(nation, year)) == set(published(nation, year, year)), year


@pytest.mark.parametrize("nation", NATIONS)
def test_the_ordinary_rules_differ_from_what_was_published_only_on_one_off_days(nation: str) -> None:
    for year in range(DATED_FROM.year, DATED_UNTIL.year + 1):
        different = set(ordinary_bank_holidays(nation, year)) ^ set(bank_holidays(nation, year))
        assert different <= ONE_OFF


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("year", [1, 1066, 1999, 2011, 2029, 2500, 9999])
def test_no_year_at_all_is_without_holidays(nation: str, year: int) -> None:
    holidays = bank_holidays(nation, year)
    assert len(holidays) == {"England and Wales": 8, "Scotland": 9, "Northern Ireland": 10}[nation]
    assert {day.year for day in holidays} == {year}
    assert max(day.weekday() for day in holidays) < 5


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        pytest.param(1818, date(1818, 3, 22), id="the earliest there can be"),
        pytest.param(1943, date(1943, 4, 25), id="the latest there can be"),
        pytest.param(1954, date(1954, 4, 18), id="a full moon drawn back late in the cycle"),
        pytest.param(1981, date(1981, 4, 19), id="a full moon drawn back from 19 April"),
        pytest.param(2000, date(2000, 4, 23), id="a century that leaps"),
        pytest.param(2026, date(2026, 4, 5), id="2026"),
        pytest.param(2029, date(2029, 4, 1), id="the first forecast one"),
        pytest.param(2038, date(2038, 4, 25), id="2038, the latest again"),
    ],
)
def test_easter_falls_where_the_tables_of_the_church_put_it(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter
