"""Does the record stand as it was written? A walk from its first entry to its last, up to what is wrong, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Q, TextField
from django.db.models.functions import Cast

from cases.ciphertext import Unreadable as UnreadableWords
from cases.ciphertext import decrypted
from cases.models.event import Event, RecordHead
from cases.record import anchors
from cases.record.seals import BEFORE_THE_FIRST, seal_of_entry

BATCH = 1000  # entries in memory at once, however long the record is


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries and anchors were found good, and what is wrong with the first that was not; empty if none."""

    entries: int
    anchors: int
    fault: str = ""


class _Row(NamedTuple):
    """An entry as it lies in the database, its words still encrypted."""

    pk: Any
    place: Any
    previous: Any
    mac: Any
    case: Any
    number: Any
    kind: Any
    at: Any
    by: Any
    words: Any


_COLUMNS = ("pk", "place", "previous", "mac", "case__reference", "number", "kind", "at", "by", "words")


class _Fault(Exception):
    """The first thing that is wrong."""


class _Walk:
    """Entries are walked with the anchors beside them; both files and tables may grow meanwhile."""

    def __init__(self, path: Path) -> None:
        # Both read before the walk: whatever they speak of has been committed by now, so the walk must meet it.
        size = path.stat().st_size if path.is_file() else 0
        self.written_before = _written()
        self._anchors = anchors.anchors_of(path, size)
        self.path = path
        self.entries = self.anchors = 0
        self.previous = BEFORE_THE_FIRST
        self.anchor = self._next_anchor()

    def walk(self) -> None:
        for row in _rows():
            self._check(row)
        self._check_end()

    def _check(self, row: _Row) -> None:
        place = self.entries + 1
        named = f"Entry {row.place}, in {row.case},"
        if row.place != place:
            if isinstance(row.place, int) and row.place > place:
                raise _Fault(f"Entry {place} is missing: the next one is entry {row.place}, in {row.case}.")
            raise _Fault(f"{named} stands in a place that no entry can have: it was added or moved.")
        if row.mac != _seal_of(row, named):
            hint = " (if nothing is right, look at RECORD_KEY first)" if place == 1 else ""
            raise _Fault(f"{named} was changed, moved or added without the key of the record{hint}.")
        if row.previous != self.previous:
            raise _Fault(f"{named} does not follow entry {place - 1}: what stood before it was taken away.")
        self.entries, self.previous = place, row.mac
        while self.anchor is not None and self.anchor.place <= place:
            if self.anchor.place < place or self.anchor.mac != row.mac:
                seen = f"line {self.anchor.line} of {self.path} saw on {self.anchor.at:%d %B %Y}"
                raise _Fault(f"{named} is not the one that {seen}: the record was written anew.")
            self.anchors += 1
            self.anchor = self._next_anchor()

    def _check_end(self) -> None:
        if self.anchor is not None:
            raise _Fault(
                f"The record ends at entry {self.entries}, but line {self.anchor.line} of {self.path} saw entry"
                f" {self.anchor.place} on {self.anchor.at:%d %B %Y}: its end was cut off."
            )
        if self.entries < self.written_before:
            raise _Fault(
                f"The record ends at entry {self.entries}, but {self.written_before} were written:"
                " its end was cut off."
            )
        if self.entries > _written():
            raise _Fault(
                f"The record ends at entry {self.entries}, but its head counts only {_written()}:"
                " the head was set back."
            )
        if Event.objects.filter(place__isnull=True).exists():
            raise _Fault("There is an event without a place in the record: it was added.")
        counted = (
            Event.objects.order_by().values("case__reference").annotate(n=Count("pk"), last=Max("number"))
        )
        uneven = counted.exclude(n=F("last")).order_by("case__reference").first()
        if uneven is not None:
            raise _Fault(
                f"{uneven['case__reference']} has {uneven['n']} events, but the last is number {uneven['last']}."
            )

    def _next_anchor(self) -> anchors.Anchor | None:
        found = next(self._anchors, None)
        if isinstance(found, anchors.Unreadable):
            raise _Fault(f"Line {found.line} of {self.path} {found.why}.")
        return found


def verify(path: Path) -> Verified:
    """Walk the whole record, and the anchors in `path`, up to the first thing that is wrong. Changes nothing."""
    walk = None
    try:
        walk = _Walk(path)
        walk.walk()
    except _Fault as fault:
        return Verified(walk.entries if walk else 0, walk.anchors if walk else 0, str(fault))
    return Verified(walk.entries, walk.anchors)


def _written() -> int:
    return RecordHead.objects.values_list("written", flat=True).first() or 0


def _rows() -> Iterator[_Row]:
    """Every entry by place; two in one place, which only an intruder can make, both come."""
    after, size = Q(), BATCH
    while True:
        entries = Event.objects.filter(after, place__isnull=False).order_by("place", "pk")
        # As text, because an encrypted column opens itself, and one that cannot be opened must be named.
        rows = entries.annotate(words=Cast("detail", TextField())).values_list(*_COLUMNS)
        try:
            batch = [_Row(*row) for row in rows[:size]]
        except (ValueError, TypeError, AttributeError):
            # SQLite keeps anything in any column, so there may be a time that is none: find it one by one.
            if size == 1:
                found = entries.values("place", "case__reference")[0]
                said = f"Entry {found['place']}, in {found['case__reference']}, was changed: its time can't be read."
                raise _Fault(said) from None
            size = 1
            continue
        if not batch:
            return
        yield from batch
        after = Q(place__gt=batch[-1].place) | Q(place=batch[-1].place, pk__gt=batch[-1].pk)


def _seal_of(row: _Row, named: str) -> str:
    try:
        detail = json.loads(decrypted(row.words))
    except (UnreadableWords, ValueError, TypeError, AttributeError):
        raise _Fault(
            f"{named} was changed: its words can't be read with the keys of this installation."
        ) from None
    try:
        return seal_of_entry(
            place=row.place,
            previous=row.previous,
            case=row.case,
            number=row.number,
            kind=row.kind,
            at=row.at,
            by=row.by,
            detail=detail,
        )
    except (TypeError, AttributeError):
        raise _Fault(f"{named} was changed: it holds what no entry can hold.") from None
