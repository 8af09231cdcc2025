"""Against which acts does nothing stand, as a case is and for whoever looks at it? Asked as the pages ask it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django_fsm import can_proceed

from cases import guards
from cases.access import agreements_asked_of
from cases.acts.hold import clock_that_may_be_held
from cases.agreeing import responses_sent
from cases.blind_index import index_of
from cases.doing import DOERS, OF_A_CASE_THAT_IS_OVER, Act
from cases.ladder import reviews, ways_on
from cases.models import Case
from cases.part import AT_WORK, Part
from cases.states import OVER, NameWithheld, State
from people.models import User
from rules.shelf import version_in_force


@dataclass(frozen=True, slots=True)
class Looked:
    """A person who looks at a case on a day, the part they have in it, and whether something in it was put to them."""

    case: Case
    by: User
    on: date
    part: Part
    is_asked: bool


def what_is_theirs(looked: Looked) -> list[str]:
    """The names of the acts (see attempts.py) that their part in the case lets them do; in one order."""
    return [name for name in _NAMES if _is_theirs(looked, name)]


def stands(name: str, looked: Looked) -> bool:
    """Whether the case stands so that nothing seems to be against that act."""
    return _STANDS[name][1](looked)


def _is_theirs(looked: Looked, name: str) -> bool:
    act = _STANDS[name][0]
    if name in _OF_WHOEVER_IS_ASKED:
        return looked.is_asked and looked.case.state not in OVER
    if act is None:
        return looked.part.is_known
    if looked.case.state in OVER and act not in OF_A_CASE_THAT_IS_OVER:
        return False
    return bool(looked.part.roles & DOERS[act])


def _always(_looked: Looked) -> bool:
    return True


def _cannot_wait(looked: Looked) -> bool:
    return not can_proceed(looked.case.hold) or guards.is_paused(looked.case)


def _responses(looked: Looked) -> int | None:
    """How many holding responses were sent in the step; None where no date may be put off."""
    if not can_proceed(looked.case.hold):
        return None
    clock = clock_that_may_be_held(looked.case)
    return responses_sent(clock) if clock is not None else None


def _may_be_put(looked: Looked) -> bool:
    case = looked.case
    return not (
        guards.is_about_no_conduct(case)
        or guards.is_about_no_person(case)
        or guards.waits_or_is_decided(case)
        or guards.name_is_not_decided(case)
        or case.hearings.filter(answered_at__isnull=True, lapsed_on__isnull=True).exists()
    )


def _may_be_decided(looked: Looked) -> bool:
    case = looked.case
    return can_proceed(case.conclude) and not (
        guards.code_question_is_open(case) or guards.looks_at_what_they_handled(case, looked.by)
    )


def _may_be_closed(looked: Looked) -> bool:
    case = looked.case
    return can_proceed(case.close) and not (
        guards.was_not_reported_back(case, "") or guards.something_is_still_owed(case)
    )


def _another_version(looked: Looked) -> bool:
    governing = version_in_force(looked.case.council.code, looked.on)
    return governing is not None and governing.sha256 != looked.case.rulebook_sha256


def _is_asked(looked: Looked) -> bool:
    return looked.case.hearings.filter(person=index_of(looked.by), answered_at__isnull=True).exists()


def _is_consulted(looked: Looked) -> bool:
    asked = looked.case.consultations.filter(
        person=index_of(looked.by), answered_at__isnull=True, lapsed_on__isnull=True
    )
    return asked.exists()


def _is_asked_to_agree(looked: Looked) -> bool:
    waiting = looked.case.holdings_asked.filter(answered_at__isnull=True, replaced_at__isnull=True)
    theirs = agreements_asked_of(looked.by, on=looked.on).filter(case=looked.case)
    return waiting.exists() and theirs.exists()


# By name: the act of `doing.DOERS` that it is, if it is one, and whether the case stands so that it could be done.
_STANDS: dict[str, tuple[Act | None, Callable[[Looked], bool]]] = {
    "acknowledge": (
        Act.ACKNOWLEDGE,
        lambda it: it.case.acknowledged_on is None and not guards.cannot_be_acknowledged(it.case),
    ),
    "ask_question": (Act.ASK_QUESTION, _always),
    "answer_question": (
        Act.ANSWER_QUESTION,
        lambda it: it.case.questions.filter(answered_at__isnull=True).exists(),
    ),
    "add_note": (Act.ADD_NOTE, _always),
    "hold": (Act.HOLD, lambda it: _responses(it) == 0),
    "hold_again": (Act.HOLD, lambda it: bool(_responses(it))),
    "pause": (Act.PAUSE, lambda it: not _cannot_wait(it)),
    "wait": (Act.WAIT, lambda it: can_proceed(it.case.wait_for_another_body)),
    "resume": (Act.RESUME, lambda it: can_proceed(it.case.take_up_again)),
    "consult": (Act.CONSULT, _always),
    "lapse_view": (
        Act.CONSULT,
        lambda it: it.case.consultations.filter(
            answered_at__isnull=True, lapsed_on__isnull=True, answer_by__lt=it.on
        ).exists(),
    ),
    "begin_talks": (
        Act.TALK,
        lambda it: can_proceed(it.case.talk) and not guards.somebody_fears_for_their_safety(it.case),
    ),
    "end_talks": (Act.TALK, lambda it: it.case.state == State.INFORMAL),
    "put_to_them": (Act.PUT_TO_THEM, _may_be_put),
    "no_answer_came": (
        Act.PUT_TO_THEM,
        lambda it: it.case.hearings.filter(
            answered_at__isnull=True, lapsed_on__isnull=True, answer_by__lt=it.on
        ).exists(),
    ),
    "record_not_heard": (
        Act.RECORD_NOT_HEARD,
        lambda it: not (guards.is_about_no_conduct(it.case) or guards.is_the_handler(it.case, it.by)),
    ),
    "answer_code_question": (Act.ANSWER_CODE_QUESTION, lambda it: guards.waits_for_code_answer(it.case)),
    "make_arrangement": (Act.MAKE_ARRANGEMENT, _always),
    "name_companion": (Act.NAME_COMPANION, _always),
    "ask_for_name": (
        Act.ASK_FOR_NAME_WITHHELD,
        lambda it: not (guards.name_was_decided(it.case) or guards.it_was_put_to_them_already(it.case)),
    ),
    "decide_about_name": (
        Act.DECIDE_ABOUT_NAME,
        lambda it: it.case.name_withheld == NameWithheld.ASKED,
    ),
    "reassign": (Act.REASSIGN, lambda it: can_proceed(it.case.change_hands)),
    "decide_route": (
        Act.DECIDE_ROUTE,
        lambda it: it.case.state == State.TRIAGE and not guards.looks_at_what_they_handled(it.case, it.by),
    ),
    "pass_on": (
        Act.PASS_ON,
        lambda it: can_proceed(it.case.hand_over) and bool(ways_on(it.case, it.on)),
    ),
    "conclude": (Act.CONCLUDE, _may_be_decided),
    "report_back": (Act.REPORT_BACK, lambda it: it.case.state == State.CONCLUDED),
    "take_decision_back": (Act.TAKE_DECISION_BACK, lambda it: it.case.state == State.CONCLUDED),
    "somebody_asked": (Act.SOMEBODY_ASKED, _always),
    "settle_duty": (
        Act.SETTLE_DUTY,
        lambda it: any(owed.is_open for owed in it.case.obligations.all()),
    ),
    "close": (Act.CLOSE, _may_be_closed),
    "ask_again": (
        Act.ASK_AGAIN,
        lambda it: (
            it.case.state in OVER and it.case.concluded_on is not None and bool(reviews(it.case, it.on))
        ),
    ),
    "hand_outside": (
        Act.HAND_OUTSIDE,
        lambda it: can_proceed(it.case.wait_for_another_body) and not guards.name_is_not_decided(it.case),
    ),
    "withdraw": (Act.WITHDRAW, lambda it: can_proceed(it.case.withdraw)),
    "reopen": (Act.REOPEN, lambda it: it.case.state in OVER),
    "step_down": (Act.STEP_DOWN, _always),
    "move_version": (Act.MOVE_VERSION, _another_version),
    "give_account": (None, _is_asked),
    "give_view": (None, _is_consulted),
    "answer_about_holding": (None, _is_asked_to_agree),
    "stand_aside": (None, lambda it: bool(it.part.roles & AT_WORK)),
    "leave_oversight": (None, lambda it: it.part.oversees and not it.part.is_visible),
}
_OF_WHOEVER_IS_ASKED = frozenset({"give_account", "give_view", "answer_about_holding"})
_NAMES = sorted(_STANDS)
