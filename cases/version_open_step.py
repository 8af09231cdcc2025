"""What would become of the step a case is on under another version: its clocks, and what it owes?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case, Clock, ClockEventRow, Obligation, Step
from rules.language import vocabulary
from rules.language.clock_events import ClockEvent, ClockEventKind, standing
from rules.language.plan import DutyOwed, StepPlan
from rules.language.rulebook import Time
from rules.language.working_days import calendar

ACKNOWLEDGE = "acknowledge within"


@dataclass(frozen=True, slots=True)
class OnOpenStep:
    """What becomes of the open step: which clocks count by which time, which end, which begin; and of what it owes."""

    clocks: tuple[tuple[Clock, Time], ...] = ()
    ending: tuple[Clock, ...] = ()
    beginning: tuple[Time, ...] = ()
    owed_no_longer: tuple[Obligation, ...] = ()
    owed_from_now: tuple[DutyOwed, ...] = ()


def on_open_step(case: Case, step: Step, there: StepPlan) -> OnOpenStep:
    """Which clocks go on by which time, which end and begin, and what is owed no longer or from now on."""
    clocks = list(case.clocks.filter(step=step))
    times = [owed.time for owed in there.times]
    kept: list[tuple[Clock, Time]] = []
    for same in (_key_of_both, _what_of_both):
        for clock in [one for one in clocks if one not in [each for each, _time in kept]]:
            left = [time for time in times if time not in [each for _clock, each in kept]]
            found = next((time for time in left if same(clock, time)), None)
            if found is not None:
                kept.append((clock, found))
    met = [clock for clock, _time in kept]
    begun = [time for time in times if time not in [each for _clock, each in kept]]
    owed = [one for one in there.duties if one.duty.verb not in vocabulary.STANDING_DUTIES]
    had = {_duty_of(one): one for one in case.obligations.filter(step=step)}
    now = {_duty_owed(one): one for one in owed}
    return OnOpenStep(
        clocks=tuple((clock, time) for clock, time in kept if clock.stopped_on is None),
        ending=tuple(clock for clock in clocks if clock not in met and clock.stopped_on is None),
        beginning=tuple(
            time for time in begun if not (str(time.what) == ACKNOWLEDGE and case.acknowledged_on is not None)
        ),
        owed_no_longer=tuple(one for key, one in had.items() if key not in now and one.is_open),
        owed_from_now=tuple(one for key, one in now.items() if key not in had),
    )


def _key_of_both(clock: Clock, time: Time) -> bool:
    return (clock.what, clock.starts) == (str(time.what), time.starts)


def _what_of_both(clock: Clock, time: Time) -> bool:
    return clock.what == str(time.what)


def _duty_of(owed: Obligation) -> tuple[str, tuple[str, ...], str, str, str]:
    return owed.verb, tuple(owed.whom), owed.thing, owed.on_outcome, owed.judged


def _duty_owed(owed: DutyOwed) -> tuple[str, tuple[str, ...], str, str, str]:
    duty = owed.duty
    thing, judged = (("" if words is None else str(words)) for words in (duty.thing, duty.judged))
    return str(duty.verb), tuple(owed.whom), thing, str(duty.on or ""), judged


def standing_under(clock: Clock, time: Time, calendar_name: str) -> date | None:
    """When a clock is due if it counts by another time, after all that happened to it; None while it has no date."""
    happened = [
        ClockEvent(ClockEventKind(row.kind), row.on, row.until)
        for row in ClockEventRow.objects.filter(clock=clock)
    ]
    closed = {date.fromisoformat(day): reason for day, reason in clock.closures.items()}
    return standing(time.length, calendar(calendar_name, closed), happened).due
