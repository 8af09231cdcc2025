"""Who chooses, when nobody lawful is left or a person must choose? The first lawful of a fixed few, never a party."""

from __future__ import annotations

from datetime import date

from cases.exclusions import BECAUSE_AVOIDED, Exclusions
from cases.parties import Parties
from cases.recipients import Recipient, Search
from people.directory import deputy_of, holder_of, posts_of_kind
from people.models import Council, Post, Side
from people.prepared import NUMBER, Prepared
from rules.language.rulebook import Rulebook

MONITORING_OFFICER = "Monitoring Officer"
HEADS = ("Chief Executive", "Town Clerk", "Clerk")


def who_chooses(
    rulebook: Rulebook, parties: Parties, exclusions: Exclusions, on: date, *, code_allegation: bool = False
) -> Recipient | None:
    """The first lawful of the Monitoring Officer, the deputy, the Chief Executive or Clerk, the handler outside.

    A deputy never stands in for somebody whose own concern it is, or whom the filer asked not to have: the deputy was
    chosen by them and answers to them. A Code allegation is never given to a Chief Executive or Clerk to decide upon.
    """
    search = Search(rulebook, parties, exclusions, on, chooser=None)
    council = parties.council
    for seat in posts_of_kind(council, MONITORING_OFFICER, on):
        found = search.in_seat(seat, MONITORING_OFFICER) or deputy_who_may(seat, exclusions, on)
        if found is not None:
            return _as_chooser(found)
    for kind in () if code_allegation else HEADS:
        for seat in posts_of_kind(council, kind, on):
            found = search.in_seat(seat, kind)
            if found is not None:
                return _as_chooser(found)
    for seat in _outside(council, on):
        found = search.in_seat(seat, seat.kind)
        if found is not None:
            return _as_chooser(found)
    return None


def deputy_who_may(seat: Post, exclusions: Exclusions, on: date) -> Recipient | None:
    """The deputy in a seat, where they may stand in: never for somebody whose own concern it is, or who is avoided."""
    holder = holder_of(seat, on)
    if exclusions.seat_because(seat) is not None:
        return None
    if holder is not None and (
        exclusions.is_a_party(holder) or exclusions.because(holder) == BECAUSE_AVOIDED
    ):
        return None
    deputy = deputy_of(seat, on)
    if deputy is None or exclusions.not_today_because(deputy) is not None:
        return None
    return Recipient(deputy, seat, "triage", None, seat.kind, f"Deputy {seat.title}", (deputy,))


def _outside(council: Council, on: date) -> list[Post]:
    return [seat for kind in kinds_outside(council) for seat in posts_of_kind(council, kind, on)]


def kinds_outside(council: Council) -> tuple[str, ...]:
    """The kinds of the council's seats outside, the one that came first before the others."""
    return tuple(dict.fromkeys(_OUTSIDE(council=council.pk)))


_OUTSIDE: Prepared[str] = Prepared(
    lambda council: (
        Post.objects.filter(council=council, side=Side.OUTSIDE).order_by("pk").values_list("kind", flat=True)
    ),
    council=NUMBER,
)


def _as_chooser(found: Recipient) -> Recipient:
    return Recipient(found.user, found.post, "triage", None, found.post_kind, found.title, found.people)
