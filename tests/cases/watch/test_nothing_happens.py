"""Is somebody told when a case is not opened, or nothing is done with it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from cases.acts.add_note import add_note
from cases.acts.open_case import open_case
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.models import Alarm, AlarmKind, Case, Notice
from cases.states import NoteLabel
from cases.watch.limits import ACT_WITHIN, OPENED_WITHIN, TELL_OF_SILENCE, UNLESS_SET
from people.establishment import leave
from people.models import CouncilClosure, CouncilSetting
from tests.cases.sending import ON, acknowledged
from tests.cases.watch.conftest import at, look, open_alarms
from tests.world import World

# Sent on Monday 1 June 2026: Thursday the 4th is the third working day, Monday the 15th the tenth.
THIRD, TENTH = date(2026, 6, 4), date(2026, 6, 15)
NOT_OPENED = "Whoever has this case has not opened it for 3 working days"
NO_ACT = "Nothing has been done with this case for 10 working days"


def test_three_working_days_may_pass_before_it_is_opened_and_no_more(case: Case) -> None:
    assert look(THIRD).opened == 0
    assert look(THIRD + timedelta(days=1)).opened == 1
    assert open_alarms() == [NOT_OPENED]
    alarm = Alarm.objects.get()
    assert (alarm.since_on, alarm.source) == (ON, UNLESS_SET)


def test_opening_it_closes_the_alarm(case: Case, wendlebury: World) -> None:
    look(THIRD + timedelta(days=1))
    open_case(case, by=wendlebury.chief_executive, at=at(THIRD + timedelta(days=1)))
    assert look(THIRD + timedelta(days=1)).closed == 1


def test_that_somebody_else_opened_it_does_not_count(case: Case, wendlebury: World) -> None:
    open_case(case, by=wendlebury.member, at=at(ON))
    look(THIRD + timedelta(days=1))
    assert open_alarms() == [NOT_OPENED]


def test_ten_working_days_without_an_act_and_reading_is_no_act(case: Case, wendlebury: World) -> None:
    open_case(case, by=wendlebury.chief_executive, at=at(TENTH))
    assert look(TENTH).opened == 0
    look(TENTH + timedelta(days=1))
    assert open_alarms() == [NO_ACT]


def test_an_act_starts_the_days_again_and_closes_the_alarm(case: Case, wendlebury: World) -> None:
    w = wendlebury
    acknowledged(case, w.chief_executive, on=THIRD, at=at(THIRD))
    ten_after = date(2026, 6, 18)
    assert look(ten_after).opened == 0
    look(ten_after + timedelta(days=1))
    assert open_alarms() == [NO_ACT]
    case.refresh_from_db()
    day = ten_after + timedelta(days=1)
    add_note(
        case.reference,
        by=w.chief_executive,
        label=NoteLabel.HANDLER,
        words="Rang Democratic Services.",
        version=case.version,
        at=at(day),
        on=day,
    )
    assert look(day).closed == 1


def test_bank_holidays_and_the_council_s_closures_are_no_working_days(case: Case, wendlebury: World) -> None:
    CouncilClosure.objects.create(council=wendlebury.council, on=THIRD, reason="a flood")
    assert look(THIRD + timedelta(days=1)).opened == 0
    assert look(THIRD + timedelta(days=2)).opened == 1


def test_whoever_has_it_next_has_the_days_afresh(case: Case, wendlebury: World) -> None:
    look(THIRD + timedelta(days=1))
    friday = THIRD + timedelta(days=1)
    stand_aside(case.reference, by=wendlebury.chief_executive, at=at(friday), on=friday)
    assert look(friday).closed == 1
    assert look(date(2026, 6, 10)).opened == 0
    assert look(date(2026, 6, 11)).opened == 1


def test_a_case_nobody_has_is_one_alarm_and_not_three(case: Case, wendlebury: World) -> None:
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    look(TENTH + timedelta(days=30))
    assert [alarm.kind for alarm in Alarm.objects.all()] == [AlarmKind.NO_LAWFUL_OWNER]


@pytest.fixture
def setting(wendlebury: World) -> Callable[[str, str], CouncilSetting]:
    """A setting of the council's own."""

    def settled(name: str, value: str) -> CouncilSetting:
        return CouncilSetting.objects.create(
            council=wendlebury.council,
            name=name,
            value=value,
            source="Council, 1 June 2026, minute 30",
            from_on=ON,
        )

    return settled


def test_a_council_sets_its_own_limits_and_their_source_is_kept(
    case: Case, setting: Callable[[str, str], CouncilSetting]
) -> None:
    setting(OPENED_WITHIN, "1")
    setting(ACT_WITHIN, "2")
    look(THIRD)
    alarms = {alarm.kind: alarm for alarm in Alarm.objects.all()}
    assert alarms[AlarmKind.NOT_OPENED].words.endswith("for 1 working day")
    assert alarms[AlarmKind.NO_ACT].words.endswith("for 2 working days")
    assert {alarm.source for alarm in alarms.values()} == {"Council, 1 June 2026, minute 30"}


def test_a_setting_that_is_no_number_leaves_the_service_s_own_limit(
    case: Case, setting: Callable[[str, str], CouncilSetting]
) -> None:
    setting(OPENED_WITHIN, "soon")
    assert look(THIRD).opened == 0
    look(THIRD + timedelta(days=1))
    assert Alarm.objects.get().source == UNLESS_SET


def test_whom_the_council_named_is_told_where_they_may_know_of_it(
    case: Case, wendlebury: World, setting: Callable[[str, str], CouncilSetting]
) -> None:
    setting(TELL_OF_SILENCE, "Chief Executive")
    look(THIRD + timedelta(days=1))
    assert Alarm.objects.get().told == index_of(wendlebury.chief_executive)


def test_whom_the_council_named_is_not_told_of_a_case_that_does_not_exist_for_them(
    case: Case, wendlebury: World, setting: Callable[[str, str], CouncilSetting]
) -> None:
    w = wendlebury
    setting(TELL_OF_SILENCE, "Director")
    look(THIRD + timedelta(days=1))
    assert Alarm.objects.get().told == index_of(w.monitoring_officer)
    for director in (w.director_of_place, w.director_of_people):
        assert not Notice.objects.filter(person=index_of(director)).exists()
