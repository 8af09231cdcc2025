"""Which moves are there, and who may make them? Only those listed, and only through the acts."""

import ast
from datetime import date
from pathlib import Path
from typing import TypeGuard

import pytest
from django.db import IntegrityError, transaction
from django_fsm import GET_STATE, TransitionNotAllowed
from hypothesis import given
from hypothesis import strategies as st

from cases.models import Case
from cases.states import State
from tests.cases.sending import drafted, sent
from tests.world import World

ROOT = Path(__file__).parent.parent.parent
DEALT_WITH = (State.WITH_HANDLER, State.INFORMAL, State.HELD)
OPEN = (*DEALT_WITH, State.TRIAGE, State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED)
WAITING = (State.HELD, State.INFORMAL, State.WAITING_FOR_ANOTHER_BODY)
IN_HAND = (*DEALT_WITH, State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED)
ENDED = (State.REPORTED_BACK, State.WITHDRAWN, State.CLOSED)
ARGUMENTS: dict[str, tuple[object, ...]] = {
    "acknowledge": (date(2026, 6, 1),),
    "acknowledge_in_triage": (date(2026, 6, 1),),
    "conclude": (date(2026, 6, 1), {"code": "settled"}),
    "bring_in_closed": (date(2026, 6, 1), {"code": "settled"}),
    "report_back": (date(2026, 6, 1),),
    "close": (date(2026, 6, 1),),
}
MOVES = {
    ("file_with_handler", State.DRAFT): State.WITH_HANDLER,
    ("file_for_triage", State.DRAFT): State.TRIAGE,
    **{("acknowledge", state): state for state in (State.WITH_HANDLER, State.INFORMAL, State.HELD)},
    ("acknowledge_in_triage", State.TRIAGE): State.TRIAGE,
    ("talk", State.WITH_HANDLER): State.INFORMAL,
    ("report_back", State.CONCLUDED): State.REPORTED_BACK,
    ("close", State.CONCLUDED): State.CLOSED,
    ("close", State.REPORTED_BACK): State.CLOSED,
    ("close", State.WITHDRAWN): State.CLOSED,
    **{("wait_for_a_chooser", state): State.TRIAGE for state in (*DEALT_WITH, State.TRIAGE)},
    **{("hand_over", state): State.WITH_HANDLER for state in (*DEALT_WITH, State.TRIAGE, *ENDED)},
    **{("change_hands", state): state for state in IN_HAND},
    **{("hold", state): State.HELD for state in DEALT_WITH},
    **{("wait_for_another_body", state): State.WAITING_FOR_ANOTHER_BODY for state in DEALT_WITH},
    **{("take_up_again", state): State.WITH_HANDLER for state in WAITING},
    **{("conclude", state): State.CONCLUDED for state in DEALT_WITH},
    ("take_decision_back", State.CONCLUDED): State.WITH_HANDLER,
    ("bring_in_closed", State.DRAFT): State.CLOSED,
    **{
        ("take_import_back", state): State.REFUSED
        for state in (State.WITH_HANDLER, State.TRIAGE, State.CLOSED)
    },
    **{("withdraw", state): State.WITHDRAWN for state in OPEN},
}
TRANSITIONS = sorted({name for name, _ in MOVES})


def test_the_model_has_exactly_the_listed_transitions() -> None:
    case = Case()
    found = {
        (move.name, move.source): move.source if isinstance(move.target, GET_STATE) else move.target
        for move in case.get_all_state_transitions()  # type: ignore[attr-defined]
    }
    assert found == MOVES


@given(st.sampled_from(list(State)), st.lists(st.sampled_from(TRANSITIONS), max_size=6))
def test_a_move_that_is_not_listed_is_refused_and_changes_nothing(start: State, moves: list[str]) -> None:
    case = Case(state=start)
    for name in moves:
        before = (case.state, case.acknowledged_on)
        arguments = ARGUMENTS.get(name, ())
        expected = MOVES.get((name, State(case.state)))
        if expected is None:
            with pytest.raises(TransitionNotAllowed):
                getattr(case, name)(*arguments)
            assert (case.state, case.acknowledged_on) == before
        else:
            getattr(case, name)(*arguments)
            assert case.state == expected


