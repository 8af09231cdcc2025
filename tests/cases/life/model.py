"""A second, short account of how a case may move, written apart from the product and held against it."""

from __future__ import annotations

from cases.states import State

WORKED_ON = {State.WITH_HANDLER, State.INFORMAL, State.HELD}
OPEN = {*WORKED_ON, State.TRIAGE, State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED}
OVER = {State.REPORTED_BACK, State.WITHDRAWN, State.CLOSED}
ANY = {*OPEN, *OVER}
IN_HAND = {State.WITH_HANDLER, State.TRIAGE}

# act: (where a case may stand before it, where it may stand after it; None for where it stood)
MOVES: dict[str, tuple[set[State], set[State] | None]] = {
    "acknowledge": ({*WORKED_ON, State.TRIAGE}, None),
    "ask_question": (OPEN, None),
    "answer_question": (OPEN, None),
    "add_note": (ANY, None),
    "consult": (OPEN, None),
    "give_view": (OPEN, None),
    "make_arrangement": (OPEN, None),
    "somebody_asked": (ANY, None),
    "name_companion": (ANY, None),
    "ask_for_name": (OPEN, None),
    "decide_about_name": (OPEN, None),
    "put_to_them": ({*WORKED_ON, State.TRIAGE}, None),
    "give_account": (OPEN, None),
    "record_not_heard": (OPEN, None),
    "settle_duty": (ANY, None),
    "hold": (WORKED_ON, {State.HELD}),
    "pause": (WORKED_ON, {State.HELD}),
    "wait": (WORKED_ON, {State.WAITING_FOR_ANOTHER_BODY}),
    "resume": ({State.HELD, State.INFORMAL, State.WAITING_FOR_ANOTHER_BODY}, {State.WITH_HANDLER}),
    "begin_talks": ({State.WITH_HANDLER}, {State.INFORMAL}),
    "end_talks": ({State.INFORMAL}, {State.WITH_HANDLER}),
    "answer_code_question": (ANY, None),
    "reassign": (OPEN, None),
    "decide_route": (OPEN, None),
    "stand_aside": (ANY, ANY),
    "pass_on": ({*WORKED_ON, State.TRIAGE}, IN_HAND),
    "conclude": (WORKED_ON, {State.CONCLUDED}),
    "report_back": ({State.CONCLUDED}, {State.REPORTED_BACK}),
    "take_decision_back": ({State.CONCLUDED}, {State.WITH_HANDLER}),
    "close": ({State.CONCLUDED, State.REPORTED_BACK, State.WITHDRAWN}, {State.CLOSED}),
    "ask_again": (OVER, IN_HAND),
    "hand_outside": (WORKED_ON, {State.WAITING_FOR_ANOTHER_BODY}),
    "hold_again": (WORKED_ON, None),
    "answer_about_holding": (WORKED_ON, {*WORKED_ON}),
    "no_answer_came": (OPEN, None),
    "lapse_view": (OPEN, None),
    "leave_oversight": (ANY, None),
    "step_down": (ANY, None),
    "withdraw": (OPEN, None),
    "reopen": (OVER, IN_HAND),
}


def may_stand(act: str, before: State, after: State) -> bool:
    """Whether an act that was done may have led from one state to the other."""
    sources, targets = MOVES[act]
    if act == "stand_aside" and before in OVER:
        return after == before
    if act == "answer_code_question" and after != before:
        return before in {*WORKED_ON, State.TRIAGE} and after in IN_HAND
    if act in ("reassign", "decide_route") and before == State.TRIAGE:
        return after == State.WITH_HANDLER
    if act == "stand_aside" and before in (State.CONCLUDED, State.WAITING_FOR_ANOTHER_BODY):
        return after == before
    if act == "withdraw" and after != before:
        return after == State.WITHDRAWN
    return before in sources and (after == before if targets is None else after in targets)
