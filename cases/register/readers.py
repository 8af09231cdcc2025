"""Who may read the register of a council, and what do they read? Who may not decide about whom, one side only.

What the relationship is stands in the disclosure and is not here. Whoever is the other person of an entry never reads
it, whatever seat they sit in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from cases.blind_index import index_of
from cases.models import Declaration, DeclarationEntry, EntryKind
from cases.named_posts import NamedPosts, councils_in_which_they_are_named, posts_named
from people.models import Council, User

SETTING = "readers of the register"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One standing restriction in a sentence, and since when; `ended_on` once it is over."""

    sentence: str
    since_on: date
    ended_on: date | None


def readers_of(council: Council, on: date) -> NamedPosts:
    """Whom the council's setting names to read its register; else its Monitoring Officer."""
    return posts_named(council, SETTING, on)


def reads_the_registers_of(user: User, on: date) -> tuple[Council, ...]:
    """The councils whose register this person may read on the day, by name."""
    return councils_in_which_they_are_named(user, SETTING, on)


def restrictions(user: User, council: Council, *, at: datetime, on: date) -> tuple[Restriction, ...]:
    """What the person reads of the council's register; each entry that was shown notes that they read it that day.

    Empty for whoever may not read it.
    """
    if council not in reads_the_registers_of(user, on):
        return ()
    entries = list(entries_shown(user, council))
    DeclarationEntry.objects.bulk_create(
        [
            DeclarationEntry(
                declaration=entry,
                kind=EntryKind.READ,
                by=index_of(user),
                name=user.display_name,
                on=on,
                at=at,
            )
            for entry in entries
            if entry.declared_by != index_of(user)
        ],
        ignore_conflicts=True,
    )
    return tuple(sorted(_restrictions(entries), key=lambda one: (one.ended_on is not None, one.sentence)))


def entries_shown(user: User, council: Council) -> QuerySet[Declaration]:
    """The entries declared in the council, less those that are about this person."""
    mark = index_of(user)
    about_them = (Q(connection__one=mark) | Q(connection__other=mark)) & ~Q(declared_by=mark)
    return (
        Declaration.objects.filter(connection__council=council)
        .exclude(about_them)
        .select_related("connection")
    )


def _restrictions(entries: Iterable[Declaration]) -> Iterable[Restriction]:
    for entry in entries:
        if entry.is_sensitive:
            sentence = gettext(
                "%(name)s has a sensitive entry. With whom is not shown; this service keeps "
                "%(name)s out of the cases it touches."
            ) % {"name": entry.name}
        else:
            sentence = gettext(
                "%(name)s may not decide about a concern that %(other_name)s raised, that is "
                "about %(other_name)s or that affected %(other_name)s."
            ) % {"name": entry.name, "other_name": entry.other_name}
        yield Restriction(sentence, entry.connection.from_on, entry.connection.to_on)
