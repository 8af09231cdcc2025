"""What the proofs say of all cases at once is what comes out when every case is gone through one by one."""

from __future__ import annotations

from functools import cache

import pytest

from rules.language.faults import CATALOGUE, Finding
from rules.language.plan import StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from rules.language.soundness import prove
from tests.rules import books

BOTH = pytest.mark.parametrize(
    ("name", "as_written"),
    [(name, is_written) for name in books.names_at_hand() for is_written in (True, False)],
)


def the(name: str, as_written: bool) -> Rulebook:
    return books.written(name) if as_written else books.book(name)


@cache
def findings(name: str, as_written: bool) -> tuple[Finding, ...]:
    return prove(the(name, as_written)).findings


@cache
def first_steps(name: str, as_written: bool) -> tuple[tuple[str, StepPlan], ...]:
    """The first step of every case of every matter."""
    book = the(name, as_written)
    return tuple(
        (str(matter.name), plan_for(book, str(matter.name), case).steps[0])
        for matter in book.matters
        if matter.steps
        for case in books.cases_of(book, matter)
    )


@BOTH
def test_a_matter_has_a_case_that_goes_to_nobody_exactly_where_a_proof_says_so(
    name: str, as_written: bool
) -> None:
    nobody = {matter for matter, step in first_steps(name, as_written) if step.outcome == "nobody"}
    assert {found.matter for found in findings(name, as_written) if found.code == "R030"} == nobody


@BOTH
def test_the_places_of_those_findings_are_all_the_rules_that_leave_nobody(
    name: str, as_written: bool
) -> None:
    places = {
        (matter, step.step.name.line if rule is None else rule.text.line)
        for matter, step in first_steps(name, as_written)
        if step.outcome == "nobody"
        for rule in [step.rule or step.advice]
    }
    told = {(found.matter, found.line) for found in findings(name, as_written) if found.code == "R030"}
    assert told == places


@BOTH
def test_the_counter_example_of_a_case_that_goes_to_nobody_does_go_to_nobody(
    name: str, as_written: bool
) -> None:
    for found in findings(name, as_written):
        if found.code == "R030":
            assert found.matter is not None
            assert found.case is not None
            step = plan_for(the(name, as_written), found.matter, found.case).steps[0]
            assert (step.outcome, step.choices) == ("nobody", ())


@pytest.mark.parametrize("name", books.names_at_hand())
def test_the_fallback_is_used_on_a_first_step_exactly_where_a_note_says_so(name: str) -> None:
    first = {str(matter.name): str(matter.steps[0].name) for matter in books.book(name).matters}
    used = {matter for matter, step in first_steps(name, False) if step.fallback}
    told = {
        found.matter
        for found in findings(name, False)
        if found.code == "R075" and found.matter is not None and found.step == first[found.matter]
    }
    assert told == used


@BOTH
def test_the_number_of_cases_is_that_of_every_pair_with_every_answer(name: str, as_written: bool) -> None:
    proof = prove(the(name, as_written))
    assert proof.cases == len(first_steps(name, as_written))
    assert proof.paths >= proof.cases


@BOTH
def test_findings_stand_in_file_order_once_each_with_known_codes_and_whole_sentences(
    name: str, as_written: bool
) -> None:
    told = findings(name, as_written)
    assert [(each.line, each.column) for each in told] == sorted((each.line, each.column) for each in told)
    assert len({(each.code, each.line, each.column, each.second) for each in told}) == len(told)
    for each in told:
        assert each.code in CATALOGUE
        assert all((each.what, each.why, each.mend))
        assert each.what.endswith((".", '".')), each.what


@BOTH
def test_a_second_proof_says_the_same(name: str, as_written: bool) -> None:
    assert prove(the(name, as_written)).findings == findings(name, as_written)
