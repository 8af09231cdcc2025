"""What can be done with a case, and who does it? The closed list of acts, each with the relations that may."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_noop


class Role(StrEnum):
    """As what somebody does something: a relation to the case, in words that a refusal can use."""

    COMPLAINANT = gettext_noop("the person who raised it")
    COMPANION = gettext_noop("somebody who goes with the person who raised it")
    HANDLER = gettext_noop("the person dealing with it")
    CHOOSER = gettext_noop("the person who chooses who deals with it")
    OVERSEER = gettext_noop("the Monitoring Officer, or whoever stands in for them,")
    WATCHER = gettext_noop("somebody who was told that nothing happens with it")


class Act(StrEnum):
    """An act, by the name that its file has."""

    ACKNOWLEDGE = "acknowledge"
    ADD_NOTE = "add_note"
    ADD_WORDS = "add_words"
    AGREE_TO_HOLDING = "agree_to_holding"
    ANSWER_AS_DECIDED = "answer_as_decided"
    ANSWER_CODE_QUESTION = "answer_code_question"
    ANSWER_QUESTION = "answer_question"
    ASK_AGAIN = "ask_again"
    ASK_FOR_NAME_WITHHELD = "ask_for_name_to_be_withheld"
    ASK_QUESTION = "ask_question"
    ASK_TO_KEEP = "ask_to_keep"
    ATTACH = "attach"
    CHANGE_CONTACT = "change_contact"
    CLOSE = "close"
    CONCLUDE = "conclude"
    CONSULT = "consult"
    CORRECT_WORDS = "correct_words"
    DECIDE_ABOUT_NAME = "decide_about_name"
    DECIDE_ROUTE = "decide_route"
    GIVE_TIME = "give_time"
    HAND_OUTSIDE = "hand_outside"
    HOLD = "hold"
    LINK = "link"
    MAKE_ARRANGEMENT = "make_arrangement"
    MOVE_VERSION = "move_version"
    NAME_COMPANION = "name_companion"
    PASS_ON = "pass_on"  # noqa: S105  (an act, no secret)
    PAUSE = "pause"
    PUT_TO_THEM = "put_to_them"
    READ_FOR_CODE_QUESTION = "read_for_code_question"
    REASSIGN = "reassign"
    RECORD_NOT_HEARD = "record_not_heard"
    REOPEN = "reopen"
    REPORT_BACK = "report_back"
    RESUME = "resume"
    SETTLE_DUTY = "settle_duty"
    SOMEBODY_ASKED = "somebody_asked"
    STEP_DOWN = "step_down"
    TAKE_DECISION_BACK = "take_decision_back"
    TALK = "talk"
    WAIT = "wait"
    WITHDRAW = "withdraw"


_AT_WORK = frozenset({Role.HANDLER, Role.CHOOSER})
_HANDLER = frozenset({Role.HANDLER})
_COMPLAINANT = frozenset({Role.COMPLAINANT})

DOERS: dict[Act, frozenset[Role]] = {
    **dict.fromkeys(Act, _HANDLER),
    Act.ACKNOWLEDGE: _AT_WORK,
    Act.ADD_NOTE: _AT_WORK,
    Act.ASK_QUESTION: _AT_WORK,
    Act.ATTACH: frozenset({Role.COMPLAINANT, Role.HANDLER}),
    # Whoever chooses has what was sent to a seat outside that nobody signs in for, so that they can hand it over.
    Act.HAND_OUTSIDE: _AT_WORK,
    # Nobody signs in for a seat outside, so whoever handed a case to it brings it to its end.
    Act.RESUME: _AT_WORK,
    Act.CONCLUDE: _AT_WORK,
    Act.REPORT_BACK: _AT_WORK,
    Act.TAKE_DECISION_BACK: _AT_WORK,
    # The press rings whom it likes: whoever knows of a case may say that it did, and reads what may be said.
    Act.SOMEBODY_ASKED: frozenset({Role.COMPLAINANT, Role.HANDLER, Role.CHOOSER, Role.OVERSEER}),
    Act.SETTLE_DUTY: _AT_WORK,
    Act.CLOSE: _AT_WORK,
    Act.LINK: _AT_WORK,
    Act.MAKE_ARRANGEMENT: _AT_WORK,
    # By somebody other than the handler, whom the council's setting names; else the Monitoring Officer.
    Act.AGREE_TO_HOLDING: frozenset({Role.OVERSEER}),
    Act.MOVE_VERSION: frozenset({Role.OVERSEER, Role.CHOOSER}),
    Act.ADD_WORDS: _COMPLAINANT,
    Act.ANSWER_QUESTION: _COMPLAINANT,
    Act.ASK_AGAIN: _COMPLAINANT,
    Act.ASK_FOR_NAME_WITHHELD: _COMPLAINANT,
    Act.CHANGE_CONTACT: _COMPLAINANT,
    Act.CORRECT_WORDS: _COMPLAINANT,
    Act.NAME_COMPANION: _COMPLAINANT,
    Act.WITHDRAW: _COMPLAINANT,
    Act.DECIDE_ROUTE: frozenset({Role.CHOOSER}),
    Act.REASSIGN: frozenset({Role.HANDLER, Role.OVERSEER, Role.WATCHER}),
    # Localism Act 2011 s.28: the Monitoring Officer's, or whoever stands in for them; never the handler's as such.
    Act.ANSWER_CODE_QUESTION: frozenset({Role.OVERSEER}),
    Act.READ_FOR_CODE_QUESTION: frozenset({Role.OVERSEER}),
    # By somebody other than the handler, so that nobody excuses themselves from hearing the other side.
    Act.RECORD_NOT_HEARD: frozenset({Role.OVERSEER}),
    Act.REOPEN: frozenset({Role.OVERSEER, Role.CHOOSER, Role.HANDLER}),
    Act.STEP_DOWN: frozenset({Role.COMPANION}),
}

# What may be done with a case that is over; everything else waits until it is opened again.
OF_A_CASE_THAT_IS_OVER = frozenset(
    {
        Act.ADD_NOTE,
        Act.ASK_AGAIN,
        Act.ASK_TO_KEEP,
        Act.CHANGE_CONTACT,
        Act.CLOSE,
        Act.LINK,
        Act.NAME_COMPANION,
        Act.REOPEN,
        Act.SETTLE_DUTY,
        Act.SOMEBODY_ASKED,
        Act.STEP_DOWN,
    }
)
