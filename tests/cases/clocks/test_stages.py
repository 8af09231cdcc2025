"""Are the days on which people are told of a date so many working days before and after it, counted by hand?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.deadlines.stages import NEAR, Spacing, Stage, Told, in_time_until, stages
from rules.language.working_days import calendar
from tests.rules.clocks.by_hand import works
from tests.rules.working_days.strategies import CALENDAR_NAMES

ONE_DAY = timedelta(days=1)
DATES = st.dates(date(2018, 1, 1), date(2030, 12, 31))
MINUTE = "Minute 30"


def _spacing(before: int, after: list[int]) -> Spacing:
    return Spacing(Told(before, MINUTE), tuple(Told(days, MINUTE) for days in after))


def _working_days(name: str, after: date, until: date) -> int:
    """How many working days come after one day, up to another and with it."""
    count = 0
    while after < until:
        after += ONE_DAY
        count += works(name, {}, after)
    return count


@given(
    due_on=DATES,
    known_for=st.integers(-10, 60),
    before=st.integers(1, 20),
    after=st.lists(st.integers(1, 30), max_size=4, unique=True).map(sorted),
    name=CALENDAR_NAMES,
)
def test_each_stage_is_on_a_working_day_so_many_days_from_the_date(
    due_on: date, known_for: int, before: int, after: list[int], name: str
) -> None:
    dated_on = due_on - timedelta(days=known_for)
    found = stages(due_on, dated_on, _spacing(before, after), calendar(name))
    near, passed = (
        [each for each in found if each.number == NEAR],
        [each for each in found if each.has_passed],
    )
    assert all(works(name, {}, stage.on) for stage in found)
    assert [stage.on for stage in found] == sorted(stage.on for stage in found)
    assert [_working_days(name, due_on, stage.on) for stage in passed] == after
    for stage in near:
        left = _working_days(name, stage.on, due_on)
        assert dated_on < stage.on <= due_on
        assert stage.working_days == left
        # Fewer are left only where the date was not known so many days before.
        assert left == before or (left < before and _working_days(name, dated_on, stage.on) == 1)
    if not near:
        assert _working_days(name, dated_on, due_on) == 0
        assert dated_on >= due_on or not works(name, {}, due_on)


@pytest.mark.parametrize(
    ("stage_on", "dated_on", "last"),
    [
        pytest.param(date(2026, 6, 11), date(2026, 6, 1), date(2026, 6, 11), id="its own day"),
        pytest.param(date(2026, 6, 11), date(2026, 6, 11), date(2026, 6, 12), id="worked out that day"),
        pytest.param(
            date(2026, 6, 1), date(2026, 6, 12), date(2026, 6, 15), id="worked out on a Friday, long after"
        ),
        pytest.param(date(2026, 6, 13), date(2026, 6, 1), date(2026, 6, 15), id="a day nobody works"),
    ],
)
def test_telling_is_in_time_until_its_day_or_the_working_day_after_the_date_was_known(
    stage_on: date, dated_on: date, last: date
) -> None:
    assert in_time_until(Stage(1, stage_on, 1, MINUTE), dated_on, calendar("England and Wales")) == last
