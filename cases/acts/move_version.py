"""Move a case to another version of the rulebook: explicit, shown before it is done, and recorded with its reasons."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import Doing, doing
from cases.acts.handing_over import owe
from cases.clocks import clock_event, set_clocks, stand_as_found, standing_of
from cases.doing import Act
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Clock
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from cases.version_change import (
    NotToThatVersion,
    VersionChange,
    versions_to_move_to,
    what_would_change,
)
from cases.version_open_step import OnOpenStep
from people.models import User
from rules.language.clock_events import ClockEventKind
from rules.language.plan import plan_as_json, sources_as_json
from rules.language.routing import plan_for
from rules.language.rulebook import Time

_NO_LONGER_ASKED = "The version of the rulebook to which the case was moved does not ask for this."
_AS_THE_OTHERS = "The other dates of the case stand still."


def move_version(
    case_ref: str,
    *,
    by: User,
    to: str,
    shown: str,
    reasons: str,
    version: int,
    at: datetime,
    on: date,
    earlier_is_meant: bool = False,
) -> Case:
    """Let a case be dealt with under the version with the hash `to`, as it was shown: `shown` is that fingerprint.

    Clocks keep everything that has happened to them and count by the new version's lengths; whoever has it keeps it.
    A date comes earlier only where `earlier_is_meant` says that it shall. Raises Refused and Stale.
    """
    with doing(case_ref, Act.MOVE_VERSION, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        change = _as_it_was_shown(act.case, to, shown, on)
        refuse_where(guards.a_date_would_come_earlier, change, earlier_is_meant=earlier_is_meant)
        before = str(rulebook_of_case(act.case).in_force_from)
        _carry_out(act, change)
        act.record(
            EventKind.VERSION_MOVED,
            before=_day(before),
            after=_day(str(change.version.in_force_from)),
            reasons=reasons,
            changes=list(change.sentences),
            sha256=change.version.sha256,
        )
        act.tell_complainant()
        act.tell_handlers()
    return act.case


def _as_it_was_shown(case: Case, to: str, shown: str, on: date) -> VersionChange:
    version = next((each for each in versions_to_move_to(case, on) if each.sha256 == to), None)
    if version is None:
        raise Refused("Choose a version that the council has adopted and that this case is not under yet.")
    try:
        change = what_would_change(case, version)
    except NotToThatVersion as reason:
        raise Refused(str(reason)) from None
    if change.fingerprint != shown:
        raise Refused(
            "What would change is not what you were shown. Read it again below before you move the case."
        )
    return change


def _carry_out(act: Doing, change: VersionChange) -> None:
    case, step, rulebook = act.case, act.step, change.version.rulebook()
    matter, given = case.plan["matter"], case.plan["given"]
    plan = plan_for(rulebook, matter, given, received_on=case.filed_on)
    case.rulebook_sha256 = change.version.sha256
    case.plan = {**case.plan, "plan": plan_as_json(plan)}
    Case.objects.filter(pk=case.pk).update(rulebook_sha256=case.rulebook_sha256, plan=case.plan)
    changed = change.open_step
    for clock, time in changed.clocks:
        _count_by(clock, time, rulebook.calendar, act.on)
    _end_and_begin(act, changed)
    for owed in changed.owed_no_longer:
        owed.set_aside_because, owed.settled_by = _NO_LONGER_ASKED, act.by.display_name
        owed.save(update_fields=["set_aside_because", "settled_by"])
    owe(case, step, changed.owed_from_now)


def _count_by(clock: Clock, time: Time, calendar: str, on: date) -> None:
    """Let a clock count by another time from the start it had, with every pause and holding response as they were."""
    clock.length, clock.unit, clock.starts = time.length.text, time.length.unit, time.starts
    clock.excuse = time.excuse or ""
    clock.adding_at_most = time.adding_at_most.text if time.adding_at_most is not None else ""
    clock.calendar, clock.sources = calendar, sources_as_json(time.sources)
    clock.save(update_fields=["length", "unit", "starts", "excuse", "adding_at_most", "calendar", "sources"])
    stand_as_found(clock, standing_of(clock), on=on)


def _end_and_begin(act: Doing, changed: OnOpenStep) -> None:
    """End the clocks that the version does not know, and begin those it adds; where the others stand still, they do."""
    case, step = act.case, act.step
    clocks = case.clocks.filter(step=step)
    stand_still = bool(case.waiting) or any(standing_of(clock).is_paused for clock, _time in changed.clocks)
    for clock in changed.ending:
        if clock.started_on is not None:
            clock_event(clock, ClockEventKind.STOPPED, on=act.on, at=act.at)
        else:
            clock.stopped_on = act.on
            clock.save(update_fields=["stopped_on"])
    known = list(clocks.values_list("pk", flat=True))
    set_clocks(case, step, changed.beginning, received_on=case.filed_on, opened_on=step.opened_on, at=act.at)
    if stand_still:
        for clock in clocks.exclude(pk__in=known).filter(started_on__isnull=False):
            clock_event(clock, ClockEventKind.PAUSED, on=act.on, at=act.at, reasons=_AS_THE_OTHERS)


def _day(written: str) -> str:
    return f"{date.fromisoformat(written):%-d %B %Y}"
