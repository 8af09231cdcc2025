"""How does one case climb? The steps of a matter for one pair of parties: who has each, by when, owing what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rules.language import vocabulary
from rules.language.combinations import Combinations, Pair, lowest_bit
from rules.language.handling import fallback_post, lawful, reached
from rules.language.plan import Choice, DutyOwed, PassedOver, RulePassedOver, StepPlan, TimeOwed
from rules.language.rulebook import Condition, Duty, Limit, Matter, Person, Rule, Rulebook, Source, Step, Time
from rules.language.winning import Won, winners
from rules.language.working_days import calendar, due_on

HandledBy = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one step comes to, without its trace and dates: two cases with equal answers are treated alike."""

    step: str
    opens: str | None
    after: tuple[str, ...]
    outcome: str
    text: str | None
    choices: tuple[Choice, ...]
    nominee: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    fallback: bool
    sources: tuple[Source, ...]
    times: tuple[Time, ...]
    duties: tuple[tuple[Duty, tuple[str, ...]], ...]
    limits: tuple[Limit | None, Limit | None]
    assuming: tuple[tuple[str, str], ...]


Part = tuple[int, tuple[Answer, ...]]


class Ladder:
    """One matter of one rulebook, with what has been worked out about it so far."""

    def __init__(
        self, rulebook: Rulebook, matter: Matter, facts: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.rulebook = rulebook
        self.matter = matter
        self.combinations = Combinations(rulebook, matter, facts)
        self._won: dict[tuple[Pair, str], list[Won]] = {}
        self._parts: dict[Pair, list[Part]] = {}

    def won(self, step: Step, pair: Pair) -> list[Won]:
        """Which rule of a step wins which cases of a pair."""
        key = (pair, str(step.name))
        if key not in self._won:
            combinations = self.combinations
            self._won[key] = winners(
                step.rules, lambda conditions: combinations.fitting(conditions, pair), combinations.full
            )
        return self._won[key]

    def steps_for(
        self,
        pair: Pair,
        bit: int,
        handled_by: HandledBy,
        received_on: date | None = None,
        *,
        with_trace: bool = True,
    ) -> tuple[StepPlan, ...]:
        """Every fitting step of one case, in file order."""
        built: dict[str, StepPlan] = {}
        for step in self.matter.steps:
            won = next(each for each in self.won(step, pair) if each.mask >> bit & 1)
            chain = self._chain(step, handled_by, built)
            handled, assuming = _handlers_on(chain, handled_by, built)
            plan = self.step_plan(
                step,
                won,
                pair,
                bit,
                handled if step.is_review else frozenset(),
                assuming if step.after else None,
                received_on,
                with_trace=with_trace,
            )
            if plan is not None:
                built[str(step.name)] = plan
        return tuple(built.values())

    def _chain(self, step: Step, handled_by: HandledBy, built: Mapping[str, StepPlan]) -> list[str]:
        """The steps a case came through, nearest first: the one said to have handled it, else the first that fits."""
        chain: list[str] = []
        at: Step | None = step
        while at is not None and at.after:
            names = [str(name) for name in at.after]
            before = next((name for name in names if name in handled_by), None)
            before = before or next((name for name in names if name in built), names[0])
            chain.append(before)
            at = self.matter.step(before)
        return chain

    def step_plan(
        self,
        step: Step,
        won: Won,
        pair: Pair,
        bit: int,
        handled: Collection[str],
        assuming: Mapping[str, str] | None,
        received_on: date | None = None,
        *,
        with_trace: bool = True,
    ) -> StepPlan | None:
        """One step of one case, or None for a later step that none of its rules fits."""
        is_first = step is self.matter.steps[0]
        if won.rule is None and won.advice is None and not is_first:
            return None
        answer = self.answer(won, pair, handled, may_fall_back=is_first or step.is_review)
        outcome, text, choices, nominee, passed_over, fell_back, sources = answer
        return StepPlan(
            step=step,
            outcome=outcome,
            text=text,
            choices=choices,
            nominee=nominee,
            passed_over=passed_over,
            rules_passed_over=self.rules_passed_over(step, won, pair, bit) if with_trace else (),
            fallback=fell_back,
            sources=sources,
            times=tuple(
                TimeOwed(time, self._due(time, received_on) if is_first else None)
                for time in step.times
                if self._holds(time.when, pair, bit)
            ),
            duties=tuple(
                DutyOwed(duty, self.owed_to(duty, pair))
                for duty in step.duties
                if self._holds(duty.when, pair, bit)
            ),
            rule=won.rule,
            advice=won.advice,
            assuming=assuming,
        )

    def answer(
        self, won: Won, pair: Pair, handled: Collection[str], *, may_fall_back: bool
    ) -> tuple[
        str,
        str | None,
        tuple[tuple[str, ...], ...],
        tuple[str, ...],
        tuple[PassedOver, ...],
        bool,
        tuple[Source, ...],
    ]:
        """What a winner comes to: outcome, text, choices, nominees, passed over, whether it fell back, and sources."""
        advice_text = None if won.advice is None else str(won.advice.text)
        advice_sources = () if won.advice is None else won.advice.sources
        if won.rule is not None and won.rule.outcome != vocabulary.TO:
            return won.rule.outcome, str(won.rule.text), (), (), (), False, won.rule.sources
        outcome = vocabulary.TO if won.advice is None else vocabulary.TRY_FIRST
        passed_over: tuple[PassedOver, ...] = ()
        if won.rule is not None and won.rule.handler is not None:
            found = lawful(self.rulebook, won.rule.handler, pair, handled)
            passed_over = found.passed_over
            if found.choices:
                sources = _joined(advice_sources, won.rule.sources)
                return outcome, advice_text, found.choices, found.nominee, passed_over, False, sources
        fallback = fallback_post(self.rulebook, pair, handled) if may_fall_back else None
        if fallback is not None and self.rulebook.fallback is not None:
            sources = _joined(advice_sources, self.rulebook.fallback.sources)
            return outcome, advice_text, ((fallback,),), (), passed_over, True, sources
        sources = _joined(advice_sources, won.rule.sources if won.rule is not None else ())
        return vocabulary.LEFT_WITH_NOBODY, advice_text, (), (), passed_over, False, sources

    def _holds(self, conditions: Sequence[Condition], pair: Pair, bit: int) -> bool:
        return not conditions or bool(self.combinations.fitting(conditions, pair) >> bit & 1)

    def _due(self, time: Time, received_on: date | None) -> date | None:
        if received_on is None or time.starts != "receipt":
            return None
        due = due_on(received_on, time.length, calendar(self.rulebook.calendar))
        return None if due is None else due.on

    def owed_to(self, duty: Duty, pair: Pair) -> tuple[str, ...]:
        """Whom a duty is owed to in this case; a post that is a party's own, or that does not exist, is left out."""
        whom: list[str] = []
        for person in duty.whom:
            name = self._person(person, pair)
            if name is not None and name not in whom:
                whom.append(name)
        return tuple(whom)

    def _person(self, person: Person, pair: Pair) -> str | None:
        if person.post is None:
            return str(person.text)
        found = reached(self.rulebook, person.post, pair, ())
        return found.post if found.because is None else None

    def rules_passed_over(self, step: Step, won: Won, pair: Pair, bit: int) -> tuple[RulePassedOver, ...]:
        """The rules above the winner that did not fit, and the winner's exceptions, each with why."""
        final = won.rule or won.advice
        passed: list[RulePassedOver] = []
        for rule in step.rules:
            failed = self._failed(rule, pair, bit)
            if failed is not None:
                passed.append(RulePassedOver(rule.place.line, _ref(rule), failed))
                continue
            passed += self._exceptions_passed_over(rule, final, won.advice, pair, bit)
            if _speaks(rule, final):
                break
        return tuple(passed)

    def _exceptions_passed_over(
        self, rule: Rule, final: Rule | None, advice: Rule | None, pair: Pair, bit: int
    ) -> list[RulePassedOver]:
        passed: list[RulePassedOver] = []
        for exception in rule.exceptions:
            if exception in (final, advice):
                break
            failed = self._failed(exception, pair, bit)
            if failed is not None:
                passed.append(RulePassedOver(exception.place.line, _ref(exception), failed))
        return passed

    def _failed(self, rule: Rule, pair: Pair, bit: int) -> str | None:
        for condition in rule.when:
            if not self.combinations.fitting((condition,), pair) >> bit & 1:
                return unmet(condition)
        return None

    def parts(self, pair: Pair, handled_by: HandledBy) -> list[Part]:
        """The cases of a pair in groups with the same answer: (mask, what the answer is), trace and dates aside."""
        if handled_by:
            return self._worked_out(pair, handled_by)
        if pair not in self._parts:
            self._parts[pair] = self._worked_out(pair, handled_by)
        return self._parts[pair]

    def _worked_out(self, pair: Pair, handled_by: HandledBy) -> list[Part]:
        cuts = [won.mask for step in self.matter.steps for won in self.won(step, pair)]
        for step in self.matter.steps:
            for item in step.owed:
                if item.when:
                    cuts.append(self.combinations.fitting(item.when, pair))
        groups = [self.combinations.full]
        for cut in cuts:
            groups = [part for group in groups for part in (group & cut, group & ~cut) if part]
        answers: dict[tuple[Answer, ...], int] = {}
        for group in groups:
            steps = self.steps_for(pair, lowest_bit(group), handled_by, with_trace=False)
            answer = tuple(_answer_of(step) for step in steps)
            answers[answer] = answers.get(answer, 0) | group
        return [(mask, answer) for answer, mask in answers.items()]


def ladder_of(rulebook: Rulebook, matter: Matter) -> Ladder:
    """The ladder of a matter, worked out once for each rulebook."""
    ladder = rulebook.ladders.get(str(matter.name))
    if not isinstance(ladder, Ladder):
        ladder = rulebook.ladders[str(matter.name)] = Ladder(rulebook, matter)
    return ladder


def unmet(condition: Condition) -> str:
    """Why a condition failed, in the words of the rule."""
    if condition.negated:
        return f"{condition.fact} is '{str(condition.text).removeprefix('not ')}'"
    return f"{condition.fact} is not '{condition.text}'"


def _handlers_on(
    chain: list[str], handled_by: HandledBy, built: Mapping[str, StepPlan]
) -> tuple[frozenset[str], dict[str, str]]:
    handled: set[str] = set()
    assuming: dict[str, str] = {}
    for name in chain:
        if name in handled_by:
            handled |= set(handled_by[name])
        elif name in built and built[name].choices:
            first = built[name].choices[0]
            handled |= set(first)
            if len(built[name].choices) > 1:
                assuming[name] = " and ".join(first)
    return frozenset(handled), dict(reversed(assuming.items()))


def _joined(first: tuple[Source, ...], second: tuple[Source, ...]) -> tuple[Source, ...]:
    return first + tuple(source for source in second if source not in first)


def _ref(rule: Rule) -> str | None:
    return next((str(source.ref) for source in rule.sources if source.ref is not None), None)


def _speaks(rule: Rule, final: Rule | None) -> bool:
    return final is not None and (
        rule is final or any(_speaks(exception, final) for exception in rule.exceptions)
    )


def _answer_of(step: StepPlan) -> Answer:
    return Answer(
        step=str(step.step.name),
        opens=None if step.step.opens is None else str(step.step.opens),
        after=tuple(str(name) for name in step.step.after),
        outcome=step.outcome,
        text=step.text,
        choices=step.choices,
        nominee=step.nominee,
        passed_over=step.passed_over,
        fallback=step.fallback,
        sources=step.sources,
        times=tuple(owed.time for owed in step.times),
        duties=tuple((owed.duty, owed.whom) for owed in step.duties),
        limits=(step.step.too_late_after, step.step.ask_within),
        assuming=() if step.assuming is None else tuple(step.assuming.items()),
    )
