"""How is a decision one look-up? The compiled form: for each matter a diagram of questions that ends in the decision.

Compiled when a rulebook is published, kept by content hash, and never parsed on a request. The diagram asks only what
still matters; equal parts are shared, so that it stays small.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import Ladder, ladder_of
from rules.language.plan import Choice, PassedOver, RulePassedOver, StepPlan
from rules.language.rulebook import Matter, Rulebook

Node = Any  # a Decision, or (fact, {value: Node}); a plain tuple and dict are what makes a look-up cheap


@dataclass(frozen=True, slots=True)
class Decision:
    """What the first step comes to, and the clauses (or kinds of other sources) it rests on."""

    outcome: str
    text: str | None
    choices: tuple[Choice, ...]
    fallback: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """A decision with its full trace: who and which rules were passed over, and why."""

    decision: Decision
    passed_over: tuple[PassedOver, ...]
    rules_passed_over: tuple[RulePassedOver, ...]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A rulebook's first steps, compiled. `sha256` names the text it was compiled from."""

    sha256: str
    matters: Mapping[str, Node]
    traces: Mapping[str, Node]

    def decide(self, matter: str, facts: Mapping[str, str]) -> Decision:
        """The decision for these facts, which are the rulebook's own. KeyError where one that matters is missing."""
        node = self.matters[matter]
        while node.__class__ is tuple:
            node = node[1][facts[node[0]]]
        return node  # type: ignore[no-any-return]

    def trace(self, matter: str, facts: Mapping[str, str]) -> Traced:
        """The decision with what was passed over. KeyError as `decide`."""
        node = self.traces[matter]
        while node.__class__ is tuple:
            node = node[1][facts[node[0]]]
        return node  # type: ignore[no-any-return]


def compiled(rulebook: Rulebook) -> Dispatch:
    """The compiled form of a rulebook."""
    builders = {str(matter.name): _Builder(rulebook, matter) for matter in rulebook.matters if matter.steps}
    return Dispatch(
        rulebook.sha256,
        {name: builder.diagram(traced=False) for name, builder in builders.items()},
        {name: builder.diagram(traced=True) for name, builder in builders.items()},
    )


class _Builder:
    """Builds the diagram of one matter from who wins which cases."""

    def __init__(self, rulebook: Rulebook, matter: Matter) -> None:
        self.ladder: Ladder = ladder_of(rulebook, matter)
        self.facts = tuple(self.ladder.combinations.facts.items())
        self.leaves: dict[Decision | Traced, int] = {}
        self.by_number: list[Decision | Traced] = []
        self.shared: dict[tuple[object, ...], Node] = {}

    def diagram(self, *, traced: bool) -> Node:
        self.leaves, self.by_number, self.shared = {}, [], {}
        by_raiser: dict[str, dict[str | None, Node]] = {}
        for pair in self.ladder.combinations.pairs:
            table = self._table(pair, traced=traced)
            by_raiser.setdefault(pair.raised_by, {})[pair.about] = self._node(table, 0)
        return self._parties(by_raiser)

    def _parties(self, by_raiser: dict[str, dict[str | None, Node]]) -> Node:
        raisers: dict[str, Node] = {}
        for raised_by, by_about in by_raiser.items():
            about = list(by_about.values())
            if None in by_about:
                raisers[raised_by] = by_about[None]
            else:
                raisers[raised_by] = self._share(vocabulary.ABOUT, dict(zip(by_about, about, strict=True)))
        return self._share(vocabulary.RAISED_BY, raisers)

    def _table(self, pair: Pair, *, traced: bool) -> tuple[int, ...]:
        """The number of the decision for every case of a pair, in the order of the cases."""
        ladder, first = self.ladder, self.ladder.matter.steps[0]
        numbers = [0] * ladder.combinations.size
        for won in ladder.won(first, pair):
            seen: dict[tuple[RulePassedOver, ...], int] = {}
            for bit in range(ladder.combinations.size):
                if not won.mask >> bit & 1:
                    continue
                if traced or not seen:
                    plan = ladder.step_plan(first, won, pair, bit, (), None, with_trace=traced)
                    if plan is None:
                        continue
                    seen.setdefault(plan.rules_passed_over, self._number(_leaf(plan, traced=traced)))
                    numbers[bit] = seen[plan.rules_passed_over]
                else:
                    numbers[bit] = next(iter(seen.values()))
        return tuple(numbers)

    def _number(self, leaf: Decision | Traced) -> int:
        if leaf not in self.leaves:
            self.leaves[leaf] = len(self.by_number)
            self.by_number.append(leaf)
        return self.leaves[leaf]

    def _node(self, table: tuple[int, ...], depth: int) -> Node:
        if len(set(table)) == 1:
            return self.by_number[table[0]]
        fact, values = self.facts[depth]
        size = len(table) // len(values)
        blocks = [table[at * size : (at + 1) * size] for at in range(len(values))]
        if all(block == blocks[0] for block in blocks):
            return self._node(blocks[0], depth + 1)
        return self._share(
            fact, {value: self._node(block, depth + 1) for value, block in zip(values, blocks, strict=True)}
        )

    def _share(self, fact: str, branches: dict[str | None, Node] | dict[str, Node]) -> Node:
        nodes = list(branches.values())
        if all(node is nodes[0] for node in nodes):
            return nodes[0]
        key = (fact, *((value, id(node)) for value, node in branches.items()))
        if key not in self.shared:
            self.shared[key] = (fact, branches)
        return self.shared[key]


def _leaf(plan: StepPlan, *, traced: bool) -> Decision | Traced:
    because = tuple(
        dict.fromkeys(str(source.ref) if source.kind == "clause" else source.kind for source in plan.sources)
    )
    decision = Decision(plan.outcome, plan.text, plan.choices, plan.fallback, because)
    return Traced(decision, plan.passed_over, plan.rules_passed_over) if traced else decision
