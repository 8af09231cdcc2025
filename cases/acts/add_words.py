"""Add to what one wrote, or correct it. What was sent first is kept as it was sent."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from people.models import User

# The parts of an account that can be put right, each by the name it is kept under.
CORRECTABLE = ("happened", "when", "put_right_words")


def add_words(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Add something to what one wrote; whoever has it is told. Raises Refused and Stale."""
    with doing(case_ref, Act.ADD_WORDS, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        act.record(EventKind.WORDS_ADDED, words=words)
        act.tell_handlers()
    return act.case


def correct_words(
    case_ref: str, *, by: User, about: str, words: str, version: int, at: datetime, on: date
) -> Case:
    """Say what a part of one's account should have said. The part stays beside it. Raises Refused and Stale."""
    with doing(case_ref, Act.CORRECT_WORDS, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        if about not in CORRECTABLE:
            raise Refused("Select which part you want to correct.")
        act.record(EventKind.WORDS_CORRECTED, words=words, about=about)
        act.tell_handlers()
    return act.case
