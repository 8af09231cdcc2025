"""Which rule wins? The first that fits, or its first exception that fits; after a `try first` the next `to`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.rulebook import Condition, Rule

Fits = Callable[[Sequence[Condition]], int]


@dataclass(frozen=True, slots=True)
class Won:
    """The cases (a mask) in which `rule` is final, after `advice` where a `try first` stands before it."""

    mask: int
    advice: Rule | None
    rule: Rule | None


def leaves(rule: Rule, fits: Fits, within: int) -> Iterator[tuple[int, Rule]]:
    """The rule and its exceptions, each with the cases in which it is the one that speaks."""
    mask = within & fits(rule.when)
    if not mask:
        return
    rest = mask
    for exception in rule.exceptions:
        for exception_mask, leaf in leaves(exception, fits, rest):
            yield exception_mask, leaf
            rest &= ~exception_mask
    if rest:
        yield rest, rule


def winners(rules: Sequence[Rule], fits: Fits, full: int) -> list[Won]:
    """Who wins every case of `full`; cases that no rule fits come last with no rule."""
    still_open = full
    waiting: list[tuple[Rule, int]] = []
    won: list[Won] = []
    for rule in rules:
        if not still_open and not waiting:
            break
        for mask, leaf in leaves(rule, fits, full):
            first = mask & still_open
            still_open &= ~first
            if leaf.outcome == vocabulary.TO:
                waiting, supplied = _supply(waiting, leaf, mask)
                won += supplied
            if not first:
                continue
            if leaf.outcome == vocabulary.TRY_FIRST:
                waiting.append((leaf, first))
            else:
                won.append(Won(first, None, leaf))
    won += [Won(mask, advice, None) for advice, mask in waiting]
    if still_open:
        won.append(Won(still_open, None, None))
    return won


def _supply(
    waiting: list[tuple[Rule, int]], leaf: Rule, mask: int
) -> tuple[list[tuple[Rule, int]], list[Won]]:
    """Give the handler of a fitting `to` to the advice that waits for one."""
    left: list[tuple[Rule, int]] = []
    won: list[Won] = []
    for advice, open_mask in waiting:
        if got := open_mask & mask:
            won.append(Won(got, advice, leaf))
        if rest := open_mask & ~mask:
            left.append((advice, rest))
    return left, won
