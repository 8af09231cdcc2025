"""Stop the clocks for a reason, wait for another body, and take a case up again."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.clocks import pause_clocks, resume_clocks
from cases.doing import Act
from cases.models import Case
from cases.refusals import refuse_where
from cases.states import Body, EventKind
from people.models import User


def pause(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Stop the clocks of a case, for reasons that are kept. Raises Refused and Stale."""
    with doing(case_ref, Act.PAUSE, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.is_paused, act.case)
        act.move(act.case.hold)
        act.case.waiting = {"body": "", "reasons": reasons}
        pause_clocks(act.case, on=on, at=at, reasons=reasons)
        act.record(EventKind.PAUSED, reasons=reasons)
    return act.case


def wait(
    case_ref: str,
    *,
    by: User,
    body: Body | str,
    reasons: str,
    review_on: date,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Let another body go first. Everybody but whoever deals with it reads only "Waiting". Raises Refused and Stale."""
    with doing(case_ref, Act.WAIT, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.body_is_missing, body)
        refuse_where(guards.review_is_not_ahead, review_on, on)
        paused = guards.is_paused(act.case)
        act.move(act.case.wait_for_another_body)
        act.case.waiting = {"body": str(body), "reasons": reasons, "review_on": review_on.isoformat()}
        if not paused:
            pause_clocks(act.case, on=on, at=at, reasons=reasons)
        act.record(
            EventKind.WAITED, body=str(Body(body).label), reasons=reasons, review_on=f"{review_on:%-d %B %Y}"
        )
    return act.case


def resume(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Take up again a case that waited, or whose answer was put off. Raises Refused and Stale."""
    with doing(case_ref, Act.RESUME, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, words)
        if guards.is_paused(act.case):
            resume_clocks(act.case, on=on, at=at)
        act.move(act.case.take_up_again)
        act.record(EventKind.RESUMED, reasons=words)
    return act.case
