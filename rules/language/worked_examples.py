"""Do the council's worked examples come out as written? Each is run; what differs is told beside what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules.language import vocabulary
from rules.language.faults import Finding, finding
from rules.language.plan import Plan, StepPlan
from rules.language.reading_examples import DATES_EXPECTED
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Example, Rulebook, Word

_TIMES = {
    "acknowledge by": "acknowledge within",
    "reply by": "reply within",
    "decide by": "decide within",
    "report back by": "report back within",
}


def failing_examples(rulebook: Rulebook, written: Rulebook) -> Iterator[Finding]:
    """A finding (R039) for everything in which an example differs from the rulebook's answer.

    `written` is the rulebook without its local settings, for examples of what the protocol alone says.
    """
    for example in rulebook.examples:
        for word, what in _differences(example, written if example.as_written else rulebook):
            yield finding(
                "R039",
                (word.line or 1, word.column or 1, len(word)),
                f'"{example.title}" does not come out so: {what}',
                "A worked example is what people were told would happen.",
                "Correct the example, or the rule it tests.",
                matter=str(example.matter),
                step=None if example.step is None else str(example.step),
                case={fact: str(value) for fact, value in example.given.items()},
            )


def _differences(example: Example, rulebook: Rulebook) -> Iterator[tuple[Word, str]]:
    received_on = None
    if example.received_on is not None:
        try:
            received_on = date.fromisoformat(str(example.received_on))
        except ValueError:
            yield example.received_on, f'"{example.received_on}" is not a date.'
            return
    try:
        plan = plan_for(
            rulebook,
            str(example.matter),
            {fact: str(value) for fact, value in example.given.items()},
            handled_by={step: str(post) for step, post in example.handled_by.items()},
            received_on=received_on,
        )
    except NotInThisRulebook as fault:
        yield example.title, str(fault)
        return
    if plan.still_asks:
        yield example.title, f"it does not say {', '.join(plan.still_asks)}, and that still matters."
        return
    step = _step_of(example, plan)
    if step is None:
        yield example.step or example.title, "no rule of that step fits this case."
        return
    yield from _compared(example, step)


def _step_of(example: Example, plan: Plan) -> StepPlan | None:
    if example.step is None:
        return plan.steps[0] if plan.steps else None
    return plan.step(str(example.step))


def _compared(example: Example, step: StepPlan) -> Iterator[tuple[Word, str]]:
    for key, words in example.expects.items():
        if key == "outcome":
            if list(words) != [step.outcome]:
                yield words[0], f'the outcome is "{step.outcome}".'
        elif key == "nobody":
            is_nobody = step.outcome == vocabulary.LEFT_WITH_NOBODY
            if (str(words[0]) == "yes") != is_nobody:
                yield words[0], f"it goes to {goes_to(step)}."
        elif key == "goes to":
            wanted = [name for word in words for name in str(word).split(" or ")]
            if sorted(wanted) != sorted(_named(step)):
                yield words[0], f"it goes to {goes_to(step)}."
        elif key == "because":
            known = {str(source.ref) for source in step.sources if source.ref is not None}
            known |= {source.kind for source in step.sources}
            for word in words:
                if str(word) not in known:
                    cited = ", ".join(str(source.ref or source.kind) for source in step.sources)
                    yield word, f"it rests on {cited or 'nothing'}."
        elif key in DATES_EXPECTED:
            due = {str(owed.time.what): owed.due for owed in step.times}
            actual = due.get(_TIMES[key])
            if actual is None or actual.isoformat() != str(words[0]):
                yield words[0], f"the date is {actual.isoformat() if actual else 'not known'}."


def goes_to(step: StepPlan) -> str:
    """Who has a step, in words."""
    return " or ".join(_named(step)) or step.outcome


def _named(step: StepPlan) -> list[str]:
    return [choice[0] if len(choice) == 1 else f"both {' and '.join(choice)}" for choice in step.choices]
