"""Is the rulebook sound? Every proof over every combination of facts, every choice and every path up the ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rules.language.faults import ERROR, Finding, in_file_order
from rules.language.proofs.clauses import prove_clauses
from rules.language.proofs.coverage import prove_coverage
from rules.language.proofs.grounds import Grounds
from rules.language.proofs.numbering import prove_numbering
from rules.language.proofs.outcomes import prove_outcomes
from rules.language.proofs.reviews import prove_reviews
from rules.language.quotations import Lock, checked_quotations
from rules.language.rulebook import Rulebook
from rules.language.stripping import as_written
from rules.language.worked_examples import failing_examples


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, over how many cases and how many ways a case can go up its ladder."""

    findings: tuple[Finding, ...]
    cases: int
    paths: int

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that keeps the rulebook from being published."""
        return any(found.severity == ERROR for found in self.findings)


def prove(rulebook: Rulebook, *, clauses: Mapping[str, str] | None = None, lock: Lock | None = None) -> Proof:
    """Prove a rulebook as it stands; give `as_written(rulebook)` for what the protocol alone proves.

    `clauses` is the protocol's own text, `lock` what was checked when that text was at hand.
    """
    grounds = Grounds(rulebook)
    prove_outcomes(grounds)
    prove_reviews(grounds)
    prove_clauses(grounds)
    prove_coverage(grounds)
    if clauses is not None:
        prove_numbering(grounds, clauses)
    grounds.findings += checked_quotations(rulebook, clauses, lock)
    if not rulebook.as_written:
        grounds.findings += failing_examples(rulebook, as_written(rulebook))
    cases, paths = _counted(grounds)
    return Proof(tuple(in_file_order(grounds.findings)), cases, paths)


def _counted(grounds: Grounds) -> tuple[int, int]:
    cases = paths = 0
    for matter in grounds.rulebook.matters:
        cases += grounds.ladder(matter).combinations.count
        for step in matter.steps:
            for answered in grounds.answers(matter, step):
                paths += answered.mask.bit_count() * max(1, len(answered.choices))
    return cases, paths
