"""Has whoever has a case opened it, and done anything with it lately? An illness nobody reported shows as silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Max, Q

from cases.clocks import local_date
from cases.models import Event
from cases.models.alarm import AlarmKind
from cases.states import EventKind
from cases.watch.limits import Limit, Limits
from cases.watch.owners import InHand

# To look at a case is not to act on it, and new dates are nobody's act.
_READING = (EventKind.OPENED, EventKind.NO_CONNECTION_CONFIRMED)
_NOT_ACTS = (*_READING, EventKind.DATES_RECOMPUTED, EventKind.PAGE_OPENED)


def silent(
    cases: Iterable[InHand], limits: Mapping[int, Limits]
) -> dict[tuple[int, AlarmKind], tuple[date, Limit]]:
    """Of cases that somebody has: those not opened, or not acted on, in time, each since which day. One look-up."""
    had = [each for each in cases if each.owners and each.step is not None]
    opened, acted = _last_by_person([each.case for each in had])
    found: dict[tuple[int, AlarmKind], tuple[date, Limit]] = {}
    for each in had:
        assert each.step is not None  # noqa: S101  (only cases on a step were kept above)
        since = each.step.opened_on
        within = limits[each.council]
        last_opened = _latest(opened, each)
        if (last_opened is None or last_opened < since) and since <= within.opened_within.passed_before:
            found[each.case, AlarmKind.NOT_OPENED] = (since, within.opened_within)
        last_act = max(since, _latest(acted, each) or since)
        if last_act <= within.act_within.passed_before:
            found[each.case, AlarmKind.NO_ACT] = (last_act, within.act_within)
    return found


_Last = dict[tuple[int, str], datetime]


def _last_by_person(cases: list[int]) -> tuple[_Last, _Last]:
    """When each person last opened each case, and last did anything with it."""
    rows = (
        Event.objects.filter(case__in=cases)
        .order_by()
        .values("case_id", "by")
        .annotate(
            opened=Max("at", filter=Q(kind__in=_READING)), acted=Max("at", filter=~Q(kind__in=_NOT_ACTS))
        )
    )
    opened: _Last = {}
    acted: _Last = {}
    for row in rows:
        person = (row["case_id"], row["by"])
        if row["opened"]:
            opened[person] = row["opened"]
        if row["acted"]:
            # Whoever did something with it had it open, wherever they did it.
            acted[person] = row["acted"]
            opened[person] = max(row["acted"], row["opened"] or row["acted"])
    return opened, acted


def _latest(last: _Last, each: InHand) -> date | None:
    """The last day on which any of those who have it did so."""
    days = [local_date(last[each.case, mark]) for mark in each.owners if (each.case, mark) in last]
    return max(days, default=None)
