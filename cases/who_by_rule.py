"""Who receives what, by the rules alone? The table of a form on paper: posts and clauses, and no person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import ladder_of
from rules.language.plan import StepPlan
from rules.language.questions import next_question
from rules.language.routing import plan_for
from rules.language.rulebook import Matter, Rulebook, Source, Time


@dataclass(frozen=True, slots=True)
class Goes:
    """One answer of the rules. `choices` are alternatives of posts that act together; `text` is advice or elsewhere."""

    outcome: str
    text: str
    choices: tuple[tuple[str, ...], ...]
    fallback: bool
    sources: tuple[Source, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """A question on the way to an answer, with what follows from each group of its answers."""

    fact: str
    then: tuple[tuple[tuple[str, ...], Asks | Goes], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: whom it is about, the answers that lead here (fact and answers), and where it goes.

    `raised_by` names the posts for which alone it holds; it is empty where it holds for everybody of the side.
    """

    raised_by: tuple[str, ...]
    about: tuple[str, ...]
    given: tuple[tuple[str, tuple[str, ...]], ...]
    goes: Goes


def lines_for(rulebook: Rulebook, matter: str, side: str) -> tuple[Line, ...]:
    """Every line of a matter raised from one side, in the rulebook's order; each case of it is in exactly one."""
    by_tree: dict[tuple[str | None, Asks | Goes], list[str]] = {}
    everybody: dict[str | None, list[str]] = {}
    for pair in pairs_of(rulebook, rulebook.matter_by_name[matter], side):
        tree = _tree(rulebook, matter, pair.as_given())
        by_tree.setdefault((pair.about, tree), []).append(pair.raised_by)
        everybody.setdefault(pair.about, []).append(pair.raised_by)
    alike: dict[tuple[tuple[str, ...], Asks | Goes], list[str]] = {}
    for (about, tree), raised_by in by_tree.items():
        only = () if raised_by == everybody[about] else tuple(raised_by)
        alike.setdefault((only, tree), []).extend([about] if about is not None else [])
    return tuple(
        Line(only, tuple(about), given, goes)
        for (only, tree), about in alike.items()
        for given, goes in _leaves(tree, ())
    )


def facts_asked(rulebook: Rulebook, matter: str, side: str) -> tuple[str, ...]:
    """Every fact that is ever asked in a matter from one side; some change only dates, duties or what comes after."""
    pairs = pairs_of(rulebook, rulebook.matter_by_name[matter], side)
    return tuple(dict.fromkeys(fact for pair in pairs for fact in _asked(rulebook, matter, pair.as_given())))


def _asked(rulebook: Rulebook, matter: str, given: Mapping[str, str]) -> Iterator[str]:
    question = next_question(rulebook, matter, given)
    if question is not None:
        yield question.fact
        for answer in question.answers:
            yield from _asked(rulebook, matter, {**given, question.fact: answer})


def pairs_of(rulebook: Rulebook, matter: Matter, side: str) -> Iterator[Pair]:
    """The pairs of parties of a matter in which the person who raises it sits on this side."""
    for pair in ladder_of(rulebook, matter).combinations.pairs:
        if rulebook.post_by_name[pair.raised_by].side == side:
            yield pair


def _tree(rulebook: Rulebook, matter: str, given: Mapping[str, str]) -> Asks | Goes:
    question = next_question(rulebook, matter, given)
    if question is None:
        return _goes(plan_for(rulebook, matter, given).steps[0])
    by_what_follows: dict[Asks | Goes, list[str]] = {}
    for answer in question.answers:
        follows = _tree(rulebook, matter, {**given, question.fact: answer})
        by_what_follows.setdefault(follows, []).append(answer)
    if len(by_what_follows) == 1:
        return next(iter(by_what_follows))
    return Asks(
        question.fact, tuple((tuple(answers), follows) for follows, answers in by_what_follows.items())
    )


def _goes(step: StepPlan) -> Goes:
    # What the rules leave with nobody, the council's fallback has; where there is none somebody is asked to choose.
    outcome = vocabulary.TO if step.outcome == vocabulary.LEFT_WITH_NOBODY and step.choices else step.outcome
    advice = step.advice.sources if step.advice is not None else ()
    sources = tuple(dict.fromkeys((*advice, *step.sources)))
    times = tuple(owed.time for owed in step.times)
    return Goes(outcome, step.text or "", step.choices, step.fallback, sources, times)


def _leaves(
    tree: Asks | Goes, given: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[tuple[tuple[tuple[str, tuple[str, ...]], ...], Goes]]:
    if isinstance(tree, Goes):
        yield given, tree
        return
    for answers, follows in tree.then:
        yield from _leaves(follows, (*given, (tree.fact, answers)))
