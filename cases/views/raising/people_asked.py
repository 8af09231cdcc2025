"""Whom may this concern be about? People and posts of the sides the matter is about, never the person who raises it."""

from datetime import date

from cases.models import Draft
from cases.parties import kind_in, parties_of
from people.directory import find_people, people_on_side
from people.models import Post, Side, User
from rules.language.rulebook import Matter, Rulebook


def people_found(draft: Draft, rulebook: Rulebook, words: str, on: date) -> list[tuple[User, Post]]:
    """The people the words find, each with the post they act as."""
    matter = rulebook.matter_by_name[draft.matter]
    return [
        (user, post)
        for side in _sides(draft, rulebook, matter, on)
        for user, post in find_people(draft.council, words, on, side)
        if user.pk != draft.raised_by_id and kind_in(rulebook, post, matter.about) is not None
    ]


def posts_asked(draft: Draft, rulebook: Rulebook, on: date) -> list[Post]:
    """Posts that one person sits in and that no other post shares its title with, by title.

    A title that many share ("Member") says nothing about who it is, so it is not offered.
    """
    matter = rulebook.matter_by_name[draft.matter]
    seats = [
        post
        for side in _sides(draft, rulebook, matter, on)
        for user, post in people_on_side(draft.council, side, on)
        if user.pk != draft.raised_by_id and kind_in(rulebook, post, matter.about) is not None
    ]
    titles = [post.title for post in seats]
    return sorted((post for post in seats if titles.count(post.title) == 1), key=lambda post: post.title)


def _sides(draft: Draft, rulebook: Rulebook, matter: Matter, on: date) -> list[Side]:
    """The sides the matter can be about; for a matter about the other side, the one the person does not sit on."""
    kinds = [rulebook.post_by_name[kind] for kind in matter.about]
    sides = [side for side in (Side.OFFICER, Side.COUNCILLOR) if any(kind.side == side for kind in kinds)]
    if matter.about_other_side:
        own = parties_of(draft, rulebook, matter, on).complainant.post
        sides = [side for side in sides if own is None or side != own.side]
    return sides
