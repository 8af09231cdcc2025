"""Where did the record end, and when? Sealed lines in a file outside the database, so that a cut tail is seen.

An entry's seal shows that it was not changed; nothing in a database can show that nothing came after it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cases.models.event import Event, RecordHead
from cases.record.seals import seal_of_anchor


class NotAnchored(Exception):
    """Why no anchor was written, in words for whoever runs the command."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """That the record ended at this place with this seal; `line` is where it stands in its file."""

    line: int
    place: int
    mac: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no anchor of this installation."""

    line: int
    why: str


def write_anchor(path: Path, *, at: datetime) -> int | None:
    """Write where the record ends now; the place, or None for a record without entries. Raises NotAnchored."""
    written = RecordHead.objects.values_list("written", flat=True).first() or 0
    # Read after the head: what the head counts has been committed, so it must be there.
    place, mac = Event.objects.order_by("-place").values_list("place", "mac").first() or (0, "")
    if place < written:
        raise NotAnchored(
            f"The record ends at entry {place}, but {written} were written. Run verify_record before anything else."
        )
    for known in anchors_of(path):
        if isinstance(known, Unreadable):
            raise NotAnchored(
                f"Line {known.line} of {path} {known.why}. Run verify_record before anything else."
            )
        if known.place > place:
            raise NotAnchored(
                f"Line {known.line} of {path} knows of entry {known.place}, but the record ends at {place}."
                " Run verify_record before anything else."
            )
    if place == 0:
        return None
    line = {"place": place, "mac": mac, "at": at.isoformat(timespec="microseconds")}
    line["seal"] = seal_of_anchor(place=place, mac=mac, at=at)
    _append(path, json.dumps(line, sort_keys=True))
    return int(place)


def anchors_of(path: Path, upto_bytes: int | None = None) -> Iterator[Anchor | Unreadable]:
    """Each line of the file as it stood at `upto_bytes`, or as it stands; nothing where there is no file."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        seen = 0
        for number, raw in enumerate(file, start=1):
            if upto_bytes is not None and seen >= upto_bytes:
                return
            seen += len(raw)
            yield _read(number, raw)


def _read(number: int, raw: bytes) -> Anchor | Unreadable:
    try:
        values = json.loads(raw)
        anchor = Anchor(
            number, int(values["place"]), str(values["mac"]), datetime.fromisoformat(values["at"])
        )
        seal = values["seal"]
    except (ValueError, TypeError, KeyError):
        return Unreadable(number, "cannot be read: it was changed, or only half written")
    if anchor.at.tzinfo is None or seal != seal_of_anchor(place=anchor.place, mac=anchor.mac, at=anchor.at):
        return Unreadable(number, "was changed, or was not written with this RECORD_KEY")
    return anchor


def _append(path: Path, line: str) -> None:
    """Write one line behind what stands, and return when it is on the disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{line}\n".encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # or a power cut may forget that there is a file
    finally:
        os.close(folder)
