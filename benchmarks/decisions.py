"""A compiled decision beside a dictionary and beside zen-engine: python -m benchmarks.decisions [RULEBOOK]

Every case of one rulebook, the same mapping of facts for each engine, rounds interleaved in one run; the best round of
each counts. Each figure is explained in README.md here.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns

from benchmarks.cases import FIRST, every_case, rulebook_at
from benchmarks.size import bytes_in, bytes_of_words
from benchmarks.zen_table import engine_name, zen_decisions
from rules.language.dispatch import compiled
from rules.language.routing import plan_for

ROUNDS = 30
ZEN_EVERY = 10  # zen-engine is so much slower that it runs in every tenth round


def main(path: Path) -> None:
    """Print the table."""
    rulebook = rulebook_at(path)
    dispatch = compiled(rulebook)
    cases = every_case(rulebook)
    names: dict[str, list[str]] = {}
    tables: dict[str, dict[tuple[str, ...], tuple[str, object, tuple[str, ...]]]] = {}
    for matter, facts in cases:
        decision = dispatch.decide(matter, facts)
        names.setdefault(matter, list(facts))
        answer = (decision.outcome, decision.choices or decision.text, decision.because)
        tables.setdefault(matter, {})[tuple([facts[name] for name in names[matter]])] = answer
    zen_tables = zen_decisions(dispatch)
    for_zen = [(zen_tables[matter], {engine_name(n): v for n, v in facts.items()}) for matter, facts in cases]

    def dictionary() -> None:
        for matter, facts in cases:
            tables[matter][tuple([facts[name] for name in names[matter]])]

    def decide() -> None:
        for matter, facts in cases:
            dispatch.decide(matter, facts)

    def trace() -> None:
        for matter, facts in cases:
            dispatch.trace(matter, facts)

    def zen() -> None:
        for table, facts in for_zen:
            table.evaluate(facts)

    differ = sum(
        dispatch.decisions[int(table.evaluate(given)["result"]["leaf"])] != dispatch.decide(matter, facts)
        or dispatch.trace(matter, facts).decision != dispatch.decide(matter, facts)
        for (table, given), (matter, facts) in zip(for_zen, cases, strict=True)
    )
    plans = [plan_for(rulebook, matter, facts).steps[0] for matter, facts in cases]
    differ += sum(
        (plan.outcome, plan.text, plan.choices, plan.fallback, plan.passed_over, plan.rules_passed_over)
        != (
            (found := dispatch.trace(matter, facts)).decision.outcome,
            found.decision.text,
            found.decision.choices,
            found.decision.fallback,
            found.passed_over,
            found.rules_passed_over,
        )
        for plan, (matter, facts) in zip(plans, cases, strict=True)
    )
    runs: dict[str, Callable[[], None]] = {
        "dictionary": dictionary,
        "decide": decide,
        "trace": trace,
        "zen-engine": zen,
    }
    best = dict.fromkeys(runs, float("inf"))
    for number in range(ROUNDS):
        for name, run in runs.items():
            if run is zen and number % ZEN_EVERY:
                continue
            begun = perf_counter_ns()
            run()
            best[name] = min(best[name], (perf_counter_ns() - begun) / len(cases))
    for name, taken in best.items():
        print(f"{name:12} {taken:8.0f} ns  {taken / best['dictionary']:6.2f} x dictionary")
    print(f"zen-engine is {best['zen-engine'] / best['decide']:.0f} x slower than decide")
    print(f"{len(cases)} cases, answers different: {differ}")
    whole, words = bytes_in(dispatch), bytes_of_words(dispatch)
    print(f"compiled: {whole / 1024:.1f} KB in memory, {(whole - words) / 1024:.1f} KB without its words")
    print(f"compiled: {len(pickle.dumps(dispatch)) / 1024:.1f} KB as stored")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIRST)
