"""Has whoever has a case opened it, and done anything with it lately? An illness nobody reported shows as silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Silence:
    """Of cases that somebody has: what was not done in time, and when the next could come to lie where nothing is done.

    `found` is by case and kind of alarm, with the day from which it counts and the limit; `comes_on` is by case.
    """

    found: dict[tuple[int, AlarmKind], tuple[date, Limit]] = field(default_factory=dict)
    comes_on: dict[int, date] = field(default_factory=dict)

    def add(self, case: int, kind: AlarmKind, since: date, limit: Limit) -> None:
        """Count from a day: it has passed already, or will on a day."""
        if since <= limit.passed_before:
            self.found[case, kind] = (since, limit)
        else:
            comes = limit.passes_on(since)
            self.comes_on[case] = min(comes, self.comes_on.get(case, comes))


def silent(cases: Iterable[InHand], limits: Mapping[int, Limits]) -> Silence:
    """Of cases that somebody has: which were not opened or acted on in time, and when others will be. One look-up."""
    had = [each for each in cases if each.owners and each.step is not None]
    opened, acted = _last_by_person([each.case for each in had])
    silence = Silence()
    for each in had:
        assert each.step is not None  # noqa: S101  (only cases on a step were kept above)
        since = each.step.opened_on
        within = limits[each.council]
        last_opened = _latest(opened, each)
        if last_opened is None or last_opened < since:
            silence.add(each.case, AlarmKind.NOT_OPENED, since, within.opened_within)
        last_act = max(since, _latest(acted, each) or since)
        silence.add(each.case, AlarmKind.NO_ACT, last_act, within.act_within)
    return silence


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
