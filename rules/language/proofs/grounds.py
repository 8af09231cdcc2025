"""What do the proofs stand on? A rulebook with its ladders, and the paths by which a case can reach a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rules.language.combinations import Pair
from rules.language.faults import Finding, finding
from rules.language.handling import fallback_post
from rules.language.ladder import Ladder, ladder_of
from rules.language.plan import Choice, PassedOver
from rules.language.rulebook import Matter, Rule, Rulebook, Step, Word
from rules.language.winning import Won

HandledSet = frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a step comes to for the cases of `mask`: the winner, its lawful choices, and who was passed over."""

    pair: Pair
    mask: int
    won: Won
    handled: HandledSet
    outcome: str
    choices: tuple[Choice, ...]
    passed_over: tuple[PassedOver, ...]
    fell_back: bool

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the winning rule; none where no rule fits."""
        return () if self.won.rule is None else self.won.rule.clauses()


@dataclass
class Grounds:
    """A rulebook under proof, and the findings so far."""

    rulebook: Rulebook
    findings: list[Finding] = field(default_factory=list)
    _answers: dict[tuple[int, str, Pair], list[Answered]] = field(default_factory=dict)

    def ladder(self, matter: Matter) -> Ladder:
        """The ladder of a matter."""
        return ladder_of(self.rulebook, matter)

    def answers(self, matter: Matter, step: Step) -> Iterator[Answered]:
        """Every different answer of a step: by pair, by rule and, on a review, by who handled it before."""
        for pair in self.ladder(matter).combinations.pairs:
            yield from self.answers_for(matter, step, pair)

    def answers_for(self, matter: Matter, step: Step, pair: Pair) -> list[Answered]:
        """The same for one pair of parties."""
        key = (id(matter), str(step.name), pair)
        if key not in self._answers:
            self._answers[key] = list(self._worked_out(matter, step, pair))
        return self._answers[key]

    def _worked_out(self, matter: Matter, step: Step, pair: Pair) -> Iterator[Answered]:
        ladder = self.ladder(matter)
        is_first = step is matter.steps[0]
        full = ladder.combinations.full
        before = self.handled_before(matter, step, pair) if step.is_review else {frozenset[str](): full}
        for won in ladder.won(step, pair):
            if won.rule is None and won.advice is None and not is_first:
                continue
            for handled, reach in before.items():
                if mask := won.mask & reach:
                    answer = ladder.answer(won, pair, handled, may_fall_back=is_first or step.is_review)
                    yield Answered(pair, mask, won, handled, answer[0], answer[2], answer[4], answer[5])

    def handled_before(self, matter: Matter, step: Step, pair: Pair) -> dict[HandledSet, int]:
        """The posts that may have handled a case before it reaches a step, each set with the cases it can happen in."""
        full = self.ladder(matter).combinations.full
        if not step.after:
            return {frozenset(): full}
        sets: dict[HandledSet, int] = {}
        for name in step.after:
            before = matter.step(str(name))
            if before is None:
                continue
            earlier = self.handled_before(matter, before, pair)
            unreached = full
            for answered in self.answers_for(matter, before, pair):
                unreached &= ~answered.mask
                came = {answered.handled: answered.mask} if before.is_review else earlier
                for handled, mask in came.items():
                    _add(sets, handled, answered.choices, answered.mask & mask)
            for handled, mask in earlier.items():
                _add(sets, handled, (), mask & unreached)
        return sets

    def note(
        self,
        code: str,
        word: Word,
        what: str,
        why: str,
        mend: str,
        *,
        matter: Matter | None = None,
        step: Step | None = None,
        case: Mapping[str, str] | None = None,
        clauses: tuple[str, ...] = (),
        second: Word | None = None,
    ) -> None:
        """Write down a finding at a word of the rulebook."""
        self.findings.append(
            finding(
                code,
                (word.line or 1, word.column or 1, len(word)),
                what,
                why,
                mend,
                matter=None if matter is None else str(matter.name),
                step=None if step is None else str(step.name),
                case=case,
                clauses=clauses,
                second=None if second is None else (second.line, second.column, len(second)),
            )
        )

    def case(self, matter: Matter, answered: Answered, mask: int | None = None) -> dict[str, str]:
        """The first case in vocabulary order of an answer, as the counter-example."""
        return self.ladder(matter).combinations.first_case(
            answered.pair, answered.mask if mask is None else mask
        )

    def fallback_for(self, pair: Pair, handled: HandledSet = frozenset()) -> str | None:
        """The fallback post for a pair, or None."""
        return fallback_post(self.rulebook, pair, handled)


def place_of_answer(step: Step, won: Won) -> Word:
    """Where an answer stands in the file: its rule, else its advice, else the step's name."""
    rule: Rule | None = won.rule or won.advice
    return step.name if rule is None else rule.text


def _add(sets: dict[HandledSet, int], handled: HandledSet, choices: tuple[Choice, ...], mask: int) -> None:
    if not mask:
        return
    for choice in choices or ((),):
        key = handled | frozenset(choice)
        sets[key] = sets.get(key, 0) | mask
