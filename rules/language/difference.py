"""What changes between two rulebooks? Cases, not lines of text: who would now go where, in groups with a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.aloud import cited
from rules.language.combinations import Combinations, Pair, facts_of
from rules.language.ladder import Answer, Ladder
from rules.language.rulebook import Duty, Limit, Rulebook, Time


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer the same: outcome, choices, sources, times, duties ... before and after, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """All cases of a matter's step that change in the same way. `first_case` is one of them, in vocabulary order."""

    matter: str
    step: str
    changes: tuple[Change, ...]
    count: int
    when: str
    first_case: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The group as it is accepted: how many cases, what becomes of them, and when."""
        told = "; ".join(
            f"{change.before} becomes {change.after}"
            if change.what in ("it goes to", "it comes to")
            else f"{change.what}: {change.before} becomes {change.after}"
            for change in self.changes
        )
        cases = "1 case" if self.count == 1 else f"{self.count} cases"
        return f"{cases} of {self.matter}, {self.step}: {told}{f', when {self.when}' if self.when else ''}"

    @property
    def key(self) -> str:
        """A short fingerprint by which an acceptance is held to exactly this group."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:16]


def difference(before: Rulebook, after: Rulebook) -> tuple[ChangedGroup, ...]:
    """Every case that is not treated alike by the two, in groups, in the order of the matters."""
    groups: list[ChangedGroup] = []
    for name in dict.fromkeys([*before.matter_by_name, *after.matter_by_name]):
        groups += _of_matter(name, before, after)
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class _Side:
    """One version of a matter, laid out by the facts of both."""

    ladder: Ladder | None
    pairs: tuple[Pair, ...]

    def parts(self, pair: Pair, full: int) -> list[tuple[int, tuple[Answer, ...]]]:
        if self.ladder is None or pair not in self.pairs:
            return [(full, ())]
        return self.ladder.parts(pair, {})


def _of_matter(name: str, before: Rulebook, after: Rulebook) -> Iterator[ChangedGroup]:
    facts: dict[str, tuple[str, ...]] = {}
    for rulebook in (before, after):
        matter = rulebook.matter_by_name.get(name)
        for fact, values in facts_of(rulebook, matter).items() if matter is not None else ():
            facts[fact] = tuple(dict.fromkeys((*facts.get(fact, ()), *values)))
    order = [*vocabulary.FACTS, *before.council_facts, *after.council_facts]
    facts = {fact: facts[fact] for fact in dict.fromkeys(order) if fact in facts}
    old, new = (_side(rulebook, name, facts) for rulebook in (before, after))
    layout = (old.ladder or new.ladder).combinations if (old.ladder or new.ladder) is not None else None  # type: ignore[union-attr]
    if layout is None:
        return
    found: dict[tuple[str, tuple[Change, ...]], dict[Pair, int]] = {}
    for pair in dict.fromkeys((*old.pairs, *new.pairs)):
        for old_mask, old_answers in old.parts(pair, layout.full):
            for new_mask, new_answers in new.parts(pair, layout.full):
                both = old_mask & new_mask
                if both and old_answers != new_answers:
                    for step, changes in _changed_steps(old_answers, new_answers):
                        masks = found.setdefault((step, changes), {})
                        masks[pair] = masks.get(pair, 0) | both
    for (step, changes), masks in found.items():
        pair, mask = next(iter(masks.items()))
        yield ChangedGroup(
            matter=name,
            step=step,
            changes=changes,
            count=sum(each.bit_count() for each in masks.values()),
            when=_when(layout, masks, tuple(dict.fromkeys((*old.pairs, *new.pairs)))),
            first_case=tuple(layout.first_case(pair, mask).items()),
        )


def _side(rulebook: Rulebook, name: str, facts: dict[str, tuple[str, ...]]) -> _Side:
    matter = rulebook.matter_by_name.get(name)
    if matter is None:
        return _Side(None, ())
    ladder = Ladder(rulebook, matter, facts)
    return _Side(ladder, ladder.combinations.pairs)


