"""How did a clock come to its date? The days that were counted, the waits between them, and what put the date off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cases.clocks import dated_of
from cases.models import Clock, ClockEventRow
from rules.language.clock_events import ClockEventKind
from rules.language.ledger import PAUSED, LedgerDay

WAITING = "Waiting"  # the one word for every wait, so that nothing tells a police matter from an illness


@dataclass(frozen=True, slots=True)
class PutOff:
    """A later date and why it is one: the reasons of a holding response, or that the case waited meanwhile."""

    until: date
    reasons: str
    by_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The way to a date. `days` is the count, `put_off` what came after it, in order; the last of these is `due`."""

    started_on: date
    due: date
    days: tuple[LedgerDay, ...]
    put_off: tuple[PutOff, ...]
    provisional: str | None


def counted_of(clock: Clock, *, why_it_waited: bool) -> Counted | None:
    """The way to the clock's date; None where it has none today.

    A day on which the case waited reads "Waiting", with the reasons only for whoever may know them: `why_it_waited`.
    """
    rows = list(clock.happened.all())
    shown = dated_of(clock, rows)
    if shown.started_on is None or shown.due is None:
        return None
    put_off = [
        PutOff(row.until, row.reasons)
        for row in rows
        if row.kind == ClockEventKind.HELD and row.until is not None
    ]
    if put_off and put_off[-1].until < shown.due:
        put_off.append(PutOff(shown.due, "", by_waiting=True))
    return Counted(
        shown.started_on,
        shown.due,
        tuple(_with_reasons(shown.days, rows if why_it_waited else [], shown.due)),
        tuple(put_off),
        shown.provisional,
    )


def _with_reasons(days: tuple[LedgerDay, ...], rows: list[ClockEventRow], due: date) -> Iterator[LedgerDay]:
    for day in days:
        if day.on > due:
            return
        if day.why != PAUSED:
            yield day
            continue
        paused = [row.reasons for row in rows if row.kind == ClockEventKind.PAUSED and row.on <= day.on]
        yield replace(day, why=f"{WAITING}: {paused[-1]}" if paused and paused[-1] else WAITING)
