"""Who may lawfully deal with it? A handler's posts, less those who are a party or who dealt with it before.

Natural justice stands here and in no rulebook: the subject and the complainant are dropped, and on a review whoever
handled it earlier. People, their connections and absences are not known here; `cases` drops them by name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.combinations import Pair, party_post
from rules.language.plan import Choice, PassedOver
from rules.language.rulebook import Alternative, Handler, PostReference, Rulebook


@dataclass(frozen=True, slots=True)
class Handled:
    """The lawful choices of a handler, whose holders may name somebody else, and who was passed over."""

    choices: tuple[Choice, ...]
    nominee: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """The post a reference means for this pair; `because` it is out, where it is. `itself`: it is the party's own."""

    post: str
    because: str | None


def reached(rulebook: Rulebook, reference: PostReference, pair: Pair, handled: Collection[str]) -> Reached:
    """The post a reference means, and why it may not deal with this one (None when it may).

    `handled` names the posts that may not review; it is empty on a first step and on passing on.
    """
    itself = False
    post = reference.post
    if reference.form == "relative":
        party = party_post(rulebook, reference.party or "", pair)
        if party is None:
            return Reached(post, no_post_above(post, pair.raised_by))
        line = rulebook.line_from(party)
        if reference.walks_one_up:
            if len(line) < 2:
                return Reached(post, no_post_above(post, party))
            post = line[1]
        elif post not in line:
            return Reached(post, no_post_above(post, party))
        else:
            itself = post == party
    return Reached(post, _exclusion(rulebook, reference, post, itself, pair, handled))


def no_post_above(post: str, party: str) -> str:
    """The reason when a relative post does not exist for this party."""
    return f"there is no {post} above the {party}"


def _exclusion(
    rulebook: Rulebook,
    reference: PostReference,
    post: str,
    itself: bool,
    pair: Pair,
    handled: Collection[str],
) -> str | None:
    number = rulebook.post_by_name[post].number
    if itself:
        is_about = reference.party == "subject" or (reference.party != "complainant" and post == pair.about)
        return vocabulary.BECAUSE_SUBJECT if is_about else vocabulary.BECAUSE_COMPLAINANT
    if number == "one" and post == pair.about:
        return vocabulary.BECAUSE_SUBJECT
    if number == "one" and post == pair.raised_by:
        return vocabulary.BECAUSE_COMPLAINANT
    # Another holder of the same kind of post may review; the person who handled it is dropped by name.
    any_of_several = reference.form in ("a", "another") and number in ("several", "many")
    if post in handled and not any_of_several:
        return vocabulary.BECAUSE_HANDLED
    return None


def lawful(rulebook: Rulebook, handler: Handler, pair: Pair, handled: Collection[str]) -> Handled:
    """The first option of the handler with anybody lawful in it."""
    passed_over: list[PassedOver] = []
    for option in handler.options:
        choices: list[Choice] = []
        nominee: list[str] = []
        for alternative in option:
            posts, out = _alternative(rulebook, alternative, pair, handled)
            passed_over += [each for each in out if each not in passed_over]
            if posts and posts not in choices:
                choices.append(posts)
                if alternative.or_nominee:
                    nominee += posts
        if choices:
            return Handled(tuple(choices), tuple(nominee), tuple(passed_over))
    return Handled((), (), tuple(passed_over))


def _alternative(
    rulebook: Rulebook, alternative: Alternative, pair: Pair, handled: Collection[str]
) -> tuple[Choice, list[PassedOver]]:
    found = [reached(rulebook, reference, pair, handled) for reference in alternative.posts]
    if all(each.because is None for each in found):
        return tuple(dict.fromkeys(each.post for each in found)), []
    return (), [PassedOver(each.post, each.because or vocabulary.BECAUSE_OTHER_OF_PAIR) for each in found]


def fallback_post(rulebook: Rulebook, pair: Pair, handled: Collection[str]) -> str | None:
    """The first lawful post of the council's fallback, or None."""
    if rulebook.fallback is None:
        return None
    for reference in rulebook.fallback.posts:
        found = reached(rulebook, reference, pair, handled)
        if found.because is None:
            return found.post
    return None
