"""Is everybody told once, at the right time, that a date nears or has passed?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.acts.hold import hold
from cases.acts.pause import pause, resume, wait
from cases.blind_index import index_of
from cases.models import Case, Event, Firing
from cases.sentences import sentence_of
from cases.states import Body, EventKind
from tests.cases.clocks.sweeping import stages_fired, swept, told_of_dates, were_told
from tests.cases.life.living import about_a_director, done
from tests.cases.sending import ON
from tests.world import World

# Acknowledged on Monday 1 June 2026; the answer is due on the tenth working day after, Monday the 15th.
NEAR, DUE, FIRST_LATE = date(2026, 6, 11), date(2026, 6, 15), date(2026, 6, 16)
FIFTH_LATE, TENTH_LATE = date(2026, 6, 22), date(2026, 6, 29)
EVERY_STAGE = [(0, DUE, False), (1, DUE, False), (2, DUE, False), (3, DUE, False)]


@pytest.fixture
def case(wendlebury: World) -> Case:
    return about_a_director(wendlebury)


def _every_working_day(first: date, last: date) -> None:
    while first <= last:
        swept(first)
        first += timedelta(days=1)


def test_whoever_deals_with_it_is_told_two_working_days_before(case: Case, wendlebury: World) -> None:
    w = wendlebury
    swept(NEAR - timedelta(days=1))
    assert stages_fired() == []
    assert swept(NEAR).near == 1
    assert told_of_dates(w.chief_executive) == [("date_near", 2, False)]
    assert were_told() == {index_of(w.chief_executive)}


def test_once_it_has_passed_the_monitoring_officer_is_told_too_and_the_record_says_so(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    swept(NEAR)
    swept(DUE)
    assert not case.events.filter(kind=EventKind.DATE_PASSED).exists()
    assert swept(FIRST_LATE).passed == 1
    assert told_of_dates(w.monitoring_officer) == [("date_passed", None, False)]
    assert told_of_dates(w.chief_executive)[1:] == [("date_passed", None, False)]
    event = Event.objects.get(kind=EventKind.DATE_PASSED)
    assert (
        sentence_of(event) == "The answer was due on 15 June 2026 (set by the council, not by the protocol)."
    )
    assert (event.by, case.version) == ("", Case.objects.get().version)


def test_it_is_told_again_after_five_and_ten_working_days_and_then_no_more(
    case: Case, wendlebury: World
) -> None:
    _every_working_day(ON, TENTH_LATE + timedelta(days=40))
    assert stages_fired() == EVERY_STAGE
    assert list(Firing.objects.values_list("fired_at__date", flat=True)) == [
        NEAR,
        FIRST_LATE,
        FIFTH_LATE,
        TENTH_LATE,
    ]
    assert Event.objects.filter(kind=EventKind.DATE_PASSED).count() == 1
    assert len(told_of_dates(wendlebury.monitoring_officer)) == 3


def test_a_second_look_fires_nothing_again(case: Case) -> None:
    swept(FIRST_LATE, "9:30")
    assert swept(FIRST_LATE, "9:40").notices == 0
    case.clocks.update(fires_on=NEAR)
    assert swept(FIRST_LATE, "9:50").notices == 0
    assert len(stages_fired()) == 2


def test_after_the_service_stood_still_what_was_missed_is_fired_once_in_order_and_marked_late(
    case: Case, wendlebury: World
) -> None:
    after = TENTH_LATE + timedelta(days=1)
    looked = swept(after)
    assert stages_fired() == [(stage, DUE, True) for stage in range(4)]
    assert (looked.near, looked.passed, looked.late) == (1, 3, 4)
    assert told_of_dates(wendlebury.monitoring_officer) == [("date_passed", None, True)] * 3
    assert sentence_of(Event.objects.get(kind=EventKind.DATE_PASSED)) == (
        "The answer was due on 15 June 2026, noticed late because this service was not running "
        "(set by the council, not by the protocol)."
    )


def test_what_fires_after_it_stood_still_is_what_would_have_fired(case: Case) -> None:
    for days in range(0, 40, 7):
        swept(NEAR + timedelta(days=days))
    assert [(stage, due) for stage, due, _ in stages_fired()] == [
        (stage, due) for stage, due, _ in EVERY_STAGE
    ]


def test_nothing_is_told_outside_working_hours_or_on_a_day_nobody_works(case: Case) -> None:
    assert swept(NEAR, "8:59").near == 0
    assert swept(NEAR, "17:00").near == 0
    assert swept(date(2026, 6, 13)).near == 0
    assert swept(NEAR, "16:59").near == 1


def test_what_came_after_hours_is_told_the_next_morning_and_counts_as_late(case: Case) -> None:
    swept(NEAR, "17:01")
    swept(NEAR + timedelta(days=1))
    assert stages_fired() == [(0, DUE, True)]


def test_a_date_that_is_put_off_is_another_date(case: Case, wendlebury: World) -> None:
    until = date(2026, 6, 22)
    swept(NEAR)
    done(hold, case, by=wendlebury.chief_executive, reasons="She is away.", until=until, on=NEAR)
    swept(FIRST_LATE)
    assert stages_fired() == [(0, DUE, False)]
    swept(date(2026, 6, 18))
    swept(date(2026, 6, 23))
    assert stages_fired()[1:] == [(0, until, False), (1, until, False)]


def test_a_case_that_waits_is_told_of_by_nobody_whatever_it_waits_for(case: Case, wendlebury: World) -> None:
    chief = wendlebury.chief_executive
    done(wait, case, by=chief, body=Body.POLICE, reasons="They asked us to.", review_on=TENTH_LATE, on=NEAR)
    _every_working_day(NEAR, TENTH_LATE + timedelta(days=30))
    assert stages_fired() == []


def test_days_that_were_paused_put_the_telling_off(case: Case, wendlebury: World) -> None:
    chief = wendlebury.chief_executive
    done(pause, case, by=chief, reasons="She is ill.", on=date(2026, 6, 8))
    swept(NEAR)
    done(resume, case, by=chief, words="She is back.", on=NEAR)
    _every_working_day(NEAR, date(2026, 6, 16))
    assert stages_fired() == [(0, date(2026, 6, 18), False)]


def test_paused_and_taken_up_on_one_day_is_the_same_date_and_is_not_told_again(
    case: Case, wendlebury: World
) -> None:
    swept(NEAR)
    done(pause, case, by=wendlebury.chief_executive, reasons="She is ill.", on=NEAR)
    done(resume, case, by=wendlebury.chief_executive, words="She is back.", on=NEAR)
    swept(DUE)
    assert stages_fired() == [(0, DUE, False)]
