"""Who receives this, by when, owing what, and which words say so? Facts in, a Plan out. One look at one rulebook.

It refuses to know people, cases and today's date: posts only, and a date only where one is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import HandledBy, Ladder, Part, ladder_of
from rules.language.plan import Plan
from rules.language.reading_conditions import grounds
from rules.language.rulebook import Matter, Rulebook


class NotInThisRulebook(ValueError):
    """A matter, fact, value, step or post that the rulebook does not know; the message names the known ones."""


def plan_for(
    rulebook: Rulebook,
    matter: str,
    given: Mapping[str, str],
    *,
    handled_by: Mapping[str, str | Iterable[str]] | None = None,
    received_on: date | None = None,
) -> Plan:
    """The whole answer for one case.

    `given` holds the facts known so far, `handled_by` who handled earlier steps, `received_on` the local date of
    receipt. While a fact that still matters is missing the plan only says which. Raises NotInThisRulebook.
    """
    ladder = ladder_of(rulebook, _matter(rulebook, matter))
    facts = checked_facts(rulebook, ladder.matter, given)
    handlers = _handlers(rulebook, ladder.matter, handled_by or {})
    pairs = pairs_given(ladder, facts)
    asks = still_asks(ladder, facts, handlers)
    steps = (
        () if asks else ladder.steps_for(pairs[0], ladder.combinations.bit_of(facts), handlers, received_on)
    )
    return Plan(str(rulebook.council), rulebook.sha256, str(ladder.matter.name), facts, asks, steps)


def still_asks(ladder: Ladder, facts: Mapping[str, str], handled_by: HandledBy) -> tuple[str, ...]:
    """Every fact that is not given and can still change anything in the answer, in the order they are asked."""
    combinations = ladder.combinations
    pairs = pairs_given(ladder, facts)
    within = combinations.given_mask(facts)
    parts = {pair: ladder.parts(pair, handled_by) for pair in pairs}
    asks = [
        party
        for party in (vocabulary.RAISED_BY, vocabulary.ABOUT)
        if _party_matters(party, facts, parts, within)
    ]
    for fact in combinations.facts:
        if fact not in facts and any(
            combinations.changes(fact, mask, within) for pair in pairs for mask, _ in parts[pair]
        ):
            asks.append(fact)
    return tuple(asks)


def _party_matters(
    party: str,
    facts: Mapping[str, str],
    parts: Mapping[Pair, list[Part]],
    within: int,
) -> bool:
    if party in facts:
        return False
    by_other: dict[str | None, list[Pair]] = {}
    for pair in parts:
        by_other.setdefault(pair.about if party == vocabulary.RAISED_BY else pair.raised_by, []).append(pair)
    for pairs in by_other.values():
        answers = [{answer: mask & within for mask, answer in parts[pair] if mask & within} for pair in pairs]
        if any(answer != answers[0] for answer in answers[1:]):
            return True
    return False


def pairs_given(ladder: Ladder, facts: Mapping[str, str]) -> tuple[Pair, ...]:
    """Every pair of parties that agrees with what is given; NotInThisRulebook where there is none."""
    raised_by, about = facts.get(vocabulary.RAISED_BY), facts.get(vocabulary.ABOUT)
    matter = ladder.matter
    pairs = tuple(
        pair
        for pair in ladder.combinations.pairs
        if raised_by in (None, pair.raised_by) and (not matter.about or about in (None, pair.about))
    )
    if not pairs:
        raise NotInThisRulebook(
            f'In "{matter.name}" the {raised_by or "person who raises it"} cannot raise something about the '
            f"{about or 'person it is about'}."
        )
    return pairs


def checked_facts(rulebook: Rulebook, matter: Matter, given: Mapping[str, str]) -> dict[str, str]:
    """The given facts under the rulebook's own names, in vocabulary order; NotInThisRulebook names the known ones."""
    known = [vocabulary.RAISED_BY, vocabulary.ABOUT, *vocabulary.FACTS, *rulebook.council_facts]
    for fact in given:
        if fact not in known:
            raise NotInThisRulebook(f'"{fact}" is not a fact. Known: {", ".join(known)}.')
    return {fact: _checked_value(rulebook, matter, fact, str(given[fact])) for fact in known if fact in given}


def _checked_value(rulebook: Rulebook, matter: Matter, fact: str, value: str) -> str:
    if fact in (vocabulary.RAISED_BY, vocabulary.ABOUT):
        parties = matter.raised_by if fact == vocabulary.RAISED_BY else matter.about
        if fact == vocabulary.ABOUT and not parties:
            parties = tuple(str(post.name) for post in rulebook.posts)
        post = rulebook.post_by_name.get(value)
        if post is None or str(post.name) not in parties:
            raise NotInThisRulebook(
                f'"{value}" is not a value of "{fact}" in "{matter.name}". Known: {", ".join(parties)}.'
            )
        return str(post.name)
    if fact == vocabulary.GROUND:
        sides = {rulebook.post_by_name[post].side for post in matter.about}
        values = grounds(sides) or vocabulary.FACTS[vocabulary.GROUND]
    elif fact in rulebook.council_facts:
        values = tuple(str(each) for each in rulebook.council_facts[fact].values)
    else:
        values = vocabulary.FACTS[fact]
    if value not in values:
        raise NotInThisRulebook(f'"{value}" is not a value of "{fact}". Known: {", ".join(values)}.')
    return value


def _matter(rulebook: Rulebook, name: str) -> Matter:
    matter = rulebook.matter_by_name.get(name)
    if matter is None:
        if name in rulebook.silent:
            raise NotInThisRulebook(f'The protocol is silent on "{name}": {rulebook.silent[name]}.')
        known = list(rulebook.matter_by_name)
        raise NotInThisRulebook(f'"{name}" is not a matter of this rulebook. Known: {", ".join(known)}.')
    return matter


def _handlers(
    rulebook: Rulebook, matter: Matter, handled_by: Mapping[str, str | Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    handlers: dict[str, tuple[str, ...]] = {}
    for step, who in handled_by.items():
        if matter.step(step) is None:
            known = ", ".join(str(each.name) for each in matter.steps)
            raise NotInThisRulebook(f'"{step}" is not a step of "{matter.name}". Known: {known}.')
        names = (who,) if isinstance(who, str) else tuple(who)
        for name in names:
            if name not in rulebook.post_by_name:
                known = ", ".join(str(post.name) for post in rulebook.posts)
                raise NotInThisRulebook(f'"{name}" is not a post of this rulebook. Known: {known}.')
        handlers[step] = tuple(str(rulebook.post_by_name[name].name) for name in names)
    return handlers
