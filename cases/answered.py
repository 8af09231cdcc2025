"""In which cases did somebody answer since anybody at work did anything? One look-up for a list of cases."""

from __future__ import annotations

from collections.abc import Iterable

from cases.models import Case, Event
from cases.states import EventKind

_ANSWERS = frozenset(
    {
        EventKind.QUESTION_ANSWERED,
        EventKind.THEY_ANSWERED,
        EventKind.CONSULTATION_ANSWERED,
        EventKind.HOLDING_NOT_AGREED,
        EventKind.WITHDRAWN,
    }
)
_READINGS = (EventKind.OPENED, EventKind.PAGE_OPENED, EventKind.NO_CONNECTION_CONFIRMED)


def answered_since(cases: Iterable[Case]) -> frozenset[int]:
    """Those of the cases, by number, in which an answer is the last thing that happened, readings aside."""
    events = Event.objects.filter(case__in=[case.pk for case in cases]).exclude(kind__in=_READINGS)
    last = dict(events.order_by("number").values_list("case_id", "kind"))
    return frozenset(case for case, kind in last.items() if kind in _ANSWERS)
