"""How does the record of one council go to whoever follows it, so that it can be verified without our database?

A file with one line an entry of the whole chain. Every line has the entry's place and seal; those of the council have
the entry itself as well, encrypted under a key of the copy's own: whoever follows one council of an installation must
not get the keys that read all of them. With that key and RECORD_KEY the copy is walked as `verify_record` walks the
database, on any machine: no line can be changed, left out, added or moved, nor the end cut off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from cases.models.event import Event
from cases.record.seals import BEFORE_THE_FIRST, seal_of_anchor, seal_of_entry
from cases.record.verification import Verified
from people.models import Council

AT_ONCE = 1000


def new_key() -> str:
    """The key of one copy, to be handed over apart from it."""
    return Fernet.generate_key().decode("ascii")


def write_sealed_copy(council: Council, path: Path, *, key: str, at: datetime) -> int:
    """Write the record up to now; how many entries of the council's cases are in it. Raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    own, place, mac = 0, 0, BEFORE_THE_FIRST
    with os.fdopen(handle, "w", encoding="ascii") as file:
        for event in _entries():
            theirs = event.case.council_id == council.pk
            own, place, mac = own + theirs, event.place, event.mac
            file.write(json.dumps(_line(event, Fernet(key) if theirs else None), sort_keys=True) + "\n")
        end = {"end": place, "mac": mac, "at": at.isoformat(timespec="microseconds")}
        file.write(json.dumps({**end, "seal": seal_of_anchor(place=place, mac=mac, at=at)}, sort_keys=True))
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    return own


def verify_sealed_copy(path: Path, *, key: str) -> Verified:
    """Walk a copy from its first line to its last, up to the first thing that is wrong. No database is asked.

    Raises ValueError for what is no key.
    """
    opens = Fernet(key)
    place, previous, own = 0, BEFORE_THE_FIRST, 0
    with path.open("r", encoding="ascii", errors="replace") as file:
        for number, raw in enumerate(file, start=1):
            try:
                line = json.loads(raw)
                if "end" in line:
                    fault = _fault_of_end(line, place, previous) or ("" if not file.readline() else _MORE)
                    return Verified(own, 0 if fault else 1, fault and f"Line {number} {fault}")
                fault = _fault_of(line, place + 1, previous, opens)
            except (ValueError, KeyError, TypeError, AttributeError, InvalidToken):
                fault = "cannot be read: it was changed, or the keys are others"
            if fault:
                return Verified(own, 0, f"Line {number} {fault}.")
            place, previous, own = place + 1, line["mac"], own + ("entry" in line)
    return Verified(own, 0, f"The copy stops after entry {place}: its end was cut off.")


_MORE = "is the end, and something stands after it."


def _entries() -> Iterator[Event]:
    last = 0
    while batch := list(
        Event.objects.filter(place__gt=last).select_related("case").order_by("place")[:AT_ONCE]
    ):
        yield from batch
        last = batch[-1].place


def _line(event: Event, shuts: Fernet | None) -> dict[str, Any]:
    line = {"place": event.place, "previous": event.previous, "mac": event.mac}
    if shuts is None:
        return line
    entry = {
        "case": event.case.reference,
        "number": event.number,
        "kind": event.kind,
        "at": event.at.isoformat(timespec="microseconds"),
        "by": event.by,
        "detail": event.detail,
    }
    return {**line, "entry": shuts.encrypt(json.dumps(entry, sort_keys=True).encode()).decode("ascii")}


def _fault_of(line: dict[str, Any], place: int, previous: str, opens: Fernet) -> str:
    """What is wrong with a line, or nothing."""
    if line["place"] != place:
        return f"has entry {line['place']} where entry {place} should be: one was left out, added or moved"
    if line["previous"] != previous:
        return "does not follow the line before it: one was changed or left out"
    if "entry" not in line:
        return ""
    entry = json.loads(opens.decrypt(line["entry"]))
    entry["at"] = datetime.fromisoformat(entry["at"])
    sealed = seal_of_entry(place=place, previous=previous, **entry)
    return "" if sealed == line["mac"] else "was changed, or was not written with this RECORD_KEY"


def _fault_of_end(line: dict[str, Any], place: int, previous: str) -> str:
    seal = seal_of_anchor(place=line["end"], mac=line["mac"], at=datetime.fromisoformat(line["at"]))
    if line["seal"] != seal:
        return "was changed, or was not written with this RECORD_KEY."
    return "" if (line["end"], line["mac"]) == (place, previous) else "says that the record ends elsewhere."
