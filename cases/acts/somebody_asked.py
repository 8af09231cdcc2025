"""Note that somebody, a journalist for one, has asked the council about a case: who, when, and what may be said."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case
from cases.part import OWN, part_of
from cases.refusals import refuse_where
from cases.states import EventKind
from cases.when_they_ask import what_is_said
from people.models import User


def somebody_asked(
    case_ref: str, *, by: User, who: str, asked_on: date, version: int, at: datetime, on: date
) -> Case:
    """Keep who asked and on which day, with the council's line as it stood then. Nobody outside learns of a case by it.

    Those who work on the case are told where whoever raised it was asked; what those who work on it were asked is not
    told to whoever raised it. Raises Refused and Stale.
    """
    with doing(case_ref, Act.SOMEBODY_ASKED, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.nobody_is_said_to_have_asked, who)
        refuse_where(guards.asked_on_a_day_to_come, asked_on, on)
        said = what_is_said(act.case.council, on)
        theirs = bool(part_of(by, act.case, on).roles & OWN)
        act.record(
            EventKind.SOMEBODY_ASKED,
            who=who,
            asked_on=f"{asked_on:%-d %B %Y}",
            line=said.line,
            source=said.source,
            internal=not theirs,
        )
        if theirs:
            act.tell_handlers()
    return act.case
