"""What came out of an election? Seats, groups and panels as they stand afterwards, by person and never by name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from people.models import Council, Post, User


@dataclass(frozen=True, slots=True)
class SeatAfter:
    """A councillor's seat after the election, and who was elected into it; `user` is empty for one still to be filled.

    `post` is the seat it carries on, None for a new one. `group` is the group's name. `answers_to` is the title of
    the leader's seat. `from_on` is only for seats filled later than the others, by the annual council for example.
    """

    kind: str
    title: str
    user: User | None
    post: Post | None = None
    group: str = ""
    team: str = ""
    answers_to: str = ""
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class PanelAfter:
    """A panel as it is made up afresh, from the first day of the new council or a later one."""

    post: Post
    members: tuple[User, ...]
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """On which day somebody accepted office."""

    user: User
    on: date


@dataclass(frozen=True, slots=True)
class Results:
    """Every councillor's seat of a council after a polling day. A seat that is not listed is there no longer.

    `ends_on` is the old councillors' last day, `begins_on` the new ones' first: whoever was elected again goes on the
    day after `ends_on`, whatever `begins_on` is.
    """

    council: Council
    polled_on: date
    ends_on: date
    begins_on: date
    seats: tuple[SeatAfter, ...]
    panels: tuple[PanelAfter, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def sha256(self) -> str:
        """The same for the same results, however often and in whatever process they are put together."""
        written: dict[str, Any] = {
            "days": [str(day) for day in (self.polled_on, self.ends_on, self.begins_on)],
            "seats": [self._written(seat) for seat in self.seats],
            "panels": [
                [panel.post.pk, [member.pk for member in panel.members], str(panel.from_on)]
                for panel in self.panels
            ],
            "acceptances": sorted([one.user.pk, str(one.on)] for one in self.acceptances),
        }
        return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()

    def accepted_on(self, user: User) -> date | None:
        """When this person accepted office; None while they have not."""
        return next((one.on for one in self.acceptances if one.user == user), None)

    def places_of(self, title: str) -> list[int]:
        """Where in the list the seats of this title stand."""
        return [place for place, seat in enumerate(self.seats) if seat.title == title]

    def _written(self, seat: SeatAfter) -> list[Any]:
        whom = seat.user.pk if seat.user else None
        kept = seat.post.pk if seat.post else None
        return [kept, seat.kind, seat.title, whom, seat.group, seat.team, seat.answers_to, str(seat.from_on)]
