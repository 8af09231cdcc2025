"""The police go first: both sides read only Waiting, as for a holding response."""

from datetime import timedelta

import pytest

from cases.acts.hold import hold
from cases.acts.pause import pause, resume, wait
from cases.models import Alarm, Case
from cases.states import TOLD_TO_COMPLAINANT, Body, EventKind, State, word_for
from cases.watch.looking import watch_cases
from tests.cases.life.living import about_a_director, at_noon, done
from tests.cases.sending import ON
from tests.world import World

LATER = ON + timedelta(days=30)


def _waits(case: Case, w: World, body: str) -> Case:
    return done(wait, case, by=w.chief_executive, body=body, reasons="As agreed.", review_on=LATER)


@pytest.mark.parametrize("body", Body.values)
def test_the_word_is_the_same_whoever_goes_first(wendlebury: World, body: str) -> None:
    w = wendlebury
    case = _waits(about_a_director(w), w, body)
    assert word_for(case.state, acknowledged=True, handler="Judith Amadi") == "Waiting"
    assert word_for(State.HELD, acknowledged=True, handler="Judith Amadi") == "Waiting"
    assert EventKind.WAITED not in TOLD_TO_COMPLAINANT
    assert EventKind.PAUSED not in TOLD_TO_COMPLAINANT


def test_no_clock_runs_meanwhile_and_it_runs_on_afterwards(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    due = case.clocks.get(what="reply within").due_on
    _waits(case, w, Body.POLICE)
    assert case.clocks.get(what="reply within").due_on is None
    done(resume, case, by=w.chief_executive, words="The police are done.", on=LATER)
    later = case.clocks.get(what="reply within").due_on
    assert later is not None
    assert due is not None
    assert later > LATER


def test_an_alarm_for_silence_is_the_same_for_all_who_wait(wendlebury: World) -> None:
    w = wendlebury
    kinds = []
    for put_off in ("police", "paused", "held"):
        case = about_a_director(w)
        if put_off == "police":
            _waits(case, w, Body.POLICE)
        elif put_off == "paused":
            done(pause, case, by=w.chief_executive, reasons="So.")
        else:
            done(hold, case, by=w.chief_executive, reasons="So.", until=ON + timedelta(days=21))
        watch_cases(on=LATER, at=at_noon(LATER))
        kinds.append({alarm.kind for alarm in Alarm.objects.filter(case=case)})
    assert kinds[0] == kinds[1] == kinds[2] == {"no_act"}
