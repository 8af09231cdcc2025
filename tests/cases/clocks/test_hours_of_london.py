"""Which day is it, and is the council at work, in the last hour of a day and when the clocks change?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cases.clocks import local_date
from cases.deadlines.settings import telling_of
from cases.deadlines.sweeping import sweep_deadlines
from cases.models import Clock
from people.models import Council, CouncilSetting
from tests.cases.clocks.sweeping import LONDON, stages_fired
from tests.cases.life.living import about_a_director
from tests.world import World

NEAR, DUE = date(2026, 6, 11), date(2026, 6, 15)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        pytest.param(datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30), id="23:59 in summer"),
        pytest.param(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1), id="0:30 in summer"),
        pytest.param(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2026, 12, 31), id="23:30 in winter"),
        pytest.param(
            datetime(2027, 3, 27, 23, 30, tzinfo=UTC), date(2027, 3, 27), id="last hour before summer"
        ),
        pytest.param(
            datetime(2027, 3, 28, 1, 30, tzinfo=UTC), date(2027, 3, 28), id="2:30 once it is summer"
        ),
        pytest.param(
            datetime(2027, 3, 28, 23, 30, tzinfo=UTC), date(2027, 3, 29), id="first summer midnight"
        ),
        pytest.param(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), id="1:30 the first time"),
        pytest.param(
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), id="1:30 the second time"
        ),
        pytest.param(
            datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25), id="23:30 of a long day"
        ),
    ],
)
def test_the_day_is_london_s(at: datetime, day: date) -> None:
    assert local_date(at) == day


@pytest.mark.parametrize(
    ("at", "is_at_work"),
    [
        (datetime(2027, 3, 26, 8, 59, tzinfo=UTC), False),  # Good Friday, in winter time
        (datetime(2027, 3, 25, 8, 59, tzinfo=UTC), False),  # the Thursday before: 8:59
        (datetime(2027, 3, 25, 9, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 30, 7, 59, tzinfo=UTC), False),  # the Tuesday after, in summer time: 8:59
        (datetime(2027, 3, 30, 8, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 30, 15, 59, tzinfo=UTC), True),  # 16:59
        (datetime(2027, 3, 30, 16, 0, tzinfo=UTC), False),  # 17:00
        (datetime(2026, 10, 23, 8, 0, tzinfo=UTC), True),  # the Friday before winter time: 9:00
        (datetime(2026, 10, 26, 8, 0, tzinfo=UTC), False),  # the Monday after: 8:00
        (datetime(2026, 10, 26, 9, 0, tzinfo=UTC), True),
    ],
)
def test_a_council_is_at_work_by_london_s_clock(wendlebury: World, at: datetime, is_at_work: bool) -> None:
    telling = telling_of(Council.objects.all(), local_date(at))[wendlebury.council.pk]
    assert telling.works_at(local_date(at), at.astimezone(LONDON).time()) is is_at_work


def test_a_council_that_works_by_night_is_told_in_the_hour_that_comes_twice_and_once_only(
    wendlebury: World,
) -> None:
    CouncilSetting.objects.create(
        council=wendlebury.council,
        name="working hours",
        value="0:00-23:59",
        source="Minute 3",
        from_on=date(2020, 1, 1),
    )
    case = about_a_director(wendlebury)
    on, first = date(2026, 10, 26), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    Clock.objects.filter(case=case, stopped_on=None).update(due_on=date(2026, 10, 28), fires_on=on)
    for hour in range(30):
        at = first + timedelta(hours=hour)
        sweep_deadlines(on=local_date(at), at=at)
    # 25 October is a Sunday, so nothing is told in either of its hours from 1 to 2; at 0:30 on the Monday it is.
    assert stages_fired() == [(0, date(2026, 10, 28), False)]


def test_the_last_hour_of_a_summer_day_belongs_to_the_day_after(wendlebury: World) -> None:
    CouncilSetting.objects.create(
        council=wendlebury.council,
        name="working hours",
        value="0:00-8:00",
        source="Minute 3",
        from_on=date(2020, 1, 1),
    )
    about_a_director(wendlebury)
    late_evening = datetime.combine(NEAR - timedelta(days=1), time(23, 30), UTC)
    sweep_deadlines(on=local_date(late_evening), at=late_evening)
    assert stages_fired() == [(0, DUE, False)]
