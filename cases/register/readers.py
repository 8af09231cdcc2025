"""Who may read the register of a council, and what do they read? Who may not decide about whom, one side only.

What the relationship is stands in the disclosure and is not here. Whoever is the other person of an entry never reads
it, whatever seat they sit in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from cases.blind_index import index_of
from cases.models import Declaration, DeclarationEntry, EntryKind
from cases.triage import MONITORING_OFFICER
from people.directory import councils_of, posts_of_kind, users_holding_posts
from people.models import Council, CouncilSetting, User

SETTING = "readers of the register"
UNLESS_SET = "This service’s own rule. The council may name others."


@dataclass(frozen=True, slots=True)
class Readers:
    """The kinds of post that read a council's register, and where that comes from."""

    kinds: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Restriction:
    """One standing restriction in a sentence, and since when; `ended_on` once it is over."""

    sentence: str
    since_on: date
    ended_on: date | None


def readers_of(council: Council, on: date) -> Readers:
    """Whom the council's setting names, kinds of post with commas between them; else its Monitoring Officer."""
    setting = (
        CouncilSetting.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=on), council=council, name=SETTING, from_on__lte=on
        )
        .order_by("-from_on")
        .first()
    )
    kinds = tuple(kind.strip() for kind in re.split(r"[,;\n]", setting.value)) if setting is not None else ()
    named = tuple(kind for kind in kinds if kind)
    if setting is None or not named:
        return Readers((MONITORING_OFFICER,), UNLESS_SET)
    return Readers(named, setting.source)


def reads_the_registers_of(user: User, on: date) -> tuple[Council, ...]:
    """The councils whose register this person may read on the day, by name.

    A town or parish that has nobody in such a post is read by whoever sits in one at its principal authority.
    """
    found: dict[int, Council] = {}
    theirs = councils_of(user, on)
    for council in (*theirs, *Council.objects.filter(principal_authority__in=theirs)):
        if user in _seated(council, on):
            found[council.pk] = council
    return tuple(sorted(found.values(), key=lambda council: council.name))


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


def _seated(council: Council, on: date) -> frozenset[User]:
    kinds = readers_of(council, on).kinds
    for each in (council, council.principal_authority):
        posts = [post for kind in kinds for post in posts_of_kind(each, kind, on)] if each is not None else []
        seated = frozenset(user for users in users_holding_posts(posts, on).values() for user in users)
        if seated:
            return seated
    return frozenset()


def _restrictions(entries: Iterable[Declaration]) -> Iterable[Restriction]:
    for entry in entries:
        if entry.is_sensitive:
            sentence = (
                f"{entry.name} has a sensitive entry. With whom is not shown; this service keeps {entry.name} out of "
                "the cases it touches."
            )
        else:
            sentence = (
                f"{entry.name} may not decide about a concern that {entry.other_name} raised, that is about "
                f"{entry.other_name} or that affected {entry.other_name}."
            )
        yield Restriction(sentence, entry.connection.from_on, entry.connection.to_on)
