"""Somebody loses the seat or leaves: who raised it still reads the answer and may ask again."""

from datetime import timedelta
from typing import Any

from cases.access import known_to, own_cases, visible_to, work_of
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_again import ask_again
from cases.acts.conclude import conclude
from cases.acts.report_back import report_back
from cases.states import State
from people.establishment import leave
from tests.cases.life.living import about_a_councillor, about_a_director, done
from tests.cases.sending import ON
from tests.world import World

GONE = ON + timedelta(days=2)
EXPLAINED: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}


def test_a_member_who_lost_the_seat_reads_the_answer_and_asks_for_another_look(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    leave(w.member, w.council, ON)
    assert own_cases(w.member, on=GONE).get() == case
    done(conclude, case, by=w.chief_executive, on=GONE, **EXPLAINED)
    done(report_back, case, by=w.chief_executive, words="He explained it.", on=GONE, nothing_against=True)
    done(ask_again, case, by=w.member, choice=0, words="It was not like that.", on=GONE)
    assert work_of(w.director_of_people, on=GONE).get() == case
    assert visible_to(w.member, on=GONE).get() == case


def test_a_councillor_who_is_gone_is_the_reason_and_nothing_is_found_against_them(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    leave(w.member, w.council, ON)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.", on=GONE)
    gone = {**EXPLAINED, "reason": "no_longer_in_office", "words": "He is no longer a Member."}
    assert done(conclude, case, by=w.line_manager, on=GONE, **gone).state == State.CONCLUDED
    assert not known_to(w.member, on=GONE).exists()
