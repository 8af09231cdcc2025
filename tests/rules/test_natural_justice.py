"""Over every case and every way up the ladder of every rulebook: nobody judges their own cause or decision."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import HandledBy, Ladder
from rules.language.plan import Choice, StepPlan
from rules.language.rulebook import Rulebook
from tests.rules import books

EVERY_MATTER = pytest.mark.parametrize(("name", "matter"), books.matters_at_hand())


def ways_up(ladder: Ladder, pair: Pair, bit: int, handled: HandledBy, at: int = 0) -> Iterator[HandledBy]:
    """Every way in which the steps before the last can have been handled, by each of their choices in turn."""
    steps = ladder.matter.steps
    if at >= len(steps) - 1:
        yield handled
        return
    name = str(steps[at].name)
    step = next((each for each in ladder.steps_for(pair, bit, handled) if each.step.name == name), None)
    for choice in (step.choices if step is not None else ()) or ((),):
        yield from ways_up(ladder, pair, bit, {**handled, name: choice} if choice else handled, at + 1)


def stepped(name: str, matter: str) -> Iterator[tuple[Pair, HandledBy, StepPlan]]:
    """Every step of every different answer on every way up; cases with equal answers are taken once."""
    ladder = books.ladder(books.book(name), matter)
    for pair in ladder.combinations.pairs:
        for mask, _ in ladder.parts(pair, {}):
            bit = (mask & -mask).bit_length() - 1
            for handled in ways_up(ladder, pair, bit, {}):
                for step in ladder.steps_for(pair, bit, handled):
                    yield pair, handled, step


def named(step: StepPlan) -> list[str]:
    return [post for choice in step.choices for post in choice]


def one_holder(rulebook: Rulebook, post: str | None) -> bool:
    return post is not None and rulebook.post_by_name[post].number == "one"


@EVERY_MATTER
def test_no_party_is_ever_among_those_who_may_have_it(name: str, matter: str) -> None:
    rulebook = books.book(name)
    for pair, handled, step in stepped(name, matter):
        for party in (pair.raised_by, pair.about):
            assert not (one_holder(rulebook, party) and party in named(step)), (pair, handled)


@EVERY_MATTER
def test_nobody_reviews_what_they_handled(name: str, matter: str) -> None:
    rulebook = books.book(name)
    for pair, handled, step in stepped(name, matter):
        if step.step.opens in vocabulary.REVIEW_TRIGGERS:
            before = {post for each in before_it(rulebook, matter, step, handled) for post in each}
            ones = {post for post in before if one_holder(rulebook, post)}
            assert not ones & set(named(step)), (pair, handled)


def before_it(rulebook: Rulebook, matter: str, step: StepPlan, handled: HandledBy) -> list[Choice]:
    """Who handled the steps a step follows, where there is one way only."""
    found, at = [], step.step
    while len(at.after) == 1:
        before = rulebook.matter_by_name[matter].step(str(at.after[0]))
        assert before is not None
        found.append(handled.get(str(before.name), ()))
        at = before
    return found


@EVERY_MATTER
def test_a_first_step_and_a_review_always_reach_somebody_or_end_in_words(name: str, matter: str) -> None:
    for pair, handled, step in stepped(name, matter):
        ends = step.outcome in (vocabulary.SIGNPOST, vocabulary.REFUSE)
        if ends:
            assert (step.choices, bool(step.text)) == ((), True)
        elif not step.step.after or step.step.opens in vocabulary.REVIEW_TRIGGERS:
            assert step.choices, (pair, handled, step.step.name)
        assert all(step.choices)
        assert len(set(step.choices)) == len(step.choices)


@EVERY_MATTER
def test_everything_that_follows_from_a_rule_names_its_source(name: str, matter: str) -> None:
    for _, _, step in stepped(name, matter):
        assert step.sources or step.outcome == vocabulary.LEFT_WITH_NOBODY
        assert all(owed.time.sources for owed in step.times)
        assert all(owed.duty.sources for owed in step.duties)
        assert step.fallback is False or [source.kind for source in step.sources][-1] == "local"


@EVERY_MATTER
def test_no_private_talk_is_suggested_to_somebody_in_fear(name: str, matter: str) -> None:
    ladder = books.ladder(books.book(name), matter)
    if "safety" not in ladder.combinations.facts:
        return
    for pair in ladder.combinations.pairs:
        for won in ladder.won(ladder.matter.steps[0], pair):
            assert won.advice is None or not won.mask & ladder.combinations.mask("safety", "yes")


@EVERY_MATTER
def test_because_is_one_of_the_closed_list_of_reasons(name: str, matter: str) -> None:
    known = {
        *(vocabulary.BECAUSE_SUBJECT, vocabulary.BECAUSE_COMPLAINANT, vocabulary.BECAUSE_HANDLED),
        vocabulary.BECAUSE_OTHER_OF_PAIR,
    }
    for _, _, step in stepped(name, matter):
        for passed in step.passed_over:
            assert passed.because in known or passed.because.startswith(
                f"there is no {passed.post} above the "
            )
