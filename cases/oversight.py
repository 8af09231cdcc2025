"""Does the Monitoring Officer know that a concern exists? A council's own setting, never for one about themselves."""

from __future__ import annotations

from datetime import date

from cases.exclusions import Exclusions
from cases.parties import Parties
from cases.settled import lines_of, settled
from cases.triage import MONITORING_OFFICER, deputy_who_may, kinds_outside
from people.directory import holder_of, posts_of_kind
from people.models import Council, Post, Side, User

SETTING = "oversight by the Monitoring Officer"
OFF = "off"
STANDS_IN = "stands in for the Monitoring Officer"
DEPUTY = "deputy"


def overseer(
    parties: Parties, exclusions: Exclusions, on: date, *, there: bool = False
) -> tuple[User, str] | None:
    """The Monitoring Officer who may know of the concern, and their post's title; None where nobody does.

    `there` passes over whoever is away.
    """
    because = exclusions.not_today_because if there else exclusions.because
    about_a_councillor = (
        parties.subject is not None
        and parties.subject.post is not None
        and parties.subject.post.side == Side.COUNCILLOR
    )
    # Localism Act 2011 s.28: whether it is a Code allegation is theirs to decide, so this cannot be switched off.
    if not about_a_councillor and is_off(parties.council, on):
        return None
    for council in _whose_officer(parties.council, about_a_councillor=about_a_councillor):
        for seat in posts_of_kind(council, MONITORING_OFFICER, on):
            holder = holder_of(seat, on)
            if holder and exclusions.seat_because(seat) is None and because(holder) is None:
                return holder, _titled(seat, parties.council)
    # Somebody has to be able to say whether it is a Code allegation, whoever raised it and whoever stood aside.
    return _stand_in(parties, exclusions, on) if about_a_councillor else None


def _stand_in(parties: Parties, exclusions: Exclusions, on: date) -> tuple[User, str] | None:
    """Whom the council set; else the deputy, never of somebody whose own concern it is, then the seat outside.

    The setting is a list of kinds of Monitoring Officer's seat, or "deputy", a line each: a council without a deputy
    leaves that line out. Nobody else may say whether it is a Code matter (Localism Act 2011 s.28).
    """
    set_lines = lines_of(settled(parties.council, STANDS_IN, on))
    for council in _whose_officer(parties.council, about_a_councillor=True):
        for kind in set_lines or (DEPUTY, *_kinds_outside(council)):
            for seat in posts_of_kind(council, MONITORING_OFFICER if kind == DEPUTY else kind, on):
                found = _in_place(seat, kind, exclusions, on)
                if found is not None:
                    deputises = "Deputy " if kind == DEPUTY else ""
                    return found, f"{deputises}{_titled(seat, parties.council)}"
    return None


def _in_place(seat: Post, kind: str, exclusions: Exclusions, on: date) -> User | None:
    if kind == DEPUTY:
        found = deputy_who_may(seat, exclusions, on)
        return found.user if found is not None else None
    holder = holder_of(seat, on) if seat.kind.startswith(MONITORING_OFFICER) else None
    if holder is None or exclusions.seat_because(seat) is not None:
        return None
    return holder if exclusions.not_today_because(holder) is None else None


def _kinds_outside(council: Council) -> tuple[str, ...]:
    return tuple(kind for kind in kinds_outside(council) if kind.startswith(MONITORING_OFFICER))


def _titled(seat: Post, council: Council) -> str:
    return seat.title if seat.council_id == council.pk else f"{seat.title} of {seat.council.name}"


def _whose_officer(council: Council, *, about_a_councillor: bool) -> list[Council]:
    """A town or parish has none: its principal authority's takes what is about a councillor (s.28(6) and (9))."""
    principal = council.principal_authority
    return [council, principal] if principal is not None and about_a_councillor else [council]


def is_off(council: Council, on: date) -> bool:
    """Whether the council has switched it off on the day. Without a setting it is on."""
    setting = settled(council, SETTING, on)
    return setting is not None and setting.value == OFF
