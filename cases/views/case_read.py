"""How is a case read for its page at the desk? Once for all that stands on it, and recorded as a reading."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import READ_WORDS, on_the_desk_of
from cases.acts.open_case import open_for
from cases.models import Case
from cases.part import Part
from cases.views.work_list import Order, asked_for, beside
from people.models import User

_ALL_OF_IT = (
    "access",
    "arrangements",
    "bodies_awaited",
    "clocks__happened",
    "consultations",
    "events",
    "handed_outside",
    "hearings__times_asked",
    "holdings_asked",
    "incident_links__incident",
    "keepings",
    "obligations",
    "questions",
    "steps",
)


def read_case(reference: str, *, by: User, at: datetime) -> tuple[Case, Part]:
    """The case with all that hangs on it, each kind in one look-up however much of it there is. Raises Refused."""
    case, part = open_for(reference, READ_WORDS, by=by, at=at)
    prefetch_related_objects([case], *_ALL_OF_IT)
    return case, part


def neighbours(user: User, case: Case, order: str, on: date) -> dict[str, Any]:
    """The links to what stands before and after the case in the person's list, as they had it sorted, and its place."""
    sorted_by = asked_for(order, "", "").order
    found = beside(on_the_desk_of(user, on=on), sorted_by, case.reference)
    query = f"?{urlencode({'order': sorted_by.value})}" if sorted_by != Order.DUE else ""

    def address(reference: str | None) -> str:
        return f"{reverse('desk_case', args=[reference])}{query}" if reference else ""

    place = _("Case %(place)s of %(total)s with you") % {"place": found.place, "total": found.total}
    return {
        "back": f"{reverse('desk')}{query}",
        "before": address(found.before),
        "after": address(found.after),
        "place": place if found.total > 1 else "",
    }
