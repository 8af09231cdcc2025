"""What came of some made-up years? Counts, and one mark of everything that happened."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from cases.models import Case, Event

BEGINS_ON = date(2026, 1, 5)


@dataclass(slots=True)
class Years:
    """What came of it. `wrong` should be 0; `on` is the last day that was lived."""

    on: date = BEGINS_ON
    cases: int = 0
    acts: int = 0
    refused: int = 0
    mails: int = 0
    stuck: int = 0
    self_judging: int = 0
    missed_dates: int = 0
    doubled_dates: int = 0
    days_asleep: int = 0
    moves: int = 0
    closures: int = 0
    proclaimed: int = 0
    by_act: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    by_state: Counter[str] = field(default_factory=Counter)
    first_stuck: list[str] = field(default_factory=list)
    digest: str = ""

    @property
    def wrong(self) -> int:
        """How much is wrong altogether."""
        return self.stuck + self.self_judging + self.missed_dates + self.doubled_dates


def digest() -> str:
    """SHA-256 over everything that happened, in order; cases by the order in which they were raised."""
    whole = hashlib.sha256()
    raised = {reference: f"case {number}" for number, reference in enumerate(_references(), 1)}
    events = Event.objects.order_by("place").select_related("case")
    for event in events.iterator(chunk_size=1000):
        # A document that is handed over names the case, so its hash is drawn by chance as the reference is.
        kept = {name: value for name, value in (event.detail or {}).items() if name != "sha256"}
        told = json.dumps(kept, sort_keys=True)
        for reference in _named_in(told, raised):
            told = told.replace(reference, raised[reference])
        entry = (raised[event.case.reference], event.number, event.kind, event.at.isoformat(), told)
        whole.update(json.dumps(entry).encode())
    return whole.hexdigest()


def _references() -> list[str]:
    return list(Case.objects.order_by("pk").values_list("reference", flat=True))


def _named_in(told: str, raised: dict[str, str]) -> list[str]:
    words = {word.strip('",.;:()') for word in told.split()}
    return sorted(words & raised.keys())
