"""When is a case not decided because of another one? Each docstring is the sentence the person reads."""

from __future__ import annotations

from cases.crossed import crossed_with
from cases.models import Case
from cases.states import OVER, EventKind, State

__all__ = ["somebody_else_is_not_heard", "what_is_new_is_missing"]


def somebody_else_is_not_heard(case: Case) -> bool:
    """This is linked with another case about the same incident. Neither is decided until the person each is about was
    heard, or somebody other than whoever deals with it has recorded why they are not asked."""
    crossed = crossed_with(case)
    waits_for = [other for other in crossed if other.state not in (*OVER, State.CONCLUDED)]
    return bool(crossed) and not all(_was_heard(one) for one in (case, *waits_for))


def what_is_new_is_missing(new: str) -> bool:
    """Say what would be new: what the person would have to bring for it to be looked at afresh."""
    return not new.strip()


def _was_heard(case: Case) -> bool:
    heard = any(not put.is_open for put in case.hearings.all())
    return heard or case.events.filter(kind=EventKind.NOT_HEARD).exists()
