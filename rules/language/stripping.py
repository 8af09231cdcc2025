"""What does the protocol itself say? The rulebook without all that rests on the council's own settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from rules.language.rulebook import (
    Condition,
    Duty,
    Fallback,
    Limit,
    Matter,
    Rule,
    Rulebook,
    Source,
    Step,
    Time,
)

Timed = TypeVar("Timed", Time, Duty)


def as_written(rulebook: Rulebook) -> Rulebook:
    """The same rulebook without its `local` settings, its fallback and its readings.

    A clause exception under a rule that goes stays, with the rule's `when`. A step whose rules all go is left out, and
    what followed it follows the step before; the first step stays even when empty, so that its cases go to nobody.
    """
    if rulebook.as_written:
        return rulebook
    return replace(
        rulebook,
        fallback=_kept_fallback(rulebook),
        readings=(),
        matters=tuple(_matter(matter) for matter in rulebook.matters),
        as_written=True,
    )


def _kept_fallback(rulebook: Rulebook) -> Fallback | None:
    fallback = rulebook.fallback
    if fallback is None or _is_local(fallback.sources):
        return None
    return replace(fallback, sources=_without_local(fallback.sources))


def _matter(matter: Matter) -> Matter:
    kept: list[Step] = []
    gone: dict[str, tuple[str, ...]] = {}
    for position, step in enumerate(matter.steps):
        rules = tuple(_rules(step.rules, ()))
        if not rules and position > 0:
            gone[str(step.name)] = tuple(str(name) for name in step.after)
            continue
        after = tuple(dict.fromkeys(name for each in step.after for name in _standing(str(each), gone)))
        kept.append(
            replace(
                step,
                after=tuple(next(each.name for each in matter.steps if each.name == name) for name in after),
                rules=rules,
                times=tuple(_time(time) for time in _clauses(step.times)),
                duties=tuple(
                    replace(duty, sources=_without_local(duty.sources)) for duty in _clauses(step.duties)
                ),
                too_late_after=_limit(step.too_late_after),
                ask_within=_limit(step.ask_within),
            )
        )
    return replace(matter, steps=tuple(kept))


def _standing(name: str, gone: dict[str, tuple[str, ...]]) -> list[str]:
    if name not in gone:
        return [name]
    return [each for before in gone[name] for each in _standing(before, gone)]


def _rules(rules: Iterable[Rule], inherited: tuple[Condition, ...]) -> Iterable[Rule]:
    for rule in rules:
        when = inherited + rule.when
        if rule.rests_on_local_alone:
            yield from _rules(rule.exceptions, when)
        else:
            yield replace(
                rule,
                when=when,
                exceptions=tuple(_rules(rule.exceptions, ())),
                sources=_without_local(rule.sources),
            )


def _time(time: Time) -> Time:
    """A time that also rests on a local setting has what may be added from there, since no clause says both."""
    kept = _without_local(time.sources)
    return replace(time, sources=kept, adding_at_most=time.adding_at_most if kept == time.sources else None)


def _clauses(items: Iterable[Timed]) -> Iterable[Timed]:
    return (item for item in items if not _is_local(item.sources))


def _limit(limit: Limit | None) -> Limit | None:
    if limit is None or _is_local(limit.sources):
        return None
    return replace(limit, sources=_without_local(limit.sources))


def _is_local(sources: tuple[Source, ...]) -> bool:
    return all(source.kind == "local" for source in sources)


def _without_local(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(source for source in sources if source.kind != "local")
