"""Who is who in a concern? The person who raises it, whom it is about, and the others it names, each in their seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.arrivals.kept import SPREADSHEET, arrived_in
from cases.models import Draft
from people.directory import holder_of, posts_of
from people.models import Council, Post, User
from rules.language import vocabulary
from rules.language.rulebook import Matter, Rulebook


@dataclass(frozen=True, slots=True)
class Party:
    """One person in one seat. `kind` is the rulebook's word for the seat; `user` is empty for a vacant one.

    `name` is that of somebody outside the council, who has neither; `side` that of a post whose seat is not known.
    """

    user: User | None
    post: Post | None
    kind: str
    name: str = ""
    side: str = ""

    def as_json(self) -> dict[str, Any]:
        """What the case keeps, encrypted: who it was and what they were then."""
        return {
            "user": self.user.pk if self.user else None,
            "name": self.user.display_name if self.user else self.name,
            "post": self.post.pk if self.post else None,
            "title": self.post.title if self.post else self.kind,
            "kind": self.kind,
            "side": str(self.post.side) if self.post else self.side,
        }


@dataclass(frozen=True, slots=True)
class Parties:
    """Everybody a concern names. `subject` is None in a matter that is about nobody in particular.

    `also_about` are those whom concerns sent with this one are about. `written_by` is whoever wrote it down for the
    complainant, `goes_along` whether that person agreed that they see what becomes of it. `recorded_by` is whoever
    wrote it down because it arrived otherwise, who is no party to it by that.
    """

    council: Council
    complainant: Party
    subject: Party | None
    affected: tuple[User, ...] = ()
    filed_for: tuple[User, ...] = ()
    witnesses: tuple[User, ...] = ()
    also_about: tuple[Party, ...] = ()
    written_by: User | None = None
    recorded_by: User | None = None
    goes_along: bool = False

    @property
    def given(self) -> dict[str, str]:
        """The parties as the facts `raised by` and `about`."""
        # No rulebook knows anybody outside by a post.
        known = {} if self.is_from_outside else {vocabulary.RAISED_BY: self.complainant.kind}
        return known if self.subject is None else {**known, vocabulary.ABOUT: self.subject.kind}

    @property
    def sent_by(self) -> User | None:
        """Whoever sends it: the complainant, or whoever wrote it down for them or when it arrived."""
        return self.recorded_by or self.written_by or self.complainant.user

    @property
    def is_from_outside(self) -> bool:
        """Whether it was raised by somebody who is not of the council, or gave no name: see cases/arrivals."""
        return self.complainant.user is None and self.complainant.post is None

    def party_on(self, side: str) -> Party | None:
        """The party a rulebook calls the officer, the councillor, the subject or the complainant."""
        if side == "complainant":
            return self.complainant
        if side == "subject":
            return self.subject
        both = [party for party in (self.subject, self.complainant) if party is not None]
        return next((party for party in both if party.post is not None and party.post.side == side), None)

    def as_json(self) -> dict[str, Any]:
        """What the case keeps, encrypted."""
        return {
            "complainant": self.complainant.as_json(),
            "subject": self.subject.as_json() if self.subject else None,
            "affected": _named(self.affected),
            "filed_for": _named(self.filed_for),
            "witnesses": _named(self.witnesses),
            "also_about": [party.as_json() for party in self.also_about],
            "written_by": _named([self.written_by])[0] if self.written_by else None,
        }


def parties_of(draft: Draft, rulebook: Rulebook, matter: Matter, on: date) -> Parties:
    """Who is who in a draft on the day. Where only a post is known it is about whoever sits in it."""
    arrived = arrived_in(draft.answers)
    named = User.objects.in_bulk(
        {draft.raised_by_id, draft.about_user_id or 0, (arrived.who if arrived else None) or 0}
        | {number for role in ("affected", "filed_for", "witnesses") for number in draft.people(role)}
    )
    if arrived is not None:
        # Whoever writes down what arrived is no party to it by that.
        written_by = None
        raised_by = (
            _complainant(named[arrived.who], draft.council, rulebook, matter, on)
            if arrived.who is not None
            else Party(None, None, arrived.kind, arrived.name)
        )
    else:
        complainant = named[draft.complainant_id]
        written_by = named[draft.raised_by_id] if draft.complainant_id != draft.raised_by_id else None
        raised_by = _complainant(complainant, draft.council, rulebook, matter, on)
    return Parties(
        council=draft.council,
        complainant=raised_by,
        subject=_subject(draft.council, draft.about_user_id, draft.about_post_id, rulebook, matter, on),
        affected=_people(named, draft.people("affected")),
        witnesses=_people(named, draft.people("witnesses")),
        also_about=tuple(
            party
            for one in draft.also_about
            if (party := _subject(draft.council, one["user"], one["post"], rulebook, matter, on)) is not None
        ),
        written_by=written_by,
        recorded_by=named[draft.raised_by_id]
        if arrived is not None and arrived.channel != SPREADSHEET
        else None,
        goes_along=written_by is not None and draft.words.get("for_follow") == "yes",
    )


def kind_in(rulebook: Rulebook, post: Post, allowed: tuple[str, ...]) -> str | None:
    """The rulebook's word for a seat, among those allowed; for one it does not know, the general word of its side."""
    known = rulebook.post_by_name.get(post.kind)
    if known is not None:
        return str(known.name) if str(known.name) in allowed else None
    return next(
        (str(kind.name) for kind in rulebook.posts if kind.side == post.side and str(kind.name) in allowed
         and kind.number == "many"),
        None,
    )  # fmt: skip


def _complainant(user: User, council: Council, rulebook: Rulebook, matter: Matter, on: date) -> Party:
    seats = posts_of(user, council, on)
    for seat in seats:
        kind = kind_in(rulebook, seat, matter.raised_by)
        if kind is not None:
            return Party(user, seat, kind)
    return Party(user, seats[0] if seats else None, matter.raised_by[0])


def _subject(
    council: Council, person: int | None, seat: int | None, rulebook: Rulebook, matter: Matter, on: date
) -> Party | None:
    if not matter.about or seat is None:
        return None
    post = Post.objects.select_related("council", "group").filter(council=council).get(pk=seat)
    user = User.objects.get(pk=person) if person is not None else holder_of(post, on)
    return Party(user, post, kind_in(rulebook, post, matter.about) or matter.about[0])


def _people(named: dict[int, User], numbers: Iterable[int]) -> tuple[User, ...]:
    return tuple(named[number] for number in numbers if number in named)


def _named(people: Iterable[User]) -> list[dict[str, Any]]:
    return [{"user": user.pk, "name": user.display_name} for user in people]
