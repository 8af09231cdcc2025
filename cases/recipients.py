"""Who receives it? A rule's handler turned into people: real seats, real lines, and nobody who may not have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext

from cases.exclusions import BECAUSE_NO_SEAT, BECAUSE_VACANT, Exclusions
from cases.parties import Parties
from people.directory import holding_of, line_above, nearest_above, posts_of_kind, users_holding_posts
from people.models import Capacity, Post, Side, User
from rules.language import vocabulary
from rules.language.handling import no_post_above
from rules.language.rulebook import Alternative, Fallback, Handler, PostReference, Rulebook

SeatedAs = Literal["holder", "acting", "outside", "panel", "triage"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who would have it. `people` are those who are let in: one, a panel's members, or none for a seat outside.

    `capacity` "triage" is somebody who chooses who deals with it; `title` then says between whom.
    """

    user: User | None
    post: Post | None
    capacity: SeatedAs
    acting_until: date | None
    post_kind: str
    title: str
    people: tuple[User, ...] = ()

    @property
    def known_as(self) -> str:
        """What the person's seat is called, also where `title` says between whom they choose."""
        chooses_between = self.capacity == "triage" and self.title.startswith("one of these")
        return self.post.title if chooses_between and self.post is not None else self.title

    @property
    def contact_line(self) -> str:
        """How somebody outside is reached who does not sign in here."""
        return self.post.contact_line if self.post is not None and not self.people else ""

    def as_json(self) -> dict[str, Any]:
        """What a step keeps of whoever had it, encrypted (see cases.models.Handler)."""
        return {
            "user": self.user.pk if self.user else None,
            "name": self.user.display_name if self.user else "",
            "post": self.post.pk if self.post else None,
            "kind": self.post_kind,
            "title": self.title,
            "capacity": self.capacity,
            "acting_until": self.acting_until.isoformat() if self.acting_until else None,
            "contact_line": self.contact_line,
        }


@dataclass(frozen=True, slots=True)
class OutOfIt:
    """A seat that was passed over, with the true reason. For the record: never shown to anybody as it stands."""

    title: str
    kind: str
    user: int | None
    because: str


