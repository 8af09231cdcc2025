"""How does an event get its place in the one chain of the installation, whoever else writes at that moment?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Max

from cases.models.case import Case
from cases.models.event import Event, RecordHead
from cases.record.seals import BEFORE_THE_FIRST, seal_of_entry
from cases.states import EventKind
from people.prepared_writes import add

# Plain SQL, because every act pays for it: the statement that counts the entry also takes the head's lock, and the
# next one begins after the lock is had, so it reads what the writer before has committed.
_COUNT_AND_LOCK = "UPDATE cases_recordhead SET written = written + %s WHERE id = 1"
_LAST_ENTRY = (
    "SELECT place, mac, (SELECT MAX(number) FROM cases_event WHERE case_id = %s)"
    " FROM cases_event ORDER BY place DESC LIMIT 1"
)


def append(case: Case, kind: EventKind, *, at: datetime, by: str, detail: dict[str, Any]) -> Event:
    """Write an event in the next place of its case and of the chain. Call it last in an act, in its transaction.

    The head of the chain is locked from here until the act commits, so other acts wait for that long and no longer.
    """
    event = _sealed(case, kind, at=at, by=by, detail=detail, chained=_next(case))
    add(event)
    return event


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened to a case by itself, done by no person."""

    case: Case
    kind: EventKind
    at: datetime
    detail: dict[str, Any]


def append_all(entries: Sequence[Entry]) -> None:
    """Write many events in the next places of the chain, in this order, in as many statements as for two.

    Like `append` it comes last in its transaction, whose writer has locked the cases.
    """
    if not entries:
        return
    first, previous, _ = _next(entries[0].case, len(entries))
    numbered = Event.objects.filter(case__in={entry.case.pk for entry in entries}).order_by()
    numbers = dict(numbered.values_list("case_id").annotate(last=Max("number")))
    events = []
    for place, entry in enumerate(entries, first):
        number = numbers[entry.case.pk] = numbers.get(entry.case.pk, 0) + 1
        event = _sealed(
            entry.case, entry.kind, at=entry.at, by="", detail=entry.detail, chained=(place, previous, number)
        )
        previous = event.mac
        events.append(event)
    Event.objects.bulk_create(events)


def _sealed(
    case: Case,
    kind: EventKind,
    *,
    at: datetime,
    by: str,
    detail: dict[str, Any],
    chained: tuple[int, str, int],
) -> Event:
    place, previous, number = chained
    plain = json.loads(json.dumps(detail))  # as it will be read again: a tuple comes back as a list
    mac = seal_of_entry(
        place=place,
        previous=previous,
        case=case.reference,
        number=number,
        kind=EventKind(kind).value,
        at=at,
        by=by,
        detail=plain,
    )
    return Event(
        case=case,
        number=number,
        kind=kind,
        at=at,
        by=by,
        detail=detail,
        place=place,
        previous=previous,
        mac=mac,
    )


def _next(case: Case, entries: int = 1) -> tuple[int, str, int]:
    """The next place, the seal before it, and the next number in the case; so many entries are counted."""
    with connection.cursor() as cursor:
        if not _counted(cursor, entries, case):
            _write_head()
            _counted(cursor, entries, case)
        place, previous, number = cursor.fetchone() or (0, BEFORE_THE_FIRST, 0)
    return place + 1, previous, (number or 0) + 1


def _counted(cursor: CursorWrapper, entries: int, case: Case) -> bool:
    """Count the entries and lock the head, then look up the last; False where there is no head yet."""
    if connection.vendor == "postgresql":
        # In one message. Its second statement sees what is committed when it begins, and not when the message does.
        cursor.execute(f"{_COUNT_AND_LOCK};{_LAST_ENTRY}", [entries, case.pk])
        found = bool(cursor.rowcount)
        cursor.nextset()
        return found
    cursor.execute(_COUNT_AND_LOCK, [entries])
    found = bool(cursor.rowcount)
    cursor.execute(_LAST_ENTRY, [case.pk])
    return found


def _write_head() -> None:
    """The head of a record that has none yet. Of two writers in one moment the second finds the first one's."""
    last = Event.objects.aggregate(last=Max("place"))["last"] or 0
    RecordHead.objects.bulk_create([RecordHead(pk=1, written=last)], ignore_conflicts=True)
