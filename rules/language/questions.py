"""What is asked next? The first fact, in vocabulary order, whose answer can still change the plan; nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.combinations import all_rules
from rules.language.ladder import ladder_of
from rules.language.routing import plan_for
from rules.language.rulebook import Condition, Matter, Rule, Rulebook, Source

# The shared facts in the second person, as they are put to the person who raises the matter.
ASKED: dict[str, str] = {
    "capacity": "How did this come up?",
    "unlawful": "Do you think something unlawful has happened or is about to?",
    "code allegation": "Do you want to say formally that the councillor broke the Code of Conduct?",
    "sensitive": "Is it particularly sensitive?",
    "pre-election": "Is it in the period before an election?",
    "safety": "Is this about sexual harassment, discrimination, violence or fear for safety?",
    "ground": "What is it about?",
    "direct talk": "Have you been able to talk to them about it?",
    "relationship": "What kind of relationship is it?",
    "topic": "What would you like advice on?",
    "papers": "Which papers or information do you need?",
    "for whom": "Is it for your own duties, or for somebody else?",
    "business": "Is it council business or party business?",
    "audience": "Who will be there?",
    "enquiry": "What kind of enquiry is it?",
    "legal query": "What do you want to know or say about the proceedings?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question to put, its closed list of answers, and where it comes from: the sources of what turns on it."""

    fact: str
    ask: str
    answers: tuple[str, ...]
    sources: tuple[Source, ...]


def next_question(rulebook: Rulebook, matter: str, given: Mapping[str, str]) -> Question | None:
    """The next question, or None when the answer is settled. Raises NotInThisRulebook as `plan_for` does."""
    asks = [
        fact for fact in plan_for(rulebook, matter, given).still_asks if fact not in vocabulary.PARTY_FACTS
    ]
    return question_about(rulebook, matter, asks[0]) if asks else None


def question_about(rulebook: Rulebook, matter: str, fact: str) -> Question:
    """The question that asks for one fact of a matter."""
    ladder = ladder_of(rulebook, rulebook.matter_by_name[matter])
    own = rulebook.council_facts.get(fact)
    ask = str(own.ask) if own is not None else ASKED[fact]
    sources = tuple(dict.fromkeys(_sources_that_turn_on(ladder.matter, fact)))
    return Question(fact, ask, ladder.combinations.facts[fact], sources)


def _sources_that_turn_on(matter: Matter, fact: str) -> Iterator[Source]:
    for step in matter.steps:
        items: list[tuple[tuple[Condition, ...], tuple[Source, ...]]] = [
            (rule.when, _speaking(rule)) for rule in all_rules(step.rules)
        ]
        items += [(time.when, time.sources) for time in step.times]
        items += [(duty.when, duty.sources) for duty in step.duties]
        for when, sources in items:
            if any(condition.fact == fact for condition in when):
                yield from sources


def _speaking(rule: Rule) -> tuple[Source, ...]:
    return rule.sources
