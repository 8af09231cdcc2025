"""How is a decision a few look-ups? For each matter a diagram of questions that ends in the decision, compiled.

Compiled when a rulebook is published, kept by content hash, and never parsed on a request. The diagram asks only what
still matters. Equal parts are kept once for the whole rulebook, down to its words, so that it stays small.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from rules.language import vocabulary
from rules.language.combinations import Pair, all_rules, lowest_bit
from rules.language.ladder import Ladder, ladder_of
from rules.language.plan import Choice, PassedOver, RulePassedOver
from rules.language.rulebook import Condition, Matter, Rulebook
from rules.language.winning import Won

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the first step comes to, and the clauses (or kinds of other sources) it rests on."""

    outcome: str
    text: str | None
    choices: tuple[Choice, ...]
    fallback: bool
    because: tuple[str, ...]


class Traced(NamedTuple):
    """A decision with its full trace: who and which rules were passed over, and why."""

    decision: Decision
    passed_over: tuple[PassedOver, ...]
    rules_passed_over: tuple[RulePassedOver, ...]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A rulebook's first steps, compiled. `sha256` names the text it was compiled from.

    `cells` holds every node of every diagram, one after the other: the place of its question in `questions`, then
    where each answer leads. A question is a fact; at the same place in `places` stands, for each of its values, how
    far on in the node its cell is. A cell leads to the place of another node, or, below zero (as ~place), to what it
    comes to: without its trace one of the `decisions`; with it three places in `traces`, of its decision and of the
    posts and the rules passed over, put together only when asked for, so that a rulebook takes little room. `matters`
    is where the two cells stand from which a matter's diagrams begin, without the trace and with it.
    """

    sha256: str
    matters: Mapping[str, int]
    questions: tuple[str, ...]
    places: tuple[Mapping[str, int], ...]
    cells: array[int]
    decisions: tuple[Decision, ...]
    traces: array[int]
    passed_over: tuple[tuple[PassedOver, ...], ...]
    rules_passed_over: tuple[tuple[RulePassedOver, ...], ...]

    def decide(self, matter: str, facts: Mapping[str, str]) -> Decision:
        """The decision for these facts, which are the rulebook's own. KeyError where one that matters is missing."""
        cells, questions, places = self.cells, self.questions, self.places
        at = cells[self.matters[matter]]
        while at >= 0:
            question = cells[at]
            at = cells[at + places[question][facts[questions[question]]]]
        return self.decisions[~at]

    def trace(self, matter: str, facts: Mapping[str, str]) -> Traced:
        """The decision with what was passed over. KeyError as `decide`."""
        cells, questions, places = self.cells, self.questions, self.places
        at = cells[self.matters[matter] + 1]
        while at >= 0:
            question = cells[at]
            at = cells[at + places[question][facts[questions[question]]]]
        at, traces = ~at, self.traces
        return Traced(
            self.decisions[traces[at]],
            self.passed_over[traces[at + 1]],
            self.rules_passed_over[traces[at + 2]],
        )


def compiled(rulebook: Rulebook) -> Dispatch:
    """The compiled form of a rulebook."""
    kept = _Kept()
    matters: dict[str, int] = {}
    for matter in rulebook.matters:
        if matter.steps:
            begin = _Diagrams(rulebook, matter, kept).both()
            matters[kept.once(str(matter.name))] = len(kept.cells)
            kept.cells += begin
    places = {
        values: {value: place for place, value in enumerate(values, start=1)} for _, values in kept.questions
    }
    return Dispatch(
        rulebook.sha256,
        matters,
        tuple(fact for fact, _ in kept.questions),
        tuple(places[values] for _, values in kept.questions),
        _packed(kept.cells),
        tuple(kept.decisions),
        _packed([place for trace in kept.traces for place in trace]),
        tuple(kept.passed_over),
        tuple(kept.rules_passed_over),
    )


def _packed(numbers: list[int]) -> array[int]:
    """The numbers in the narrowest cells that hold them all, with no room to spare."""
    widest = max((abs(number) for number in numbers), default=0)
    return array("h" if widest < 2**15 else "i", numbers)


