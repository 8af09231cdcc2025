"""Who may not deal with a concern, and why? By person, whatever seat they would be reached in, and in every council.

The true reasons stay in the encrypted record. What a filer reads is `public_words`: the same for a connection, a
standing down, an absence and an empty seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from cases.blind_index import index_of
from cases.connections import connected_with
from cases.parties import Parties, Party
from people.absences import away_on
from people.models import Capacity, Holding, Post, User
from people.prepared import DAY, NUMBER, Prepared
from rules.language import vocabulary

BECAUSE_WITNESS = "is named as a witness"
BECAUSE_AVOIDED = "the person who raised it asked for somebody else"
BECAUSE_VACANT = "nobody sits in the seat"
BECAUSE_AWAY = "is away"
BECAUSE_NO_SEAT = "the council has no such seat"
BECAUSE_IN_THEIR_SEAT = "acts in the seat of a person concerned"
BECAUSE_ALSO_ABOUT = "a concern that was sent with it is about them"
BECAUSE_HELPED = "wrote it down for the person who raised it"

CANNOT = gettext_noop("cannot deal with this one")
IS_THE_SUBJECT = gettext_noop("is the person your concern is about")
IS_ONE_OF_THEM = gettext_noop("is one of the people your concern is about")


class Exclusions:
    """Everybody a concern keeps out of dealing with it on a day.

    `handled_before` are those who handled an earlier step (on a review), `avoided` those the filer asked not to have.
    """

    def __init__(
        self,
        parties: Parties,
        on: date,
        *,
        handled_before: Iterable[User] = (),
        avoided: Iterable[User] = (),
    ) -> None:
        self._on = on
        self._away: frozenset[int] | None = None
        self._reasons: dict[int, str] = {}
        self._seats: dict[int, str] = {}
        principals = (
            (parties.subject, vocabulary.BECAUSE_SUBJECT),
            (parties.complainant, vocabulary.BECAUSE_COMPLAINANT),
            *((party, BECAUSE_ALSO_ABOUT) for party in parties.also_about),
        )
        for party, because in principals:
            if party is not None and party.user is not None:
                self._reasons.setdefault(party.user.pk, because)
        for party, because in principals:
            if party is not None:
                self._close(party, because)
        self._add(parties.affected, vocabulary.BECAUSE_AFFECTED)
        self._add(parties.filed_for, vocabulary.BECAUSE_AFFECTED)
        self._add([parties.written_by] if parties.written_by else [], BECAUSE_HELPED)
        self._parties = frozenset(user.pk for user in self._principal_people(parties))
        self._connected = connected_with((index_of(user) for user in self._principal_people(parties)), on)
        self._add(parties.witnesses, BECAUSE_WITNESS)
        self._add(handled_before, vocabulary.BECAUSE_HANDLED)
        self._add(avoided, BECAUSE_AVOIDED)

    def because(self, user: User) -> str | None:
        """Why this person may not deal with it; None when they may."""
        if user.pk in self._reasons:
            return self._reasons[user.pk]
        return vocabulary.BECAUSE_CONNECTION if index_of(user) in self._connected else None

    def not_today_because(self, user: User) -> str | None:
        """Why this person does not receive it today: what `because` says, or that they are away."""
        because = self.because(user)
        if because is None and self._away is None:
            self._away = away_on(self._on)
        return because or (BECAUSE_AWAY if user.pk in (self._away or ()) else None)

    def seat_because(self, post: Post) -> str | None:
        """Why nobody in this seat may deal with it: it is the subject's or the complainant's own."""
        return self._seats.get(post.pk)

    def is_a_party(self, user: User) -> bool:
        """Whether the concern is this person's own: raised by, for or about them, or they were affected."""
        return user.pk in self._parties

    def _close(self, party: Party, because: str) -> None:
        """Keep out a person and every seat that is theirs, so that nobody acting for them has it either."""
        if party.post is not None:
            self._seats.setdefault(party.post.pk, because)
        if party.user is None:
            return
        for seat, stand_in in _stand_ins_for(party.user, self._on):
            # Whoever acts for them is kept out by person too: they answer to them again next month.
            self._seats.setdefault(seat, BECAUSE_IN_THEIR_SEAT)
            self._reasons.setdefault(stand_in, BECAUSE_IN_THEIR_SEAT)

    def _add(self, people: Iterable[User], because: str) -> None:
        for user in people:
            self._reasons.setdefault(user.pk, because)

    @staticmethod
    def _principal_people(parties: Parties) -> list[User]:
        principals = [
            parties.complainant.user,
            parties.subject.user if parties.subject else None,
            *(party.user for party in parties.also_about),
            parties.written_by,
        ]
        return [user for user in principals if user is not None] + [*parties.affected, *parties.filed_for]


def _stand_ins_for(user: User, on: date) -> list[tuple[int, int]]:
    """Each seat that is this person's own and in which somebody else acts on the day, with who does."""
    return _ACTING_FOR(user=user.pk, on=on)


def _acting_for(user: Any, on: Any) -> QuerySet[Holding, tuple[int, int]]:
    current = Q(to_on__isnull=True) | Q(to_on__gte=on)
    own = Holding.objects.filter(current, user=user, capacity=Capacity.SUBSTANTIVE, from_on__lte=on)
    acting = Holding.objects.filter(
        current, capacity=Capacity.ACTING, from_on__lte=on, post__in=own.values("post")
    ).exclude(user=user)
    return acting.values_list("post_id", "user_id")


_ACTING_FOR: Prepared[tuple[int, int]] = Prepared(_acting_for, user=NUMBER, on=DAY)


def public_words(because: str) -> str:
    """What a filer may be told: that it is the person they named, or only that they cannot deal with it."""
    if because == vocabulary.BECAUSE_SUBJECT:
        return gettext(IS_THE_SUBJECT)
    if because == BECAUSE_ALSO_ABOUT:
        return gettext(IS_ONE_OF_THEM)
    return because if because.startswith("there is no ") else gettext(CANNOT)
