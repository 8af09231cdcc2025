"""Do the dates of open cases follow closures and bank holidays that are added, and is it recorded?"""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from cases.acts.pause import pause
from cases.acts.recompute_dates import recompute_dates
from cases.deadlines.settings import BEFORE
from cases.management.commands.recompute_dates import warnings
from cases.models import Case, Event
from cases.states import EventKind
from people.models import CouncilClosure, CouncilSetting
from rules.language import bank_holidays, calendars
from rules.language.bank_holidays import DATED_UNTIL, VERSION
from tests.cases.clocks.sweeping import stages_fired, swept
from tests.cases.life.living import about_a_director, done, told
from tests.cases.sending import AT
from tests.world import World

NEW_HOLIDAY = date(2026, 6, 12)


@pytest.fixture
def case(wendlebury: World) -> Case:
    return about_a_director(wendlebury)


@pytest.fixture
def proclaimed(case: Case, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bank holiday comes into the data after the case's dates were worked out, as with a new release."""
    before = bank_holidays.bank_holidays

    def with_another(nation: str, year: int) -> dict[date, str]:
        added = {NEW_HOLIDAY: "A day of thanks"} if year == NEW_HOLIDAY.year else {}
        return {**before(nation, year), **added}

    caches = (calendars._holidays, calendars._working_days_of, calendars._calendar)
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setattr(calendars, "bank_holidays", with_another)
    case.clocks.update(holidays="2027-of-an-earlier-release")
    yield
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def test_a_closure_moves_what_is_due_after_it_and_says_so(case: Case, wendlebury: World) -> None:
    w = wendlebury
    CouncilClosure.objects.create(council=w.council, on=date(2026, 6, 3), reason="the office moves")

    assert recompute_dates(w.council, by=w.monitoring_officer, at=AT) == [case.reference]

    assert case.clocks.get(what="reply within").due_on == date(2026, 6, 16)
    assert told(case) == (
        "The dates were worked out again: reply within from 15 June 2026 to 16 June 2026 "
        "(the days on which the council is closed)."
    )
    assert recompute_dates(w.council, by=w.monitoring_officer, at=AT) == []
    assert case.events.filter(kind=EventKind.DATES_RECOMPUTED).count() == 1


@pytest.mark.usefixtures("proclaimed")
def test_a_bank_holiday_of_a_new_release_moves_the_date_and_says_so_once(
    case: Case, wendlebury: World
) -> None:
    assert recompute_dates(wendlebury.council, at=AT) == [case.reference]
    clock = case.clocks.get(what="reply within")
    assert (clock.due_on, clock.holidays) == (date(2026, 6, 16), VERSION)
    assert told(case) == (
        "The dates were worked out again: reply within from 15 June 2026 to 16 June 2026 "
        f"(the bank holidays as published up to {DATED_UNTIL:%-d %B %Y})."
    )
    assert Event.objects.get(kind=EventKind.DATES_RECOMPUTED).by == ""
    assert recompute_dates(wendlebury.council, at=AT) == []


@pytest.mark.usefixtures("proclaimed")
def test_a_date_that_moved_is_told_of_on_its_new_days(case: Case, wendlebury: World) -> None:
    recompute_dates(wendlebury.council, at=AT)
    swept(date(2026, 6, 10))
    assert stages_fired() == []
    swept(date(2026, 6, 11))
    assert stages_fired() == [(0, date(2026, 6, 16), False)]


def test_other_data_that_moves_nothing_is_noted_and_not_recorded(case: Case, wendlebury: World) -> None:
    case.clocks.update(holidays="2027-of-an-earlier-release")
    version = Case.objects.get().version
    assert recompute_dates(wendlebury.council, at=AT) == []
    assert set(case.clocks.filter(stopped_on=None).values_list("holidays", flat=True)) == {VERSION}
    assert Case.objects.get().version == version


def test_a_paused_clock_has_no_date_that_could_move(case: Case, wendlebury: World) -> None:
    done(pause, case, by=wendlebury.chief_executive, reasons="She is ill.")
    CouncilClosure.objects.create(council=wendlebury.council, on=date(2026, 6, 3), reason="the office moves")
    assert recompute_dates(wendlebury.council, at=AT) == []


def test_a_council_that_came_to_want_to_be_told_earlier_is(case: Case, wendlebury: World) -> None:
    CouncilSetting.objects.create(
        council=wendlebury.council,
        name=BEFORE,
        value="4",
        source="Council, 5 June 2026, minute 31",
        from_on=date(2026, 6, 5),
    )
    assert recompute_dates(wendlebury.council, at=AT) == []
    assert case.clocks.get(what="reply within").fires_on == date(2026, 6, 11)
    recompute_dates(wendlebury.council, at=AT + timedelta(days=4))
    assert case.clocks.get(what="reply within").fires_on == date(2026, 6, 9)
    swept(date(2026, 6, 9))
    assert stages_fired() == [(0, date(2026, 6, 15), False)]


def test_the_commands_say_what_they_did_and_name_no_case(case: Case) -> None:
    for command in ("recompute_dates", "sweep_deadlines"):
        out = StringIO()
        call_command(command, stdout=out)
        assert case.reference not in out.getvalue()
        assert out.getvalue().startswith(("Cases whose dates moved: 0.", "Dates that near: "))


def test_holidays_that_run_out_are_said_half_a_year_ahead() -> None:
    assert warnings(DATED_UNTIL - timedelta(days=181), 0) == ()
    (said,) = warnings(DATED_UNTIL - timedelta(days=180), 0)
    assert said.startswith(f"Bank holidays are known up to {DATED_UNTIL:%-d %B %Y} only.")
    assert warnings(date(2026, 6, 1), 3) == (
        "Dates that may still move because no bank holidays are known so far ahead: 3.",
    )
