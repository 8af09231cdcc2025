"""May it be the same as a case there is? Only cases that the recorder may open, and nothing is linked by this."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cases.access import work_of
from cases.arrivals.kept import arrived_in
from cases.models import Case, Draft
from people.folding import folded
from people.models import User

_DAYS, _MOST = 366, 300


def cases_alike(draft: Draft, recorder: User, *, on: date) -> tuple[Case, ...]:
    """Cases of the last year about the same person, or raised by the same one, the last first. One look-up."""
    lately = work_of(recorder, on=on).filter(council=draft.council, filed_on__gte=on - timedelta(days=_DAYS))
    return tuple(_alike(draft, lately.order_by("-filed_on", "-pk")[:_MOST]))


def _alike(draft: Draft, cases: Iterable[Case]) -> Iterable[Case]:
    arrived = arrived_in(draft.answers)
    who, name = (arrived.who, folded(arrived.name)) if arrived is not None else (None, "")
    for case in cases:
        subject, raised_by = case.parties.get("subject") or {}, case.parties["complainant"]
        about_them = draft.about_user_id is not None and subject.get("user") == draft.about_user_id
        same_person = who is not None and raised_by["user"] == who
        same_name = bool(name) and raised_by["user"] is None and folded(raised_by["name"]) == name
        if about_them or same_person or same_name:
            yield case
