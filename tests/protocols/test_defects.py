"""Each of the 38 known conflicts and defects is found by proof, or it is said why no proof can reach it."""

from __future__ import annotations

from functools import cache

import pytest

from rules.language.faults import Finding
from rules.language.quotations import all_sources
from rules.language.soundness import prove
from tests.protocol_texts import text_at_hand, text_of
from tests.protocols.defects import DEFECTS, Found
from tests.protocols.test_rows import clauses_cited
from tests.rules import books

NEEDS_THE_TEXT = ("R077",)


@cache
def findings(name: str) -> tuple[Finding, ...]:
    """What is found in a rulebook as written, beside the protocol's own text where it is at hand."""
    return prove(books.written(name), clauses=text_at_hand(name), lock=books.lock_of(name)).findings


def is_it(wanted: Found, finding: Finding) -> bool:
    return (
        finding.code == wanted.code
        and wanted.matter in (None, finding.matter)
        and set(wanted.clauses) <= set(finding.clauses)
        and all((finding.case or {}).get(fact) == value for fact, value in wanted.case.items())
        and wanted.says in finding.what
    )


def test_every_one_of_the_38_is_answered_for() -> None:
    assert sorted(DEFECTS) == list(range(1, 39))
    assert all(answers for answers in DEFECTS.values())


@pytest.mark.parametrize(
    ("number", "at"), [(number, at) for number, answers in DEFECTS.items() for at in range(len(answers))]
)
def test_it_is_found_as_written_or_stands_where_no_proof_can_reach(number: int, at: int) -> None:
    answer = DEFECTS[number][at]
    if isinstance(answer, Found):
        if answer.code in NEEDS_THE_TEXT:
            text_of(answer.book)
        assert any(is_it(answer, finding) for finding in findings(answer.book)), answer
        return
    assert answer.because.endswith(".")
    if answer.stands is not None:
        name, matter, clause = answer.stands
        steps = books.book(name).matter_by_name[matter].steps
        assert any(clause in clauses_cited(step) for step in steps), answer.stands


def test_what_a_proof_finds_as_written_rests_on_no_setting_of_the_councils_own() -> None:
    for name in books.names_at_hand():
        assert all(source.kind != "local" for source in all_sources(books.written(name)))
