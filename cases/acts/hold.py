"""Say that the answer takes longer, with reasons and a new date."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.clocks import clock_event, last_holding_date, time_of
from cases.doing import Act
from cases.models import Case, Clock
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import EventKind
from people.models import User
from rules.language import vocabulary
from rules.language.clock_events import ClockEventKind


def hold(case_ref: str, *, by: User, reasons: str, until: date, version: int, at: datetime, on: date) -> Case:
    """Send a holding response: what is due next moves to `until`, within the rulebook's limit for the whole step.

    Without reasons nothing moves. A second on the same step needs somebody other than its handler to have agreed.
    Raises Refused and Stale.
    """
    with doing(case_ref, Act.HOLD, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        clock = clock_that_may_be_held(act.case)
        if clock is None:
            raise Refused(
                "The rules let no date of this case be put off. Answer by the date, or say why you could not."
            )
        latest = last_holding_date(clock)
        refuse_where(guards.date_is_not_later, until, clock.due_on)
        if latest is not None and until > latest:
            raise Refused(
                f"The rules allow {latest:%-d %B %Y} at the latest. Choose that day or an earlier one."
            )
        act.move(act.case.hold)
        clock = clock_event(clock, ClockEventKind.HELD, on=on, at=at, until=until, reasons=reasons)
        act.record(
            EventKind.HELD,
            reasons=reasons,
            until=f"{until:%-d %B %Y}",
            source=sources_in_words(time_of(clock).sources) or "the rules allow it",
        )
        act.tell_complainant()
    return act.case


def clock_that_may_be_held(case: Case) -> Clock | None:
    """The clock that is due first of those whose rule lets a holding response displace them."""
    running = case.clocks.filter(
        stopped_on__isnull=True, due_on__isnull=False, excuse=vocabulary.HOLDING_RESPONSE
    )
    return running.order_by("due_on", "pk").first()
