"""How does an event get its place in the one chain of the installation, whoever else writes at that moment?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from cases.models.case import Case
from cases.models.event import Event, RecordHead
from cases.record.seals import BEFORE_THE_FIRST, seal_of_entry
from cases.states import EventKind
from people.prepared_message import Answer, Said, in_one_message
from people.prepared_writes import add

# Plain SQL, because every act pays for it: the statement that counts the entry also takes the head's lock, and the
# next one begins after the lock is had, so it reads what the writer before has committed; in one message as well.
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


def place_asked(case: Case, entries: int) -> tuple[Said, Said]:
    """What counts so many entries and locks the head, and what looks up the last: for `chained`, in one message."""
    return Said(_COUNT_AND_LOCK, [entries]), Said(_LAST_ENTRY, [case.pk])


def chained(
    happened: Sequence[tuple[Case, EventKind, dict[str, Any]]],
    counted: Answer,
    last: Answer,
    *,
    at: datetime,
    by: str,
) -> list[Event]:
    """The events of one act in their next places, in this order, to be written last of all in its transaction.

    `counted` and `last` are the answers to `place_asked` of the first one's case.
    """
    case = happened[0][0]
    place, previous, number = _after(last.rows) if counted.count else _next(case, len(happened))
    numbers, events = {case.pk: number}, []
    for place_of_it, (of, kind, detail) in enumerate(happened, place):
        number = numbers.get(of.pk) or _next_number(of)
        numbers[of.pk] = number + 1
        event = _sealed(of, kind, at=at, by=by, detail=detail, chained=(place_of_it, previous, number))
        previous = event.mac
        events.append(event)
    return events


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
    counted, last = in_one_message(place_asked(case, entries))
    if not counted.count:
        _write_head()
        _counted, last = in_one_message(place_asked(case, entries))
    return _after(last.rows)


def _after(last: Sequence[Sequence[Any]]) -> tuple[int, str, int]:
    place, previous, number = last[0] if last else (0, BEFORE_THE_FIRST, 0)
    return place + 1, previous, (number or 0) + 1


def _next_number(case: Case) -> int:
    last = Event.objects.filter(case=case).order_by().aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _write_head() -> None:
    """The head of a record that has none yet. Of two writers in one moment the second finds the first one's."""
    last = Event.objects.aggregate(last=Max("place"))["last"] or 0
    RecordHead.objects.bulk_create([RecordHead(pk=1, written=last)], ignore_conflicts=True)
