"""What becomes of a date when the answer is put off, and when counting is paused?"""

from datetime import date, timedelta

import pytest

from cases.acts.hold import agree_to_holding, ask_for_holding, hold
from cases.acts.pause import pause, resume, wait
from cases.refusals import Refused
from cases.states import Body, State
from tests.cases.life.living import about_a_director, at_noon, done
from tests.cases.sending import ON
from tests.world import World

DUE = date(2026, 6, 15)
LATEST = date(2026, 6, 29)


def test_without_reasons_nothing_moves(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused, match="without a reason nothing is done"):
        done(hold, case, by=wendlebury.chief_executive, reasons=" ", until=LATEST)
    assert case.clocks.get(what="reply within").due_on == DUE


def test_every_response_together_stays_within_the_limit_of_the_rule(wendlebury: World) -> None:
    case, chief = about_a_director(wendlebury), wendlebury.chief_executive
    done(hold, case, by=chief, reasons="She is away.", until=date(2026, 6, 22))
    assert case.clocks.get(what="reply within").due_on == date(2026, 6, 22)
    with pytest.raises(Refused, match="29 June 2026 at the latest"):
        done(ask_for_holding, case, by=chief, reasons="Still away.", until=date(2026, 6, 30))
    done(ask_for_holding, case, by=chief, reasons="Still away.", until=LATEST)
    asked = case.holdings_asked.get().key
    after = agree_to_holding(asked, by=wendlebury.monitoring_officer, at=at_noon(ON), on=ON)
    assert (after.state, case.clocks.get(what="reply within").due_on) == (State.HELD, LATEST)


def test_days_that_are_paused_are_not_counted(wendlebury: World) -> None:
    case, chief = about_a_director(wendlebury), wendlebury.chief_executive
    done(pause, case, by=chief, reasons="She is ill.", on=ON + timedelta(days=1))
    assert case.clocks.get(what="reply within").due_on is None
    after = done(resume, case, by=chief, words="She is back.", on=ON + timedelta(days=3))
    assert (after.state, case.clocks.get(what="reply within").due_on) == (
        State.WITH_HANDLER,
        date(2026, 6, 17),
    )


def test_a_case_that_waits_for_another_body_reads_only_waiting(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    after = done(
        wait,
        case,
        by=wendlebury.chief_executive,
        body=Body.POLICE,
        reasons="They asked us to.",
        review_on=LATEST,
    )
    assert str(State(after.state).label) == str(State.HELD.label) == "Waiting"
