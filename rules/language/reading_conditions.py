"""How are conditions read? Facts and values of one matter, and who can be a party to it."""

from __future__ import annotations

from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.faults import nearest, write_one_of
from rules.language.grammar import Phrases
from rules.language.margin import Margin
from rules.language.rulebook import Condition, Fact, Post, Word
from rules.language.tree import Keyed, Node


@dataclass(frozen=True, slots=True)
class Parties:
    """Who can be a party to one matter: post names for who raises it and whom it is about."""

    matter: str
    raised_by: tuple[str, ...]
    about: tuple[str, ...]
    other_side: bool

    def sides(self, posts: dict[str, Post]) -> tuple[set[str | None], set[str | None]]:
        """The sides who may raise it, and the sides it may be about."""
        return {posts[name].side for name in self.raised_by}, {posts[name].side for name in self.about}

    def knows(self, party: str, posts: dict[str, Post]) -> bool:
        """Whether "the officer", "the councillor", "the subject" or "the complainant" means one party here."""
        if party == "complainant":
            return True
        if party == "subject":
            return bool(self.about)
        raising, about = self.sides(posts)
        both = party in raising and party in about and not self.other_side
        return (party in raising or party in about) and not both


class ConditionReader:
    """Reads every `when` of one matter of one council."""

    def __init__(
        self,
        margin: Margin,
        phrases: Phrases,
        posts: tuple[Post, ...],
        facts: tuple[Fact, ...],
        parties: Parties,
    ) -> None:
        self.margin = margin
        self.phrases = phrases
        self.posts = {str(post.name): post for post in posts}
        self.council_facts = {str(fact.name): fact for fact in facts}
        self.parties = parties

    def when(self, keys: dict[str, tuple[Word, Node]]) -> tuple[Condition, ...]:
        """The conditions under `when`, none where there is no such key."""
        if "when" not in keys:
            return ()
        read = []
        entries = self.margin.keys(keys["when"][1], '"when"')
        if not entries and isinstance(keys["when"][1], Keyed):
            key = keys["when"][0]
            self.margin.note(
                "R017", key, '"when" is empty.', "A rule that always applies has none.", "Take it out."
            )
        for fact, node in entries:
            condition = self._condition(fact, node)
            if condition is not None:
                read.append(condition)
        return tuple(read)

    def values_of(self, fact: Word) -> tuple[str, ...] | None:
        """The answers a fact can have in this matter, or None where the matter does not know the fact."""
        name = str(fact)
        if name == vocabulary.RAISED_BY:
            return self.parties.raised_by
        if name == vocabulary.ABOUT:
            return self.parties.about or None
        if name in (vocabulary.THE_OFFICER, vocabulary.THE_COUNCILLOR):
            side = vocabulary.OFFICER if name == vocabulary.THE_OFFICER else vocabulary.COUNCILLOR
            if not self.parties.knows(side, self.posts):
                return None
            return tuple(
                dict.fromkeys(
                    post
                    for post in (*self.parties.raised_by, *self.parties.about)
                    if self.posts[post].side == side
                )
            )
        if name == vocabulary.GROUND:
            return grounds(self.parties.sides(self.posts)[1])
        if name in self.council_facts:
            return tuple(str(value) for value in self.council_facts[name].values)
        return vocabulary.FACTS.get(name)

    def _condition(self, fact: Word, node: Node) -> Condition | None:
        known = self.values_of(fact)
        if known is None:
            names = [*vocabulary.PARTY_FACTS, *vocabulary.FACTS, *self.council_facts]
            self.margin.note(
                "R018",
                fact,
                f'"{fact}" is not a fact that can be asked in "{self.parties.matter}".',
                "A rule can only turn on what somebody is asked or the directory knows.",
                write_one_of(fact, [name for name in names if self.values_of(Word(name)) is not None]),
            )
            return None
        texts = self.margin.texts(node, f'"{fact}"')
        values: set[str] = set()
        negated = False
        for text in texts:
            meant, is_not = self._value(fact, text, known, alone=len(texts) == 1)
            values |= meant
            negated = negated or is_not
        if not values:
            return None
        shown = texts[0] if len(texts) == 1 else Word(" or ".join(texts), texts[0].line, texts[0].column)
        return Condition(fact, frozenset(values), negated, shown)

    def _value(self, fact: Word, text: Word, known: tuple[str, ...], *, alone: bool) -> tuple[set[str], bool]:
        name, negated = str(text), False
        is_party = str(fact) in vocabulary.PARTY_FACTS
        if self._canonical(name, is_party) not in known and name.startswith("not ") and alone:
            name, negated = name.removeprefix("not "), True
        if is_party and name in ("any officer", "any councillor"):
            side = name.removeprefix("any ")
            meant = {post for post in known if self.posts[post].side == side}
            if meant:
                return meant, negated
        canonical = self._canonical(name, is_party)
        if canonical in known:
            return {canonical}, negated
        self._unknown_value(fact, text, name, known, is_party)
        return set(), negated

    def _canonical(self, name: str, is_party: bool) -> str:
        return str(self.phrases.posts[name].name) if is_party and name in self.phrases.posts else name

    def _unknown_value(
        self, fact: Word, text: Word, name: str, known: tuple[str, ...], is_party: bool
    ) -> None:
        if nearest(str(text), known) is not None:
            name = str(text)
        word = Word(name, text.line, text.column + str(text).find(name))
        if is_party and name not in self.phrases.posts:
            self.margin.note(
                "R012",
                word,
                f'"{name}" is not a post in this rulebook.',
                'Only a post listed under "posts:" can raise a concern or be the one it is about.',
                write_one_of(name, known),
            )
            return
        self.margin.note(
            "R019",
            word,
            f'"{name}" is not an answer to "{fact}" here.',
            "The answers are a closed list, so that every combination can be checked.",
            write_one_of(name, known),
        )


def grounds(about_sides: set[str | None]) -> tuple[str, ...] | None:
    """The grounds of a concern, by the side it is about; None where it is about nobody in particular."""
    known: list[str] = []
    if vocabulary.OFFICER in about_sides:
        known += vocabulary.GROUNDS_ABOUT_OFFICER
    if vocabulary.COUNCILLOR in about_sides:
        known += vocabulary.GROUNDS_ABOUT_COUNCILLOR
    return tuple(dict.fromkeys(known)) or None
