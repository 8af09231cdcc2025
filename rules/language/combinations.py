"""Which cases can there be? Every combination of who raises a matter, whom it is about and the answers that count.

The answers to the facts of a matter are laid out as the bits of a whole number, so that a condition is a mask and
"every case in which this rule wins" is one number. Checking every combination is then a proof, and a fast one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rules.language import vocabulary
from rules.language.reading_conditions import grounds
from rules.language.rulebook import Condition, Matter, Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Pair:
    """The posts of the two parties; `about` is None where the matter concerns nobody in particular."""

    raised_by: str
    about: str | None

    def as_given(self) -> dict[str, str]:
        """The pair as the facts `raised by` and `about`."""
        given = {vocabulary.RAISED_BY: self.raised_by}
        if self.about is not None:
            given[vocabulary.ABOUT] = self.about
        return given


# Enough for any protocol seen (the largest of the five has 1,406 cases in all), and proved in well under a second.
LIMIT_CASES = 50_000


def cases_of(rulebook: Rulebook, matter: Matter) -> int:
    """How many cases a matter has, counted without laying any of them out."""
    cases = len(matter.raised_by) * max(1, len(matter.about))
    for values in facts_of(rulebook, matter).values():
        cases *= len(values)
    return cases


class Combinations:
    """Every case of one matter: its pairs of parties, and the answers to the facts its rules mention."""

    def __init__(
        self, rulebook: Rulebook, matter: Matter, facts: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """`facts` lays the cases out by more facts than the matter mentions, to compare two versions of it."""
        self.rulebook = rulebook
        self.matter = matter
        self.facts: dict[str, tuple[str, ...]] = dict(facts or facts_of(rulebook, matter))
        self.strides: dict[str, int] = {}
        stride = 1
        for fact in reversed(self.facts):
            self.strides[fact] = stride
            stride *= len(self.facts[fact])
        self.size = stride
        self.full = (1 << self.size) - 1
        self._masks: dict[tuple[str, str], int] = {}
        self._condition_masks: dict[tuple[str, frozenset[str], bool], int] = {}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of parties there can be. One person cannot raise a concern about themselves."""
        matter, posts = self.matter, self.rulebook.post_by_name
        if not matter.about:
            return tuple(Pair(raised_by, None) for raised_by in matter.raised_by)
        return tuple(
            Pair(raised_by, about)
            for raised_by in matter.raised_by
            for about in matter.about
            if not (raised_by == about and posts[about].number == "one")
            and not (matter.about_other_side and posts[raised_by].side == posts[about].side)
        )

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.pairs) * self.size

    def mask(self, fact: str, value: str) -> int:
        """The cases in which a fact has this value."""
        key = (fact, value)
        if key not in self._masks:
            stride, values = self.strides[fact], self.facts[fact]
            block = ((1 << stride) - 1) << (stride * values.index(value))
            period = stride * len(values)
            mask = 0
            for repeat in range(self.size // period):
                mask |= block << (repeat * period)
            self._masks[key] = mask
        return self._masks[key]

    def condition_mask(self, condition: Condition) -> int:
        """The cases in which a condition on a fact holds."""
        key = (condition.fact, condition.values, condition.negated)
        if key not in self._condition_masks:
            fact = str(condition.fact)
            mask = 0
            for value in self.facts[fact]:
                if (value in condition.values) != condition.negated:
                    mask |= self.mask(fact, value)
            self._condition_masks[key] = mask
        return self._condition_masks[key]

    def holds_for(self, condition: Condition, pair: Pair) -> bool:
        """Whether a condition on the parties holds for this pair."""
        party = party_post(self.rulebook, condition.fact, pair)
        if party is None:
            return False
        return (party in condition.values) != condition.negated

    def fitting(self, conditions: Iterable[Condition], pair: Pair) -> int:
        """The cases of this pair in which all conditions hold."""
        mask = self.full
        for condition in conditions:
            if condition.fact in vocabulary.PARTY_FACTS:
                if not self.holds_for(condition, pair):
                    return 0
            else:
                mask &= self.condition_mask(condition)
        return mask

    def bit_of(self, given: Mapping[str, str]) -> int:
        """The place of a case among the answers; a fact that is not given counts as its first answer."""
        return sum(
            self.strides[fact] * values.index(given[fact])
            for fact, values in self.facts.items()
            if fact in given
        )

    def given_mask(self, given: Mapping[str, str]) -> int:
        """Every case that agrees with what is given."""
        mask = self.full
        for fact in self.facts:
            if fact in given:
                mask &= self.mask(fact, given[fact])
        return mask

    def case(self, pair: Pair, bit: int) -> dict[str, str]:
        """The facts of the case at this place, parties first, in vocabulary order."""
        given = pair.as_given()
        for fact, values in self.facts.items():
            given[fact] = values[bit // self.strides[fact] % len(values)]
        return given

    def first_case(self, pair: Pair, mask: int) -> dict[str, str]:
        """The first case in vocabulary order among these."""
        return self.case(pair, lowest_bit(mask))

    def changes(self, fact: str, mask: int, within: int) -> bool:
        """Whether, within these cases, belonging to `mask` can turn on the answer to one fact alone."""
        stride, values = self.strides[fact], self.facts[fact]
        first = self.mask(fact, values[0])
        for offset in range(1, len(values)):
            both = within & (within >> (stride * offset)) & first
            if (mask ^ (mask >> (stride * offset))) & both:
                return True
        return False


def lowest_bit(mask: int) -> int:
    """The place of the lowest bit of a mask that is not empty."""
    return (mask & -mask).bit_length() - 1


def party_post(rulebook: Rulebook, party: str, pair: Pair) -> str | None:
    """The post of a party ("raised by", "about", "the officer", "officer", "subject" ...), None where there is none."""
    party = party.removeprefix("the ")
    if party in (vocabulary.RAISED_BY, "complainant"):
        return pair.raised_by
    if party in (vocabulary.ABOUT, "subject"):
        return pair.about
    posts = rulebook.post_by_name
    for post in (pair.raised_by, pair.about):
        if post is not None and posts[post].side == party:
            return post
    return None


def all_rules(rules: Iterable[Rule]) -> Iterator[Rule]:
    """These rules and every exception beneath them."""
    for rule in rules:
        yield rule
        yield from all_rules(rule.exceptions)


def facts_of(rulebook: Rulebook, matter: Matter) -> dict[str, tuple[str, ...]]:
    """The facts that a rule, time or duty of the matter mentions, in vocabulary order, the council's own last."""
    mentioned: set[str] = set()
    for step in matter.steps:
        for conditions in (
            *(rule.when for rule in all_rules(step.rules)),
            *(time.when for time in step.times),
            *(duty.when for duty in step.duties),
        ):
            mentioned |= {str(condition.fact) for condition in conditions}
    facts: dict[str, tuple[str, ...]] = {}
    for name, values in vocabulary.FACTS.items():
        if name in mentioned:
            facts[name] = values
    if vocabulary.GROUND in facts:
        sides = {rulebook.post_by_name[post].side for post in matter.about}
        facts[vocabulary.GROUND] = grounds(sides) or facts[vocabulary.GROUND]
    for fact in rulebook.facts:
        if str(fact.name) in mentioned:
            facts[str(fact.name)] = tuple(str(value) for value in fact.values)
    return facts
