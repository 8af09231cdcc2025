"""Which version of a case does a form carry? For whoever raised it, never one that counts what they may not know of.

A case's own version goes up with every act: with notes, views asked for and what is put to the other side too. A form
that carried it would tell the person who raised it, and whoever goes with them, that something had happened.
"""

from __future__ import annotations

from collections.abc import Iterable

from cases.blind_index import index_of
from cases.models import Case, Event
from cases.states import TOLD_TO_COMPLAINANT, EventKind, Relation
from people.models import User

# Readings change nothing, so nobody who was read in between has to send their words a second time.
_READINGS = (EventKind.OPENED, EventKind.PAGE_OPENED, EventKind.NO_CONNECTION_CONFIRMED)
_TOLD = TOLD_TO_COMPLAINANT.difference(_READINGS)
# Of these some are of the other side, or only for those who work on it: their words say which.
_SOME_KEPT = (EventKind.COMPANION_NAMED, EventKind.COMPANION_REMOVED, EventKind.SOMEBODY_ASKED)


def is_on_the_side_of_who_raised_it(case: Case, by: User) -> bool:
    """Whether the person raised the case or goes with whoever did."""
    own = (Relation.COMPLAINANT, Relation.COMPANION)
    return case.access.filter(person=index_of(by), relation__in=own, until_at__isnull=True).exists()


def version_told(case: Case) -> int:
    """How many things have happened to the case that whoever raised it may know of."""
    told = case.events.filter(kind__in=_TOLD)
    some = told.filter(kind__in=_SOME_KEPT)
    kept = sum(
        bool((each.detail or {}).get("of_the_other_side") or (each.detail or {}).get("internal"))
        for each in some
    )
    return told.count() - kept


def version_among(told: Iterable[Event]) -> int:
    """The same, of events that were read already: all that whoever raised it may know of, and no other."""
    return sum(event.kind in _TOLD for event in told)
