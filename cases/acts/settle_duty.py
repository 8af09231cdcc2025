"""Record that something owed was done, or why it was not."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.duties import obligation_in_words
from cases.models import Case
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words, stored_sources
from cases.states import EventKind
from people.models import User


def meet_duty(
    case_ref: str, duty: int, *, by: User, words: str, version: int, at: datetime, on: date
) -> Case:
    """Record that a duty was met, and how. Raises Refused and Stale."""
    return _settled(case_ref, duty, by=by, words=words, version=version, at=at, on=on, met=True)


def set_duty_aside(
    case_ref: str, duty: int, *, by: User, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Record why a duty is not met: nobody is there for it, or they are a party. Raises Refused and Stale."""
    return _settled(case_ref, duty, by=by, words=reasons, version=version, at=at, on=on, met=False)


def _settled(
    case_ref: str, duty: int, *, by: User, words: str, version: int, at: datetime, on: date, met: bool
) -> Case:
    with doing(case_ref, Act.SETTLE_DUTY, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, words)
        owed = act.case.obligations.filter(pk=duty).first()
        if owed is None or not owed.is_open:
            raise Refused("This is not owed any more. Look at the case again.")
        owed.settled_by = by.display_name
        if met:
            owed.met_on = on
        else:
            owed.set_aside_because = words
        owed.save(update_fields=["met_on", "set_aside_because", "settled_by"])
        act.record(
            EventKind.DUTY_MET if met else EventKind.DUTY_SET_ASIDE,
            duty=obligation_in_words(owed),
            words=words,
            source=sources_in_words(stored_sources(owed.sources)),
        )
    return act.case
