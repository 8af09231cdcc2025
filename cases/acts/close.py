"""Close a case, and open one again."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.acts.handing_over import hand_over, known_as
from cases.choosing import chooser_again
from cases.clocks import stop_clocks
from cases.doing import Act
from cases.ladder import search_for
from cases.models import Case
from cases.refusals import refuse_where
from cases.states import EventKind, NoticeKind
from people.models import User


def close(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Close a case that was reported back, or taken back; one that was only decided with the reason why not.

    Nothing that is owed may be left open. Whoever it was put to is told that it is over. Raises Refused and Stale.
    """
    with doing(case_ref, Act.CLOSE, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.was_not_reported_back, act.case, reasons)
        refuse_where(guards.something_is_still_owed, act.case)
        act.move(act.case.close, on)
        stop_clocks(act.case, None, on=on, at=at)
        act.record(EventKind.CLOSED, reasons=reasons)
        act.tell_complainant()
        for person in act.case.hearings.values_list("person", flat=True).distinct():
            act.tell_person(person, NoticeKind.UPDATE)
    return act.case


def reopen(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Open a case again: whoever had it has it, where they may, else someone is chosen. Raises Refused and Stale."""
    with doing(case_ref, Act.REOPEN, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.is_not_over, act.case)
        step = act.step
        found = (
            search_for(act.case, on, review=False).in_seat(step.post, step.post.kind) if step.post else None
        )
        recipient = found or chooser_again(act.case, on)
        act.move(act.case.hand_over)
        if recipient is None or recipient.capacity == "triage":
            act.move(act.case.wait_for_a_chooser)
        recipients = [recipient] if recipient is not None else []
        hand_over(act.case, recipients, name=step.name, why=reasons, at=at, on=on)
        act.record(EventKind.REOPENED, to=known_as(recipients), reasons=reasons)
        act.tell_complainant()
    return act.case
