"""Whom may this concern be about? People and posts of the sides the matter is about, never the person who raises it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Draft
from cases.parties import kind_in, parties_of
from people.directory import find_people, people_on_side, posts_of
from people.models import Post, Side, User
from rules.language.rulebook import Matter, Rulebook

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Found:
    """The people that words find, each with the post they act as, by a value for the page; at most MOST_SHOWN."""

    sought: str
    people: Mapping[str, tuple[User, Post]]
    not_shown: int = 0

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Each as it is offered: "Judith Amadi, Chief Executive"."""
        return [(value, f"{user}, {post.title}") for value, (user, post) in self.people.items()]

    @staticmethod
    def seated(entries: Sequence[Mapping[str, Any]]) -> list[tuple[User | None, Post]]:
        """People a draft keeps by number, as they are written into it again."""
        users = User.objects.in_bulk([one["user"] for one in entries if one["user"] is not None])
        posts = Post.objects.in_bulk([one["post"] for one in entries])
        return [(users.get(one["user"]), posts[one["post"]]) for one in entries]


def found_by(draft: Draft, rulebook: Rulebook, words: str, on: date) -> Found:
    """The people the words find whom the draft may be about; nobody where no words are given."""
    found = people_found(draft, rulebook, words, on) if words else []
    shown = {f"{user.pk}-{post.pk}": (user, post) for user, post in found[:MOST_SHOWN]}
    return Found(words, shown, max(0, len(found) - MOST_SHOWN))


def people_found(draft: Draft, rulebook: Rulebook, words: str, on: date) -> list[tuple[User, Post]]:
    """The people the words find, each with the post they act as."""
    matter = rulebook.matter_by_name[draft.matter]
    return [
        (user, post)
        for side in _sides(draft, rulebook, matter, on)
        for user, post in find_people(draft.council, words, on, side)
        if user.pk not in whose_it_is(draft) and kind_in(rulebook, post, matter.about) is not None
    ]


def still_found(
    draft: Draft, rulebook: Rulebook, values: Iterable[str], on: date
) -> dict[str, tuple[User, Post]]:
    """Those of the values chosen before that still stand for somebody whom the draft may be about."""
    matter = rulebook.matter_by_name[draft.matter]
    sides = _sides(draft, rulebook, matter, on)
    chosen: dict[str, tuple[User, Post]] = {}
    for value in values:
        user, _dash, seat = value.partition("-")
        person = User.objects.filter(pk=_number(user)).first()
        posts = posts_of(person, draft.council, on) if person is not None else []
        post = next((post for post in posts if post.pk == _number(seat)), None)
        if person is None or post is None or person.pk in whose_it_is(draft) or post.side not in sides:
            continue
        if kind_in(rulebook, post, matter.about) is not None:
            chosen[value] = (person, post)
    return chosen


def posts_asked(draft: Draft, rulebook: Rulebook, on: date) -> list[Post]:
    """Posts that one person sits in and that no other post shares its title with, by title.

    A title that many share ("Member") says nothing about who it is, so it is not offered.
    """
    matter = rulebook.matter_by_name[draft.matter]
    seats = [
        post
        for side in _sides(draft, rulebook, matter, on)
        for user, post in people_on_side(draft.council, side, on)
        if user.pk not in whose_it_is(draft) and kind_in(rulebook, post, matter.about) is not None
    ]
    titles = [post.title for post in seats]
    return sorted((post for post in seats if titles.count(post.title) == 1), key=lambda post: post.title)


def whose_it_is(draft: Draft) -> Sequence[int]:
    """Whose concern it is, and whoever writes it down for them: it is about neither."""
    return (draft.raised_by_id, draft.complainant_id)


def _sides(draft: Draft, rulebook: Rulebook, matter: Matter, on: date) -> list[Side]:
    """The sides the matter can be about; for a matter about the other side, the one the person does not sit on."""
    kinds = [rulebook.post_by_name[kind] for kind in matter.about]
    sides = [side for side in (Side.OFFICER, Side.COUNCILLOR) if any(kind.side == side for kind in kinds)]
    if matter.about_other_side:
        own = parties_of(draft, rulebook, matter, on).complainant.post
        sides = [side for side in sides if own is None or side != own.side]
    return sides


def _number(words: str) -> int:
    """The number the words write; 0, which is nobody's, for any others."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else 0
