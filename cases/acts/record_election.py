"""Record an election, or that somebody accepted office; what rests on a seat it left empty is found at once."""

from __future__ import annotations

from datetime import date, datetime

from cases.watch.bodies import watch_bodies
from people.election_recording import Typed, record_election
from people.elections import Held, accept_office
from people.models import Council, Election, Holding, User


def record_council_election(
    council: Council, typed: Typed, *, shown: str, by: User, at: datetime, on: date
) -> Held:
    """Carry out an election as it was read out, and let the clocks of what it left without a body stand still today.

    The hourly look would find them as well, up to an hour later. Raises people.establishment.NotPossible.
    """
    held = record_election(council, typed, shown=shown, by=by)
    watch_bodies(on=on, at=at)
    return held


def record_acceptance(
    election: Election, user: User, *, accepted_on: date, by: User, at: datetime, on: date
) -> list[Holding]:
    """Record that somebody accepted office, and let what waited for their seat count on. Raises NotPossible."""
    holdings = accept_office(election, user, on=accepted_on, by=by)
    watch_bodies(on=on, at=at)
    return holdings
