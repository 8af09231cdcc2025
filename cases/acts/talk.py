"""Try to settle it by talking, and say what came of it."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case
from cases.refusals import refuse_where
from cases.states import EventKind
from people.models import User


def begin_talks(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Begin to settle it by talking. Never where somebody fears for their safety. Raises Refused and Stale."""
    with doing(case_ref, Act.TALK, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        refuse_where(guards.somebody_fears_for_their_safety, act.case)
        act.move(act.case.talk)
        act.record(EventKind.TALKS_BEGUN, words=words)
    return act.case


def end_talks(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Say what came of the talks; the case goes on, or is decided as settled. Raises Refused and Stale."""
    with doing(case_ref, Act.TALK, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        refuse_where(guards.nobody_is_talking, act.case)
        act.move(act.case.take_up_again)
        act.record(EventKind.TALKS_ENDED, words=words)
    return act.case
