"""Every plan is the one that a second, independent reading of the YAML comes to: every case of every matter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from rules.language.routing import plan_for
from tests.rules import books
from tests.rules.oracle import Oracle


@cache
def oracle(name: str) -> Oracle:
    return Oracle(books.text_of_book(name))


@pytest.mark.parametrize(("name", "matter"), books.matters_at_hand())
def test_every_case_of_every_step_goes_where_the_oracle_sends_it(name: str, matter: str) -> None:
    rulebook = books.book(name)
    compared = 0
    for case in books.cases_of(rulebook, rulebook.matter_by_name[matter]):
        plan = plan_for(rulebook, matter, case)
        assert plan.still_asks == ()
        ours = {
            str(step.step.name): (step.outcome, [list(choice) for choice in step.choices], step.fallback)
            for step in plan.steps
        }
        assert ours == oracle(name).plan(matter, case), case
        compared += 1
    assert compared == books.ladder(rulebook, matter).combinations.count > 0


def test_the_oracle_is_at_most_sixty_lines_and_knows_nothing_of_ours() -> None:
    text = (Path(__file__).parent / "oracle.py").read_text("utf-8")
    code = [line for line in text.splitlines() if line.strip() and not line.startswith('"""')]
    assert len(code) <= 60
    assert "rules" not in [
        line.split()[1].split(".")[0] for line in code if line.startswith(("import", "from"))
    ]
