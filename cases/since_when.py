"""Since when, and why, does somebody see a case? Said of its rows of access; who they are stands in access.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.blind_index import index_of
from cases.clocks import local_date
from cases.models import Access, Case, Event
from cases.states import EventKind, Relation
from people.models import Side, User

_LET_IN: dict[EventKind, str | Promise] = {
    EventKind.PASSED_ON: gettext_lazy("it was passed on to them"),
    EventKind.REASSIGNED: gettext_lazy("it was given to them"),
    EventKind.ROUTE_DECIDED: gettext_lazy("they were chosen to deal with it"),
    EventKind.STOOD_ASIDE: gettext_lazy("somebody else cannot deal with this one"),
    EventKind.ASKED_AGAIN: gettext_lazy("another look was asked for"),
    EventKind.REOPENED: gettext_lazy("it was opened again"),
}


def since_when(case: Case, told: Iterable[Event], *, reader: User) -> Callable[[Access], str]:
    """What to say of a row: from which day it lets in, and because of what the person who raised it was told."""
    mark = index_of(reader)
    events = {event.at: event for event in told if event.kind in (EventKind.FILED, *_LET_IN)}

    def since(row: Access) -> str:
        day = date_format(local_date(row.from_at), "j F Y")
        why = _why(case, row, events.get(row.from_at), is_you=row.person == mark)
        if not why:
            return _("since %(day)s") % {"day": day}
        return _("since %(day)s, because %(why)s") % {"day": day, "why": why}

    return since


def since_the_day(row: Access) -> str:
    """From which day a row lets in, and nothing of why."""
    return _("since %(day)s") % {"day": date_format(local_date(row.from_at), "j F Y")}


def until_when(row: Access) -> str:
    """When it ended that a row lets somebody in."""
    if row.until_at is None:
        return ""
    begun, ended = (date_format(local_date(at), "j F Y") for at in (row.from_at, row.until_at))
    return _("from %(begun)s until %(ended)s") % {"begun": begun, "ended": ended}


def _why(case: Case, row: Access, event: Event | None, *, is_you: bool) -> str:
    if row.relation == Relation.COMPLAINANT:
        return _("you raised it") if is_you else _("they raised it")
    if row.relation == Relation.COMPANION:
        return _("you were named to go along") if is_you else _("they were named to go along")
    if row.relation == Relation.OVERSIGHT:
        return _oversees(case)
    if event is None or row.relation not in (Relation.HANDLER, Relation.TRIAGE):
        return ""
    if event.kind in (EventKind.FILED, EventKind.IMPORTED):
        return _("it was sent to them (%(source)s)") % {"source": event.detail.get("source", "")}
    why, source = str(_LET_IN[EventKind(event.kind)]), str(event.detail.get("source", ""))
    return f"{why} ({source})" if source else why


def _oversees(case: Case) -> str:
    """Of a concern about a councillor they always know (Localism Act 2011 s.28); of others by the council's setting."""
    subject = case.parties.get("subject")
    if subject and subject.get("side") == Side.COUNCILLOR:
        return _("a concern about a councillor is always known to them (Localism Act 2011 s.28)")
    return _("the council lets them know of every concern (set by the council, not by the protocol)")
