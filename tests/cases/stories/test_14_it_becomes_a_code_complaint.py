"""A concern becomes a Code complaint: the protocol stops there, and nobody has found anything."""

import pytest

from cases.access import known_to, work_of
from cases.acts.answer_code_question import CODE_STAGE, answer_code_question
from cases.acts.conclude import conclude
from cases.acts.open_case import read_for_code_question
from cases.acts.withdraw import withdraw
from cases.refusals import Refused
from cases.states import EventKind, State
from tests.cases.life.living import about_a_councillor, at_noon, done, ready
from tests.cases.sending import ON
from tests.world import World


def test_the_manager_stops_and_the_monitoring_officer_has_it_with_every_reading_recorded(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    read_for_code_question(case.reference, by=w.monitoring_officer, at=at_noon(ON))
    assert case.events.filter(kind=EventKind.OPENED).latest("number").detail["for_code_question"]
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It says so.")
    assert case.steps.latest("number").name == CODE_STAGE
    assert work_of(w.monitoring_officer, on=ON).get() == case
    assert not known_to(w.line_manager, on=ON).exists()
    ready(case, w.monitoring_officer)
    for outcome in ("settled", "support_given", "not_taken_further"):
        with pytest.raises(Refused, match="Choose one of the outcomes"):
            done(conclude, case, by=w.monitoring_officer, outcome=outcome, reason="explained", words="So.")


def test_taking_it_back_does_not_end_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It says so.")
    assert done(withdraw, case, by=w.officer, reasons="I am tired.").state == State.WITH_HANDLER
