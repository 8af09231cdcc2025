"""Close a case, and open one again."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.acts.handing_over import hand_over, known_as, owe
from cases.acts.report_back import REPORT_BACK
from cases.choosing import chooser_again
from cases.clocks import set_clocks, stop_clocks
from cases.doing import Act
from cases.ladder import current_plan, search_now
from cases.models import Case, Step
from cases.recipients import Recipient
from cases.refusals import refuse_where
from cases.states import EventKind
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
        act.tell_those_asked()
    return act.case


def reopen(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Open a case again: whoever had it has it, where they may, else someone is chosen. Raises Refused and Stale."""
    with doing(case_ref, Act.REOPEN, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.is_not_over, act.case)
        step = act.step
        recipient = _who_had_it(act.case, step, on) or chooser_again(act.case, on)
        act.move(act.case.hand_over)
        if recipient is None or recipient.capacity == "triage":
            act.move(act.case.wait_for_a_chooser)
        recipients = [recipient] if recipient is not None else []
        opened = hand_over(act.case, recipients, name=step.name, why=reasons, at=at, on=on)
        _owe_again(act.case, opened, at=at, on=on)
        act.record(EventKind.REOPENED, to=known_as(recipients), reasons=reasons)
        act.tell_complainant()
    return act.case


def _who_had_it(case: Case, step: Step, on: date) -> Recipient | None:
    """Whoever sits where it was dealt with, where they may have it; nobody where it only waited to be given."""
    if step.post is None or all(held.capacity == "triage" for held in step.handlers):
        return None
    return search_now(case, on).in_seat(step.post, step.post.kind)


def _owe_again(case: Case, opened: Step, *, at: datetime, on: date) -> None:
    """What waited for another outcome is owed once more, the report back anew, and what is due counts from today."""
    case.obligations.filter(met_on__isnull=True).exclude(on_outcome="").update(set_aside_because="")
    plan = current_plan(case, opened)
    if plan is None:
        return
    owe(case, opened, [owed for owed in plan.duties if str(owed.duty.verb) == REPORT_BACK])
    times = [owed.time for owed in plan.times if str(owed.time.what) != "acknowledge within"]
    set_clocks(case, opened, times, received_on=on, opened_on=on, at=at, acknowledged_on=on)
