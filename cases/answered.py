"""Which events are an answer to whoever works on a case, and which are nothing but readings?"""

from __future__ import annotations

from cases.states import EventKind

ANSWERS = frozenset(
    {
        EventKind.QUESTION_ANSWERED,
        EventKind.THEY_ANSWERED,
        EventKind.CONSULTATION_ANSWERED,
        EventKind.HOLDING_NOT_AGREED,
        EventKind.WITHDRAWN,
    }
)
READINGS = (EventKind.OPENED, EventKind.PAGE_OPENED, EventKind.NO_CONNECTION_CONFIRMED)
