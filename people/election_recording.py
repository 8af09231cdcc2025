"""How is an election recorded from what somebody typed? Read out first, then written whole as it was read out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from people.election_lines import LineFault, read_lines
from people.election_results import Results
from people.elections import Held, hold_election, what_would_change
from people.establishment import NotPossible
from people.models import Council, User


@dataclass(frozen=True, slots=True)
class Typed:
    """An election as it was typed: its days, and its seats and panels one a line (see people.election_lines)."""

    polled_on: date
    ends_on: date
    begins_on: date
    seats: str
    panels: str


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Every difference in words; `fingerprint` is the same for the same words."""

    sentences: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """By which recording it knows that it does what was read out."""
        return hashlib.sha256("\n".join(self.sentences).encode()).hexdigest()


def read_out(council: Council, typed: Typed) -> ReadOut:
    """What would change; nothing is written. Raises NotPossible, with the line that cannot be read."""
    with transaction.atomic():
        found, _results = _differences(council, typed)
        transaction.set_rollback(True)
    return found


def record_election(council: Council, typed: Typed, *, shown: str, by: User | None = None) -> Held:
    """Carry it out as it was read out: `shown` is that fingerprint. Raises NotPossible."""
    with transaction.atomic():
        found, results = _differences(council, typed)
        if found.fingerprint != shown:
            raise NotPossible(
                "What would change is not what was read out. Read it again below, then record it."
            )
        return hold_election(results, by=by)


def _differences(council: Council, typed: Typed) -> tuple[ReadOut, Results]:
    try:
        lines = read_lines(council, typed.seats, typed.panels)
    except LineFault as fault:
        raise NotPossible(str(fault)) from None
    if not lines.seats:
        raise NotPossible(
            "List the councillors’ seats, one a line. A seat that is not listed is there no longer."
        )
    results = Results(
        council,
        polled_on=typed.polled_on,
        ends_on=typed.ends_on,
        begins_on=typed.begins_on,
        seats=lines.seats,
        panels=lines.panels,
        acceptances=lines.acceptances,
    )
    changes = what_would_change(results)
    if not changes:
        raise NotPossible("This election is recorded already, with the same results. Nothing is left to do.")
    sign_ins = tuple(
        f"{user} ({user.email}) is new here, and can sign in once they are given a password."
        for user in lines.new
    )
    return ReadOut((*sign_ins, *changes)), results
