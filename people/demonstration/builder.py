"""How do the invented councils come to stand in the database? Once each, in one go, and never over a real council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from people.demonstration.establishment_lists import CouncilRow, Row, councils, establishment
from people.establishment import NotPossible
from people.folding import folded_email
from people.models import Council, Holding, PoliticalGroup, Post, User

# The day the invented councils elected and appointed everybody whose row gives no other.
OPENED_ON = date(2025, 5, 8)


@dataclass(frozen=True)
class SignIn:
    """Somebody worth signing in as: `to_try` is one sentence on what to do then."""

    email: str
    display_name: str
    post_title: str
    to_try: str


@dataclass(frozen=True)
class Demonstration:
    """What stands. `protocols` says which rulebook's folder each council runs; a principal authority runs none."""

    councils: tuple[Council, ...]
    protocols: dict[str, str]
    sign_ins: dict[str, tuple[SignIn, ...]]
    created: tuple[str, ...]


def build_demonstration(on: date, password: str) -> Demonstration:
    """Put up whichever of the councils are not there yet, as of that day; those that are stay exactly as they are.

    The password is for people made by this call; nobody else's changes. Raises NotPossible where one of the codes is
    already a real council's.
    """
    listed = councils()
    with transaction.atomic():
        standing = {
            council.code: council for council in Council.objects.filter(code__in=[row.code for row in listed])
        }
        for council in standing.values():
            if not council.is_demonstration:
                raise NotPossible(f"{council.name} is a real council: nobody invented is put under its name.")
        new = [row for row in listed if row.code not in standing]
        lists = {row.code: establishment(row.code, on) for row in listed}
        people = _people([row for council in new for row in lists[council.code]], password)
        for row in new:
            standing[row.code] = _council(row, lists[row.code], people, on, standing)
    return Demonstration(
        councils=tuple(standing[row.code] for row in listed),
        protocols={row.code: row.protocol for row in listed if row.protocol},
        sign_ins={row.code: _sign_ins(lists[row.code]) for row in listed},
        created=tuple(row.code for row in new),
    )


def _people(rows: list[Row], password: str) -> dict[str, User]:
    """Everybody in the rows, by address; those who are not there yet are made."""
    names = {row.email: row.person for row in rows if row.email}
    there = set(User.objects.filter(email__in=names).values_list("email", flat=True))
    if missing := [email for email in names if email not in there]:
        # Hashed once: they share one published password, and a hundred Argon2 hashes take half a minute.
        shared = make_password(password)
        User.objects.bulk_create(
            User(email=email, email_key=folded_email(email), display_name=names[email], password=shared)
            for email in missing
        )
    return {user.email: user for user in User.objects.filter(email__in=names)}


def _council(
    row: CouncilRow, rows: list[Row], people: dict[str, User], on: date, standing: dict[str, Council]
) -> Council:
    opened_on = min(OPENED_ON, on)
    council = Council.objects.create(
        code=row.code,
        name=row.name,
        tier=row.tier,
        principal_authority=standing[row.principal_authority] if row.principal_authority else None,
        is_demonstration=True,
    )
    posts = _posts(council, rows, opened_on)
    Holding.objects.bulk_create(
        Holding(
            post=posts[held.title],
            user=people[held.email],
            capacity=held.capacity,
            from_on=min(held.from_on or opened_on, held.to_on or on),
            to_on=held.to_on,
        )
        for held in rows
        if held.email
    )
    return council


def _posts(council: Council, rows: list[Row], opened_on: date) -> dict[str, Post]:
    """The council's seats by title, each answering to the one its first row names."""
    groups = {
        name: PoliticalGroup.objects.create(council=council, name=name, short=name.removesuffix(" Group"))
        for name in dict.fromkeys(row.group for row in rows if row.group)
    }
    first_rows: dict[str, Row] = {}
    for row in rows:
        first_rows.setdefault(row.title, row)
    Post.objects.bulk_create(
        Post(
            council=council,
            kind=row.kind,
            title=row.title,
            side=row.side,
            team=row.team,
            group=groups.get(row.group),
            contact_line=row.contact_line,
            from_on=opened_on,
        )
        for row in first_rows.values()
    )
    posts = {post.title: post for post in Post.objects.filter(council=council)}
    for title, row in first_rows.items():
        posts[title].reports_to = posts[row.answers_to] if row.answers_to else None
    Post.objects.bulk_update(posts.values(), ["reports_to"])
    return posts


def _sign_ins(rows: list[Row]) -> tuple[SignIn, ...]:
    return tuple(SignIn(row.email, row.person, row.title, row.to_try) for row in rows if row.to_try)