class _Kept:
    """Equal parts of one rulebook's diagrams, each kept once."""

    def __init__(self) -> None:
        self.parts: dict[Any, Any] = {}
        self.questions: dict[tuple[str, tuple[str, ...]], int] = {}
        self.decisions: dict[Decision, int] = {}
        self.passed_over: dict[tuple[PassedOver, ...], int] = {}
        self.rules_passed_over: dict[tuple[RulePassedOver, ...], int] = {}
        self.traces: dict[tuple[int, int, int], int] = {}
        self.nodes: dict[tuple[int, ...], int] = {}
        self.cells: list[int] = []

    def once(self, part: Part) -> Part:
        """The part kept that is equal to this one."""
        return self.parts.setdefault(part, part)  # type: ignore[no-any-return]

    def words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Words kept once, without their places in the file."""
        return self.once(tuple(self.once(str(word)) for word in words))

    def decision(self, decision: Decision) -> int:
        """What leads to a decision."""
        return ~self.decisions.setdefault(decision, len(self.decisions))

    def trace(
        self, decision: int, passed_over: tuple[PassedOver, ...], rules: tuple[RulePassedOver, ...]
    ) -> int:
        """What leads to a decision (given by what leads to it) with what was passed over."""
        trace = (
            ~decision,
            self.passed_over.setdefault(passed_over, len(self.passed_over)),
            self.rules_passed_over.setdefault(rules, len(self.rules_passed_over)),
        )
        return ~self.traces.setdefault(trace, 3 * len(self.traces))

    def node(self, fact: str, branches: Mapping[str, int]) -> int:
        """What leads to the node that asks for a fact, or to the one place all its values lead to."""
        leads_to = tuple(branches.values())
        if len(set(leads_to)) == 1:
            return leads_to[0]
        question = (self.once(str(fact)), self.words(branches))
        node = (self.questions.setdefault(question, len(self.questions)), *leads_to)
        if node not in self.nodes:
            self.nodes[node] = len(self.cells)
            self.cells += node
        return self.nodes[node]


class _Diagrams:
    """The two diagrams of one matter, without and with its trace, from who wins which cases."""

    def __init__(self, rulebook: Rulebook, matter: Matter, kept: _Kept) -> None:
        self.kept = kept
        self.first = matter.steps[0]
        self.ladder: Ladder = ladder_of(rulebook, matter)
        self.facts = tuple(self.ladder.combinations.facts.items())
        self.conditions: tuple[Condition, ...] = tuple(
            condition for rule in all_rules(self.first.rules) for condition in rule.when
        )

    def both(self) -> tuple[int, int]:
        """What leads to the diagram of decisions, and to that of decisions with their traces."""
        decided: dict[str, dict[str | None, int]] = {}
        traced: dict[str, dict[str | None, int]] = {}
        for pair in self.ladder.combinations.pairs:
            decisions, traces = self._tables(pair)
            decided.setdefault(pair.raised_by, {})[pair.about] = self._node(decisions, 0)
            traced.setdefault(pair.raised_by, {})[pair.about] = self._node(traces, 0)
        return self._parties(decided), self._parties(traced)

    def _parties(self, by_raiser: Mapping[str, Mapping[str | None, int]]) -> int:
        raisers: dict[str, int] = {}
        for raised_by, by_about in by_raiser.items():
            named = {about: at for about, at in by_about.items() if about is not None}
            raisers[raised_by] = self.kept.node(vocabulary.ABOUT, named) if named else by_about[None]
        return self.kept.node(vocabulary.RAISED_BY, raisers)

    def _tables(self, pair: Pair) -> tuple[list[int], list[int]]:
        """What leads to the decision, without and with its trace, for every case of a pair in order."""
        decisions = [0] * self.ladder.combinations.size
        traces = list(decisions)
        for won in self.ladder.won(self.first, pair):
            decision, passed_over = self._decision(won, pair)
            decision_at = self.kept.decision(decision)
            for mask in self._alike(won.mask, pair):
                rules = self.ladder.rules_passed_over(self.first, won, pair, lowest_bit(mask))
                traced_at = self.kept.trace(decision_at, passed_over, self._rules(rules))
                while mask:
                    bit = lowest_bit(mask)
                    decisions[bit], traces[bit] = decision_at, traced_at
                    mask &= mask - 1
        return decisions, traces

    def _decision(self, won: Won, pair: Pair) -> tuple[Decision, tuple[PassedOver, ...]]:
        once, words = self.kept.once, self.kept.words
        answer = self.ladder.answer(won, pair, (), may_fall_back=True)
        outcome, text, choices, _, passed_over, fallback, sources = answer
        refs = tuple(
            dict.fromkeys(str(source.ref) if source.kind == "clause" else source.kind for source in sources)
        )
        decision = Decision(
            once(str(outcome)),
            None if text is None else once(text),
            once(tuple(words(choice) for choice in choices)),
            fallback,
            words(refs),
        )
        passed = (PassedOver(once(str(each.post)), once(str(each.because))) for each in passed_over)
        return once(decision), once(tuple(once(each) for each in passed))

    def _rules(self, rules: tuple[RulePassedOver, ...]) -> tuple[RulePassedOver, ...]:
        once = self.kept.once
        return once(
            tuple(
                once(
                    RulePassedOver(
                        rule.line, None if rule.ref is None else once(str(rule.ref)), once(rule.because)
                    )
                )
                for rule in rules
            )
        )

    def _alike(self, mask: int, pair: Pair) -> Iterator[int]:
        """These cases in groups in which the same conditions fail, so that the same rules are passed over."""
        groups = [mask]
        for condition in self.conditions:
            cut = self.ladder.combinations.fitting((condition,), pair)
            groups = [part for group in groups for part in (group & cut, group & ~cut) if part]
        yield from groups

    def _node(self, table: list[int], depth: int) -> int:
        """What leads to the diagram of a table of leaves."""
        if len(set(table)) == 1:
            return table[0]
        fact, values = self.facts[depth]
        size = len(table) // len(values)
        nodes = [self._node(table[at * size : (at + 1) * size], depth + 1) for at in range(len(values))]
        return self.kept.node(fact, dict(zip(values, nodes, strict=True)))
