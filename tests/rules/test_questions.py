"""Only what can still change the plan is asked, in one order; what is not asked changes nothing, whatever it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language import vocabulary
from rules.language.plan import StepPlan
from rules.language.questions import next_question, question_about
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

WENDLEBURY = books.book("wendlebury")
ORDER = [vocabulary.RAISED_BY, vocabulary.ABOUT, *vocabulary.FACTS, *WENDLEBURY.council_facts]


def treated(steps: tuple[StepPlan, ...]) -> list[tuple[object, ...]]:
    """Everything under `steps` but the trace of rules that did not fit."""
    return [
        (
            *(
                step.step.name,
                step.outcome,
                step.text,
                step.choices,
                step.nominee,
                step.passed_over,
                step.fallback,
            ),
            *(step.sources, step.times, step.duties, step.assuming),
        )
        for step in steps
    ]


def answers_to(book: Rulebook, matter: str) -> dict[str, tuple[str, ...]]:
    """Every fact of a matter with its answers, the parties among them."""
    combinations = books.ladder(book, matter).combinations
    parties = {"raised by": book.matter_by_name[matter].raised_by, "about": book.matter_by_name[matter].about}
    return {fact: values for fact, values in {**parties, **combinations.facts}.items() if values}


@st.composite
def partly_given(draw: st.DrawFn) -> tuple[str, dict[str, str], dict[str, str]]:
    """A matter, some of the facts of one of its cases, and the whole case."""
    matter = draw(st.sampled_from(WENDLEBURY.matters))
    combinations = books.ladder(WENDLEBURY, str(matter.name)).combinations
    pair = draw(st.sampled_from(combinations.pairs))
    case = combinations.case(pair, draw(st.integers(0, combinations.size - 1)))
    kept = draw(st.sets(st.sampled_from(sorted(case))))
    return str(matter.name), {fact: value for fact, value in case.items() if fact in kept}, case


@given(partly_given())
def test_answering_what_is_asked_settles_the_plan_whatever_the_other_answers_are(
    drawn: tuple[str, dict[str, str], dict[str, str]],
) -> None:
    matter, given_so_far, case = drawn
    asks = plan_for(WENDLEBURY, matter, given_so_far).still_asks
    answered = {**given_so_far, **{fact: case[fact] for fact in asks}}
    plan = plan_for(WENDLEBURY, matter, answered)
    assert plan.still_asks == ()
    assert treated(plan.steps) == treated(plan_for(WENDLEBURY, matter, case).steps)


@given(partly_given())
def test_every_fact_that_is_asked_can_still_change_something(
    drawn: tuple[str, dict[str, str], dict[str, str]],
) -> None:
    matter, given_so_far, _ = drawn
    answers = answers_to(WENDLEBURY, matter)
    combinations = books.ladder(WENDLEBURY, matter).combinations
    cases = [
        case
        for case in books.cases_of(WENDLEBURY, combinations.matter)
        if given_so_far.items() <= case.items()
    ]
    steps = {tuple(case.items()): treated(plan_for(WENDLEBURY, matter, case).steps) for case in cases}
    for fact in plan_for(WENDLEBURY, matter, given_so_far).still_asks:
        assert any(
            steps[tuple(case.items())] != steps[other]
            for case in cases
            for value in answers[fact]
            if (other := tuple({**case, fact: value}.items())) in steps
        ), fact


@given(partly_given())
def test_the_questions_come_in_vocabulary_order_and_never_twice(
    drawn: tuple[str, dict[str, str], dict[str, str]],
) -> None:
    matter, given_so_far, case = drawn
    asks = plan_for(WENDLEBURY, matter, given_so_far).still_asks
    assert list(asks) == [fact for fact in ORDER if fact in asks]
    assert not set(asks) & set(given_so_far)
    asked = []
    known = {fact: value for fact, value in case.items() if fact in vocabulary.PARTY_FACTS}
    while (question := next_question(WENDLEBURY, matter, known)) is not None:
        assert question.fact not in known
        asked.append(question.fact)
        known[question.fact] = case[question.fact]
    assert len(asked) == len(set(asked)) <= len(answers_to(WENDLEBURY, matter))


def test_an_answer_that_ends_the_matter_ends_the_questions() -> None:
    asks = plan_for(
        WENDLEBURY,
        "councillor about officer",
        {"capacity": "service user", "raised by": "Member", "about": "Director"},
    )
    assert asks.still_asks == ()


@pytest.mark.parametrize(("name", "matter"), books.matters_at_hand())
def test_every_fact_of_every_book_has_a_question_its_answers_and_a_source(name: str, matter: str) -> None:
    book = books.book(name)
    for fact, values in books.ladder(book, matter).combinations.facts.items():
        question = question_about(book, matter, fact)
        assert question.ask.endswith("?")
        assert question.answers == values
        assert question.sources, fact


def test_a_known_fact_that_the_matter_does_not_mention_is_accepted_and_changes_nothing() -> None:
    bare = {"raised by": "Member", "about": "Member"}
    plan = plan_for(WENDLEBURY, "councillor about councillor", bare)
    for fact, values in itertools.islice(vocabulary.FACTS.items(), 6):
        for value in values:
            with_it = plan_for(WENDLEBURY, "councillor about councillor", {**bare, fact: value})
            assert treated(with_it.steps) == treated(plan.steps)


@pytest.mark.parametrize(
    ("matter", "facts"),
    [
        ("councillor about officer", {"ground": "undue pressure"}),
        ("officer about councillor", {"ground": "capability"}),
        ("officer about councillor", {"raised by": "Member"}),
        ("councillor about officer", {"raised by": "Hearing Panel"}),
        ("relationship disclosure", {"raised by": "officer", "about": "Director"}),
        ("officer about councillor", {"raised by": "Chief Executive", "about": "Chief Executive"}),
    ],
)
def test_the_other_sides_ground_or_a_party_that_cannot_be_is_told(matter: str, facts: dict[str, str]) -> None:
    with pytest.raises(NotInThisRulebook):
        plan_for(WENDLEBURY, matter, facts)
