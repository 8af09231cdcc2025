"""The five rulebooks prove free of errors, quote the protocols' own words, and are tried by their examples."""

from __future__ import annotations

import pytest

from rules.language.combinations import all_rules
from rules.language.faults import ERROR
from rules.language.plan import StepPlan
from rules.language.quotations import clause_sources, folded, hashed, is_quoted_from
from rules.language.routing import plan_for
from rules.language.rulebook import Example, Rulebook
from rules.language.soundness import prove
from tests.protocol_texts import text_of
from tests.rules import books

FIVE = pytest.mark.parametrize("name", books.FIVE)


@FIVE
def test_it_has_no_error_as_adopted(name: str) -> None:
    proof = prove(books.book(name), lock=books.lock_of(name))
    assert [f"{found.line}: {found.what}" for found in proof.findings if found.severity == ERROR] == []


@FIVE
def test_it_has_no_error_as_adopted_beside_the_protocols_own_text(name: str) -> None:
    proof = prove(books.book(name), clauses=text_of(name), lock=books.lock_of(name))
    assert [f"{found.line}: {found.what}" for found in proof.findings if found.severity == ERROR] == []


@FIVE
def test_every_quotation_stands_in_its_clause(name: str) -> None:
    clauses = text_of(name)
    for source in clause_sources(books.book(name)):
        assert is_quoted_from(source.words, clauses[source.ref or ""]), f"line {source.place.line}"


@FIVE
def test_the_lock_holds_every_quotation_and_nothing_else(name: str) -> None:
    lock = books.lock_of(name)
    assert lock is not None, f"protocols/{name}/quotations.lock is not written yet"
    quoted = {(source.ref, hashed(folded(source.words))) for source in clause_sources(books.book(name))}
    assert lock.quotations == quoted
    assert set(lock.clauses) == {ref for ref, _ in quoted}


@FIVE
def test_the_lock_was_written_from_the_text_at_hand(name: str) -> None:
    clauses, lock = text_of(name), books.lock_of(name)
    assert lock is not None
    assert dict(lock.clauses) == {ref: hashed(folded(clauses[ref])) for ref in lock.clauses}


@FIVE
def test_a_rule_quotes_operative_words_of_the_clause_and_seldom_the_whole_of_it(name: str) -> None:
    assert all(len(source.words.split()) <= 40 for source in clause_sources(books.book(name)))


def steps_of(rulebook: Rulebook, written: Rulebook, example: Example) -> tuple[StepPlan, ...]:
    """The steps an example tries: the one it names, else the first."""
    plan = plan_for(
        written if example.as_written else rulebook,
        str(example.matter),
        {fact: str(value) for fact, value in example.given.items()},
        handled_by={step: str(post) for step, post in example.handled_by.items()},
    )
    if example.step is None:
        return plan.steps[:1]
    return tuple(step for step in plan.steps if step.step.name == example.step)


def tried(name: str) -> tuple[set[tuple[str, str]], set[int]]:
    """What a rulebook's examples reach: steps by (matter, step), rules and exceptions by line."""
    steps, rules = set(), set()
    rulebook = books.book(name)
    for example in rulebook.examples:
        for step in steps_of(rulebook, books.written(name), example):
            steps.add((str(example.matter), str(step.step.name)))
            rules |= {rule.place.line for rule in (step.rule, step.advice) if rule is not None}
    return steps, rules


@FIVE
def test_its_examples_reach_every_step(name: str) -> None:
    steps, _ = tried(name)
    every = {
        (str(matter.name), str(step.name)) for matter in books.book(name).matters for step in matter.steps
    }
    assert every - steps == set()


@FIVE
def test_its_examples_reach_every_rule_and_every_exception(name: str) -> None:
    _, lines = tried(name)
    missed = [
        f"line {rule.place.line} ({matter.name}, {step.name}): {rule.outcome} {rule.text}"
        for matter in books.book(name).matters
        for step in matter.steps
        for rule in all_rules(step.rules)
        if rule.place.line not in lines
    ]
    assert missed == []


@FIVE
def test_its_examples_try_what_the_protocol_alone_says_as_well(name: str) -> None:
    assert any(example.as_written for example in books.book(name).examples)


@FIVE
def test_every_example_says_what_it_expects_and_why(name: str) -> None:
    for example in books.book(name).examples:
        assert set(example.expects) & {"goes to", "outcome", "nobody"}, example.title
        assert "because" in example.expects or "nobody" in example.expects, example.title