def _changed_steps(
    before: tuple[Answer, ...], after: tuple[Answer, ...]
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    old = {answer.step: answer for answer in before}
    new = {answer.step: answer for answer in after}
    for step in dict.fromkeys([*old, *new]):
        changes = tuple(_changes(old.get(step), new.get(step)))
        if changes:
            yield step, changes


def _changes(old: Answer | None, new: Answer | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change("it goes to", _recipient(old), _recipient(new))
        return
    told: list[tuple[str, str, str]] = [
        ("it goes to", _recipient(old), _recipient(new)),
        ("may name somebody", _joined(old.nominee), _joined(new.nominee)),
        ("opens", old.opens or "", new.opens or ""),
        ("follows", _joined(old.after), _joined(new.after)),
        ("sources", cited_fully(old), cited_fully(new)),
        ("passed over", _passed_over(old), _passed_over(new)),
        ("times", _joined(map(_time, old.times)), _joined(map(_time, new.times))),
        (
            "duties",
            _joined(_duty(*each) for each in old.duties),
            _joined(_duty(*each) for each in new.duties),
        ),
        ("too late after", _limit(old.limits[0]), _limit(new.limits[0])),
        ("ask within", _limit(old.limits[1]), _limit(new.limits[1])),
        ("worked out for", _joined(map(str, old.assuming)), _joined(map(str, new.assuming))),
    ]
    for what, was, now in told:
        if was != now:
            yield Change(what, was or "nothing", now or "nothing")


def _recipient(answer: Answer | None) -> str:
    if answer is None:
        return "no such step"
    who = " or ".join(" and ".join(choice) for choice in answer.choices)
    if answer.outcome == vocabulary.TO:
        return f"{who} (the council's fallback)" if answer.fallback else who
    if answer.outcome == vocabulary.TRY_FIRST:
        return f"try first {answer.text}, then {who}{' (the council’s fallback)' if answer.fallback else ''}"
    if answer.outcome == vocabulary.LEFT_WITH_NOBODY:
        return "nobody"
    return f"{answer.outcome} {answer.text}"


def cited_fully(answer: Answer) -> str:
    """The sources with their words, so that a changed quotation is a change."""
    return "; ".join(f"{cited((source,))} {source.words}" for source in answer.sources)


def _passed_over(answer: Answer) -> str:
    return _joined(f"{passed.post} ({passed.because})" for passed in answer.passed_over)


def _time(time: Time) -> str:
    adding = "" if time.adding_at_most is None else f", adding at most {time.adding_at_most.text}"
    unless = "" if time.excuse is None else f", unless {time.excuse}"
    return f"{time.what} {time.length.text} from {time.starts}{unless}{adding} {cited(time.sources)}"


def _duty(duty: Duty, whom: tuple[str, ...]) -> str:
    more = [
        f"{word} {value}"
        for word, value in (
            ("on", duty.on),
            ("if", duty.judged),
            ("within", duty.within and duty.within.text),
        )
        if value
    ]
    who = str(duty.thing) if duty.thing is not None else " and ".join(whom) or "nobody"
    return f"{duty.verb} {who}{', ' if more else ''}{', '.join(more)} {cited(duty.sources)}"


def _limit(limit: Limit | None) -> str:
    return "" if limit is None else f"{limit.length.text} {cited(limit.sources)}"


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _when(layout: Combinations, masks: dict[Pair, int], pairs: tuple[Pair, ...]) -> str:
    """What the cases of a group have in common, as far as it sets them apart from the others."""
    told = []
    for party in ("raised_by", "about"):
        every = dict.fromkeys(getattr(pair, party) for pair in pairs)
        among = dict.fromkeys(getattr(pair, party) for pair in masks)
        if len(among) < len(every):
            told.append(f"{party.replace('_', ' ')} the {' or the '.join(str(each) for each in among)}")
    together = 0
    for mask in masks.values():
        together |= mask
    for fact, values in layout.facts.items():
        among_values = [value for value in values if together & layout.mask(fact, value)]
        if len(among_values) < len(values):
            told.append(f"{fact} is {' or '.join(among_values)}")
    return " and ".join(told)
