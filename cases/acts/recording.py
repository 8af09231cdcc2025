"""How does an act write what it did? The case compared and set, the event in its place; never outside an act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.utils.translation import gettext, gettext_noop

from cases.blind_index import index_of
from cases.ciphertext import Unopened
from cases.models import Case, Event, Notice
from cases.part import related_to
from cases.record.chain import append, chained, place_asked
from cases.refusals import Stale
from cases.states import EventKind
from people.models import User
from people.prepared import NUMBER
from people.prepared_message import Answer, Said, in_one_message
from people.prepared_writes import Change, add_all

Happened = tuple[Case, EventKind, dict[str, Any]]
# Who stands in which relation to a case, by keyed mark.
Related = Sequence[tuple[str, str]]


def save_moved(case: Case, *, seen_version: int) -> None:
    """Write a case that a transition moved, if it is still at the version that was seen. Raises Stale."""
    (moved,) = in_one_message([_move(case, seen_version)])
    _is_moved(case, moved, seen_version)


def save_and_record(
    case: Case,
    happened: Sequence[Happened],
    told: Callable[[Related], Sequence[Notice]],
    *,
    by: User,
    at: datetime,
    seen_version: int,
) -> None:
    """Write all that an act leaves to its end: the case, the notices, and what happened. Raises Stale.

    `told` says who is to be told, of those who are related to the case now. Two messages on PostgreSQL.
    """
    place = place_asked(case, len(happened)) if happened else ()
    related = related_to(case)
    moved, now_related, *chain = in_one_message([_move(case, seen_version), related.said, *place])
    _is_moved(case, moved, seen_version)
    case.related = related.read(now_related.rows)
    named = [(of, kind, {"by": by.display_name, **detail}) for of, kind, detail in happened]
    events = chained(named, *chain, at=at, by=index_of(by)) if named else []
    add_all([*told(case.related), *events])


def _move(case: Case, seen_version: int) -> Said:
    changes = {"version": seen_version + 1, "state": case.state, **_changed(case)}
    return _move_of(tuple(changes)).told(changes, pk=case.pk, version=seen_version)


def _is_moved(case: Case, moved: Answer, seen_version: int) -> None:
    if not moved.count:
        raise stale(case)
    case.version = seen_version + 1
    case.stood = None


def as_it_stands(case: Case) -> None:
    """Keep with a case that was just read how it stands, so that only what an act changes of it is written."""
    case.stood = {column: vars(case)[column] for column in _MOVED}


def _changed(case: Case) -> dict[str, Any]:
    """What an act changed of the case since it was locked, by column; all there is where that is not known."""
    now = vars(case)
    if case.stood is None:
        return {column: getattr(case, column) for column in _MOVED}
    return {column: now[column] for column, was in case.stood.items() if not _is_still(was, now[column])}


def _is_still(was: Any, now: Any) -> bool:
    """What was opened and changed where it stands is told by opening it again."""
    return was is now or now == (was.opened() if isinstance(was, Unopened) else was)


@cache
def _move_of(columns: tuple[str, ...]) -> Change:
    return Change(Case, columns, pk=NUMBER, version=NUMBER)


def stale(case: Case, *, told: Collection[EventKind] = tuple(EventKind)) -> Stale:
    """What to say to whoever comes second: the last thing that changed the case, by whom and when.

    `told` are the kinds of event that this person may know of.
    """
    last = case.events.exclude(kind__in=_CHANGES_NOTHING).last()
    whole = len(told) == len(EventKind)
    if last is not None and (last.kind not in told or (not whole and _is_kept_from_them(last))):
        last = None
    if last is None:
        return Stale(gettext("it was changed"), "", None)
    by = str((last.detail or {}).get("by", ""))
    words = _WHAT.get(EventKind(last.kind))
    what = (
        gettext(words)
        if words
        else gettext("did this: %(what)s") % {"what": str(EventKind(last.kind).label).lower()}
    )
    return Stale(f"{by} {what}".strip(), by, last.at)


def _is_kept_from_them(last: Event) -> bool:
    """Whether it happened on the other side, or only among those who work on it."""
    detail = last.detail or {}
    return bool(detail.get("of_the_other_side") or detail.get("internal"))


def record(case: Case, kind: EventKind, *, by: User, at: datetime, **detail: Any) -> Event:
    """Write what happened in the next place, last of all that the act writes: see cases/record/chain.py."""
    return append(case, kind, at=at, by=index_of(by), detail={"by": by.display_name, **detail})


# Readings, and that a day went by, leave a case as it was.
_CHANGES_NOTHING = (
    EventKind.OPENED,
    EventKind.PAGE_OPENED,
    EventKind.NO_CONNECTION_CONFIRMED,
    EventKind.DATE_PASSED,
)
# What acts change in the case's own row besides its state; whatever was written when it was sent stays as it is.
_MOVED = (
    "acknowledged_on",
    "concluded_on",
    "reported_on",
    "closed_on",
    "name_withheld",
    "outcome",
    "code_question",
    "waiting",
    "contact",
)
_WHAT = {EventKind.ACKNOWLEDGED: gettext_noop("acknowledged it"), EventKind.FILED: gettext_noop("sent it")}
