"""Who stands in for a Monitoring Officer who watches over a case and has a connection? Whom the council set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.choosing import parties_kept, people_dealing_with, people_kept_out
from cases.exclusions import Exclusions
from cases.models import Case
from cases.oversight import overseer
from cases.settled import lines_of, settled
from cases.triage import MONITORING_OFFICER
from people.directory import deputy_of, holder_of, posts_of_kind
from people.models import Council, Post, User

SETTING = "stands in for the Monitoring Officer"
DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who watches over a case in the place of the Monitoring Officer, and what their seat is called."""

    user: User
    title: str

    @property
    def known_as(self) -> str:
        """Name and seat."""
        return f"{self.user.display_name}, {self.title}"


def stand_in_for_overseer(case: Case, on: date) -> StandIn | None:
    """The first lawful: another Monitoring Officer of the council or its principal authority, then as the council set.

    The setting is a list of kinds of Monitoring Officer's seat, or "deputy", a line each; a council that wants
    no deputy leaves that line out. Without a setting it is whoever comes to watch over any such case: see oversight.py.
    Nobody who deals with the case, or has any part in it, says whether it is a Code matter (Localism Act 2011 s.28).
    """
    parties = parties_kept(case)
    exclusions = Exclusions(parties, on, handled_before=[*people_kept_out(case), *people_dealing_with(case)])
    lines = lines_of(settled(case.council, SETTING, on))
    if not lines:
        found = overseer(parties, exclusions, on)
        return StandIn(*found) if found is not None else None
    for council in _councils(case):
        for user, seat, title in _of(council, (MONITORING_OFFICER, *lines), exclusions, on):
            if exclusions.seat_because(seat) is None and exclusions.not_today_because(user) is None:
                elsewhere = f" of {council.name}" if council != case.council else ""
                return StandIn(user, f"{title}{elsewhere}")
    return None


def _councils(case: Case) -> list[Council]:
    principal = case.council.principal_authority
    return [case.council] if principal is None else [case.council, principal]


def _of(
    council: Council, kinds: tuple[str, ...], exclusions: Exclusions, on: date
) -> Iterator[tuple[User, Post, str]]:
    for kind in kinds:
        if kind == DEPUTY:
            yield from _deputies(council, exclusions, on)
        elif kind.startswith(MONITORING_OFFICER):
            for seat in posts_of_kind(council, kind, on):
                holder = holder_of(seat, on)
                if holder is not None:
                    yield holder, seat, seat.title


def _deputies(council: Council, exclusions: Exclusions, on: date) -> Iterator[tuple[User, Post, str]]:
    """The deputies, never of somebody whose own concern it is."""
    for seat in posts_of_kind(council, MONITORING_OFFICER, on):
        deputy, holder = deputy_of(seat, on), holder_of(seat, on)
        if deputy is not None and (holder is None or not exclusions.is_a_party(holder)):
            yield deputy, seat, f"Deputy {seat.title}"
