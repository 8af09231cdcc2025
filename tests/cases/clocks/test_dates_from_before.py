"""Are people told of the dates of clocks that ran before anybody was told of dates?"""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.apps import apps

from tests.cases.clocks.sweeping import stages_fired, swept
from tests.cases.life.living import about_a_director
from tests.world import World

NEAR, DUE = date(2026, 6, 11), date(2026, 6, 15)


def test_the_migration_lets_the_first_look_plan_them(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    case.clocks.update(fires_on=None, dated_on=None)
    import_module("cases.migrations.0009_deadlines").tell_of_dates_that_stand(apps, None)
    assert case.clocks.filter(fires_on__isnull=False).count() == 1
    swept(date(2026, 6, 2))
    assert stages_fired() == []
    assert case.clocks.get(what="reply within").fires_on == NEAR
    swept(NEAR)
    assert stages_fired() == [(0, DUE, False)]