@dataclass(slots=True)
class Search:
    """One look for recipients: what it knows, and what it met on the way."""

    rulebook: Rulebook
    parties: Parties
    exclusions: Exclusions
    on: date
    chooser: Recipient | None
    passed_over: list[OutOfIt] = field(default_factory=list)
    # Members of a panel who may not sit on this one: for the record, and never told apart from the others.
    kept_back: list[OutOfIt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of_handler(self, handler: Handler) -> tuple[tuple[Recipient, ...], ...]:
        """The alternatives of the first option with anybody lawful in it; empty where there is none."""
        for option in handler.options:
            found = [self._alternative(alternative) for alternative in option]
            # The same person in two seats is one choice, under the first of them.
            lawful: dict[frozenset[User | str], tuple[Recipient, ...]] = {}
            for each in found:
                if each:
                    lawful.setdefault(
                        frozenset(one for who in each for one in who.people or (who.title,)), each
                    )
            if lawful:
                return tuple(lawful.values())
        return ()

    def of_fallback(self, fallback: Fallback | None) -> tuple[tuple[Recipient, ...], ...]:
        """The first lawful of the council's own fallback, as the only alternative; empty where there is none."""
        for reference in fallback.posts if fallback else ():
            found = self._reference(reference)
            if found is not None:
                return ((found,),)
        return ()

    def _alternative(self, alternative: Alternative) -> tuple[Recipient, ...]:
        """All of an alternative, or nothing: of a pair that decides together both must be lawful."""
        found = [(reference, self._reference(reference)) for reference in alternative.posts]
        if all(recipient is not None for _, recipient in found):
            return tuple(dict.fromkeys(recipient for _, recipient in found if recipient is not None))
        self._pass_over(
            OutOfIt(recipient.title, recipient.post_kind, recipient.user.pk if recipient.user else None,
                    vocabulary.BECAUSE_OTHER_OF_PAIR)
            for _, recipient in found if recipient is not None
        )  # fmt: skip
        return ()

    def _reference(self, reference: PostReference) -> Recipient | None:
        """Who one reference means: the one lawful person, or somebody who chooses where there are several."""
        kind = reference.post
        if reference.form == "relative":
            seats, kind, missing = self._on_the_real_line(reference)
        else:
            seats, missing = self._of_kind(kind), BECAUSE_NO_SEAT
        if not seats:
            self._pass_over([OutOfIt(kind, kind, None, missing)])
            return None
        lawful: dict[tuple[User, ...] | str, Recipient] = {}
        for seat in seats:
            found = self.in_seat(seat, kind)
            if found is not None:
                lawful.setdefault(found.people or found.title, found)
        if len(lawful) < 2:
            return next(iter(lawful.values()), None)
        return self._one_of(lawful.values(), kind)

    def in_seat(self, seat: Post, kind: str) -> Recipient | None:
        """Whoever sits in a seat, where they may have it. Who may not is noted with the true reason."""
        closed = self.exclusions.seat_because(seat)
        if seat.side == Side.PANEL:
            return self._panel(seat, kind)
        holding = holding_of(seat, self.on)
        user = holding.user if holding else None
        if closed is not None or user is None:
            if closed is None and seat.side == Side.OUTSIDE and seat.contact_line:
                return Recipient(None, seat, "outside", None, kind, seat.title)
            self._pass_over([OutOfIt(seat.title, kind, user.pk if user else None, closed or BECAUSE_VACANT)])
            return None
        because = self.exclusions.not_today_because(user)
        if because is not None:
            self._pass_over([OutOfIt(seat.title, kind, user.pk, because)])
            return None
        acting = holding is not None and holding.capacity == Capacity.ACTING
        capacity: SeatedAs = "outside" if seat.side == Side.OUTSIDE else "acting" if acting else "holder"
        until = holding.to_on if holding is not None and acting else None
        return Recipient(user, seat, capacity, until, kind, seat.title, (user,))

    def _panel(self, seat: Post, kind: str) -> Recipient | None:
        """A panel without those of its members who may not sit on this one."""
        members = users_holding_posts([seat], self.on)[seat]
        lawful = tuple(member for member in members if self.exclusions.not_today_because(member) is None)
        self.kept_back += [
            OutOfIt(seat.title, kind, member.pk, self.exclusions.not_today_because(member) or "")
            for member in members
            if member not in lawful
        ]
        if lawful:
            return Recipient(None, seat, "panel", None, kind, seat.title, lawful)
        self._pass_over([OutOfIt(seat.title, kind, None, BECAUSE_VACANT)])
        return None

    def _one_of(self, lawful: Iterable[Recipient], kind: str) -> Recipient | None:
        """Several could have it and the rule does not say which: a person chooses, never this service."""
        if self.chooser is None:
            return None
        between = " or ".join(sorted(recipient.title for recipient in lawful))
        title = gettext("one of these, chosen by the %(title)s: %(between)s") % {
            "title": self.chooser.title,
            "between": between,
        }
        return Recipient(
            self.chooser.user, self.chooser.post, "triage", None, kind, title, self.chooser.people
        )

    def _of_kind(self, kind: str) -> list[Post]:
        """The council's seats of a kind, under the rulebook's name for it or another it is known by."""
        known = self.rulebook.post_by_name[kind]
        names = dict.fromkeys([str(known.name), *(str(alias) for alias in known.aliases)])
        return [seat for name in names for seat in posts_of_kind(self.parties.council, name, self.on)]

    def _on_the_real_line(self, reference: PostReference) -> tuple[list[Post], str, str]:
        """The seat a relative reference means on the council's own lines, what it is called, and why there is none."""
        party = self.parties.party_on(reference.party or "")
        if party is None or party.post is None:
            return [], reference.post, no_post_above(reference.post, party.kind if party else "party")
        missing = no_post_above(reference.post, party.kind)
        expected = self.rulebook.line_from(party.kind)
        if not reference.walks_one_up:
            known = self.rulebook.post_by_name[reference.post]
            for name in (str(known.name), *(str(alias) for alias in known.aliases)):
                seat = nearest_above(party.post, name)
                if seat is not None:
                    return [seat], reference.post, missing
            if reference.post in expected:
                self._note(
                    gettext("On the council’s own lines there is no %(post)s above the %(title)s.")
                    % {"post": reference.post, "title": party.post.title}
                )
            return [], reference.post, missing
        line = line_above(party.post)
        if not line:
            return [], reference.post, missing
        written = expected[1] if len(expected) > 1 else None
        known_as = self.rulebook.post_by_name.get(line[0].kind)
        kind = str(known_as.name) if known_as is not None else line[0].kind
        if kind != written:
            self._note(
                gettext("The %(title)s answers to the %(title_2)s, so that line is followed.")
                % {"title": party.post.title, "title_2": line[0].title}
            )
        return [line[0]], kind, missing

    def _pass_over(self, out: Iterable[OutOfIt]) -> None:
        self.passed_over += [each for each in out if each not in self.passed_over]

    def _note(self, words: str) -> None:
        if words not in self.notes:
            self.notes.append(words)
