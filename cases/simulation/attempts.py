"""Which acts are tried in a made-up life, by which name, and how likely is each beside the others?"""

from __future__ import annotations

from collections.abc import Callable

from cases.acts.acknowledge import acknowledge
from cases.acts.add_note import add_note
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_question import ask_question
from cases.acts.close import close, reopen
from cases.acts.consult import consult
from cases.acts.decide_about_name import ask_for_name_to_be_withheld, decide_about_name
from cases.acts.make_arrangement import make_arrangement
from cases.acts.name_companion import name_companion, step_down
from cases.acts.pause import pause, resume, wait
from cases.acts.put_to_them import put_to_them, record_not_heard
from cases.acts.reassign import decide_route, reassign
from cases.acts.somebody_asked import somebody_asked
from cases.acts.take_decision_back import take_decision_back
from cases.acts.talk import begin_talks, end_talks
from cases.acts.withdraw import withdraw
from cases.simulation.drawn_acts import (
    WORDS,
    Try,
    draw_answer_about_holding,
    draw_answer_question,
    draw_ask_again,
    draw_conclude,
    draw_give_account,
    draw_give_view,
    draw_hand_outside,
    draw_hold,
    draw_hold_again,
    draw_lapse_view,
    draw_leave_oversight,
    draw_move_version,
    draw_no_answer_came,
    draw_pass_on,
    draw_report_back,
    draw_settle_duty,
    draw_stand_aside,
)
from cases.states import Body, NoteLabel

# By name: how likely it is beside the others, and how it is done.
TRIES: dict[str, tuple[float, Callable[[Try], object]]] = {
    "acknowledge": (6, lambda try_: try_(acknowledge, words=WORDS)),
    "ask_question": (2, lambda try_: try_(ask_question, words=WORDS)),
    "answer_question": (3, draw_answer_question),
    "add_note": (2, lambda try_: try_(add_note, label=NoteLabel.INTERNAL, words=WORDS)),
    "hold": (3, draw_hold),
    "pause": (1, lambda try_: try_(pause, reasons=WORDS)),
    "wait": (
        1,
        lambda try_: try_(wait, body=try_.random.choice(Body.values), reasons=WORDS, review_on=try_.soon),
    ),
    "resume": (5, lambda try_: try_(resume, words=WORDS)),
    "consult": (
        2,
        lambda try_: try_(consult, person=try_.somebody(), sees=WORDS, why=WORDS, answer_by=try_.soon),
    ),
    "give_view": (2, draw_give_view),
    "begin_talks": (1, lambda try_: try_(begin_talks, words=WORDS)),
    "end_talks": (3, lambda try_: try_(end_talks, words=WORDS)),
    "put_to_them": (
        4,
        lambda try_: try_(
            put_to_them, summary=WORDS, asked=WORDS, answer_by=try_.in_fair_time, may_accompany="A colleague."
        ),
    ),
    "give_account": (4, draw_give_account),
    "record_not_heard": (1, lambda try_: try_(record_not_heard, reasons=WORDS)),
    "answer_code_question": (
        5,
        lambda try_: try_(answer_code_question, is_allegation=try_.random.random() < 0.2, reasons=WORDS),
    ),
    "make_arrangement": (
        1,
        lambda try_: try_(make_arrangement, what=WORDS, agreed_by="Both.", review_on=try_.soon),
    ),
    "name_companion": (0.5, lambda try_: try_(name_companion, companion=try_.somebody())),
    "ask_for_name": (1, lambda try_: try_(ask_for_name_to_be_withheld, reasons=WORDS)),
    "decide_about_name": (
        3,
        lambda try_: try_(decide_about_name, granted=try_.random.random() < 0.5, reasons=WORDS),
    ),
    "reassign": (1, lambda try_: try_(reassign, to=try_.seat(), reasons=WORDS)),
    "decide_route": (6, lambda try_: try_(decide_route, to=try_.seat(), reasons=WORDS)),
    "stand_aside": (0.3, draw_stand_aside),
    "pass_on": (2, draw_pass_on),
    "conclude": (6, draw_conclude),
    "report_back": (8, draw_report_back),
    "take_decision_back": (1, lambda try_: try_(take_decision_back, reasons=WORDS)),
    "somebody_asked": (0.3, lambda try_: try_(somebody_asked, who="A newspaper", asked_on=try_.on)),
    "settle_duty": (8, draw_settle_duty),
    "close": (5, lambda try_: try_(close, reasons="")),
    "ask_again": (3, draw_ask_again),
    "hand_outside": (1, draw_hand_outside),
    "hold_again": (3, draw_hold_again),
    "answer_about_holding": (3, draw_answer_about_holding),
    "no_answer_came": (2, draw_no_answer_came),
    "lapse_view": (2, draw_lapse_view),
    "leave_oversight": (0.1, draw_leave_oversight),
    "move_version": (2, draw_move_version),
    "step_down": (1, lambda try_: try_(step_down)),
    "withdraw": (0.2, lambda try_: try_(withdraw, reasons="")),
    "reopen": (1, lambda try_: try_(reopen, reasons=WORDS)),
}
