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


@pytest.mark.parametrize(
    "handler",
    [
        "both Chief Executive and Monitoring Officer, failing that the officer's Director or Hearing Panel",
        "Monitoring Officer or their nominee or the subject's line manager",
        "another Director or the complainant's Group Leader, failing that a line manager",
        "the councillor's Group Leader or the officer's Chief Executive or Chief Officer or Chief Executive",
        "both the officer's line manager and the officer's Director or Monitoring Officer or their nominee",
    ],
)
def test_handlers_of_every_form_go_where_the_oracle_sends_them(handler: str) -> None:
    rule = "        - to: the officer's line manager or the officer's Director\n          12.2 says"
    review = "        - to: Chief Executive, failing that another Director\n"
    handler = handler.replace("Chief Officer", "a Chief Officer")
    book = books.changed(
        (rule, f"        - to: {handler}\n          12.2 says"), (review, f"        - to: {handler}\n")
    )
    second = Oracle(book.text)
    matter = book.matter_by_name["councillor about officer"]
    for case in books.cases_of(book, matter):
        plan = plan_for(book, str(matter.name), case)
        ours = {
            str(step.step.name): (step.outcome, [list(choice) for choice in step.choices], step.fallback)
            for step in plan.steps
        }
        assert ours == second.plan(str(matter.name), case), case


def test_the_oracle_is_at_most_sixty_lines_and_knows_nothing_of_ours() -> None:
    text = (Path(__file__).parent / "oracle.py").read_text("utf-8")
    code = [line for line in text.splitlines() if line.strip() and not line.startswith('"""')]
    assert len(code) <= 60
    assert "rules" not in [
        line.split()[1].split(".")[0] for line in code if line.startswith(("import", "from"))
    ]
