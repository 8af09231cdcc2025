"""The compiled decision is the plan's first step, for every case of every rulebook, with the same trace."""

from __future__ import annotations

from functools import cache

import pytest

from rules.language.dispatch import Dispatch, compiled
from rules.language.routing import plan_for
from tests.rules import books


@cache
def dispatch(name: str) -> Dispatch:
    return compiled(books.book(name))


@pytest.mark.parametrize(("name", "matter"), books.matters_at_hand())
def test_every_case_is_decided_as_its_plan_has_it(name: str, matter: str) -> None:
    book = books.book(name)
    for case in books.cases_of(book, book.matter_by_name[matter]):
        step = plan_for(book, matter, case).steps[0]
        traced = dispatch(name).trace(matter, case)
        assert traced.decision == dispatch(name).decide(matter, case)
        decision = traced.decision
        assert (decision.outcome, decision.text) == (step.outcome, step.text)
        assert (decision.choices, decision.fallback) == (step.choices, step.fallback)
        assert decision.because == tuple(
            dict.fromkeys(
                str(source.ref) if source.kind == "clause" else source.kind for source in step.sources
            )
        )
        assert traced.passed_over == step.passed_over
        assert traced.rules_passed_over == step.rules_passed_over


@pytest.mark.parametrize("name", books.names_at_hand())
def test_it_names_the_text_it_was_compiled_from_and_is_the_same_when_compiled_again(name: str) -> None:
    assert dispatch(name).sha256 == books.book(name).sha256
    assert dispatch(name) == compiled(books.book(name))


def test_a_fact_that_matters_and_is_missing_is_an_error_and_one_that_does_not_is_none() -> None:
    facts = {"raised by": "Member", "about": "Director", "capacity": "service user"}
    assert dispatch("wendlebury").decide("councillor about officer", facts).outcome == "signpost"
    with pytest.raises(KeyError, match="direct talk"):
        dispatch("wendlebury").decide(
            "councillor about officer", {**facts, "capacity": "councillor", "safety": "no"}
        )
