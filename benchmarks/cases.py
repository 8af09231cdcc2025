"""What are the cases of a rulebook? Each matter with the facts of every combination that can be."""

from __future__ import annotations

from pathlib import Path

from rules.language.ladder import ladder_of
from rules.language.reading import read
from rules.language.rulebook import Rulebook

PROTOCOLS = Path(__file__).parent.parent / "protocols"
FIRST = PROTOCOLS / "swale" / "2023-12-18.yaml"

Case = tuple[str, dict[str, str]]


def rulebook_at(path: Path) -> Rulebook:
    """The rulebook in a file, which must be readable."""
    rulebook = read(path.read_bytes(), path.name).rulebook
    if rulebook is None:
        raise SystemExit(f"{path} has errors: python manage.py check_rulebooks {path}")
    return rulebook


def every_case(rulebook: Rulebook) -> list[Case]:
    """Every case of every matter that has a ladder."""
    cases = []
    for matter in rulebook.matters:
        if matter.steps:
            combinations = ladder_of(rulebook, matter).combinations
            cases += [
                (
                    str(matter.name),
                    {str(fact): str(value) for fact, value in combinations.case(pair, bit).items()},
                )
                for pair in combinations.pairs
                for bit in range(combinations.size)
            ]
    return cases