def test_the_database_knows_no_other_state(wendlebury: World) -> None:
    w = wendlebury
    case = sent(drafted(w.member, w.council, "advice", facts={}), w.member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="suspended")


def _calls_and_assignments(path: Path) -> tuple[set[str], bool]:
    """The transitions of a case that a file calls or hands on, and whether it assigns or updates `state`.

    Asking whether one can be made (`can_proceed`) makes none.
    """
    calls: set[str] = set()
    assigns = False
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    changes_cases = any(_changes_cases(node) for node in nodes)
    asked = {id(node.args[0]) for node in nodes if _asks_only(node)}
    for node in nodes:
        is_move = isinstance(node, ast.Attribute) and node.attr in TRANSITIONS and _is_a_case(node.value)
        if isinstance(node, ast.Attribute) and is_move and id(node) not in asked:
            calls.add(node.attr)
        if isinstance(node, ast.Call) and any(keyword.arg == "state" for keyword in node.keywords):
            assigns |= isinstance(node.func, ast.Attribute) and node.func.attr in ("update", "create")
            assigns |= isinstance(node.func, ast.Name) and node.func.id in ("Case", "setattr")
        if changes_cases and isinstance(node, ast.Dict):
            assigns |= any(isinstance(key, ast.Constant) and key.value == "state" for key in node.keys)
        targets = node.targets if isinstance(node, ast.Assign) else []
        assigns |= any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets)
    return calls, assigns


def _changes_cases(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether it is a kept statement that changes rows of cases: Change(Case, …)."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Change"
        and any(isinstance(given, ast.Name) and given.id == "Case" for given in node.args)
    )


def _asks_only(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "can_proceed"


def _is_a_case(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "case") or (
        isinstance(node, ast.Attribute) and node.attr == "case"
    )


def test_only_acts_call_transitions_and_only_one_place_writes_the_state() -> None:
    calling: dict[str, set[str]] = {}
    assigning: set[str] = set()
    for room in ("cases", "people", "rules", "protocol_portal"):
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            calls, assigns = _calls_and_assignments(path)
            where = path.relative_to(ROOT).as_posix()
            if calls:
                calling[where] = calls
            if assigns:
                assigning.add(where)
    assert calling == {
        "cases/acts/file_concern.py": {"file_with_handler", "file_for_triage"},
        "cases/acts/acknowledge.py": {"acknowledge", "acknowledge_in_triage"},
        "cases/acts/import_cases.py": {"bring_in_closed", "take_import_back"},
        "cases/acts/stand_aside.py": {"change_hands", "wait_for_a_chooser"},
        "cases/acts/answer_code_question.py": {"change_hands", "hand_over", "wait_for_a_chooser"},
        "cases/acts/ask_again.py": {"hand_over", "wait_for_a_chooser"},
        "cases/acts/handing_over.py": {"change_hands", "wait_for_a_chooser"},
        "cases/acts/close.py": {"close", "hand_over", "wait_for_a_chooser"},
        "cases/acts/conclude.py": {"conclude"},
        "cases/acts/hand_outside.py": {"wait_for_another_body"},
        "cases/acts/hold.py": {"hold"},
        "cases/acts/pass_on.py": {"hand_over", "wait_for_a_chooser"},
        "cases/acts/pause.py": {"hold", "take_up_again", "wait_for_another_body"},
        "cases/acts/reassign.py": {"change_hands", "hand_over"},
        "cases/acts/report_back.py": {"report_back"},
        "cases/acts/take_decision_back.py": {"take_decision_back"},
        "cases/acts/talk.py": {"take_up_again", "talk"},
        "cases/acts/withdraw.py": {"withdraw"},
    }
    assert assigning == {"cases/acts/recording.py"}
