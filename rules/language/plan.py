"""What is the answer for one case? The plan: who deals with it, by when, owing what, and the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.language.rulebook import Duty, Limit, Rule, Source, Step, Time

Choice = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A post the rule names that may not deal with this one. `because` is from the closed list of reasons."""

    post: str
    because: str


@dataclass(frozen=True, slots=True)
class RulePassedOver:
    """A rule that did not fit, with the first of its conditions that failed."""

    line: int
    ref: str | None
    because: str


@dataclass(frozen=True, slots=True)
class TimeOwed:
    """A limit of time that applies to this case. `due` is known only for the first step's clocks from receipt."""

    time: Time
    due: date | None


@dataclass(frozen=True, slots=True)
class DutyOwed:
    """A duty that applies to this case, with the posts (or "the complainant", "the subject") it is owed to."""

    duty: Duty
    whom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step of the plan.

    `outcome` is "to", "try first", "signpost", "refuse" or "nobody". `choices` are alternatives, each a tuple of post
    names that act together. `rule` is the rule (or exception) that supplies the handler, `advice` the `try first` rule
    whose words stand before it; both are None when the council's fallback has it because no rule fits.
    `assuming` says which alternative of an earlier step a later step was worked out for.
    """

    step: Step
    outcome: str
    text: str | None
    choices: tuple[Choice, ...]
    nominee: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    rules_passed_over: tuple[RulePassedOver, ...]
    fallback: bool
    sources: tuple[Source, ...]
    times: tuple[TimeOwed, ...]
    duties: tuple[DutyOwed, ...]
    rule: Rule | None
    advice: Rule | None
    assuming: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer. While a fact that still matters is missing, `still_asks` lists it and `steps` is empty."""

    council: str
    sha256: str
    matter: str
    given: Mapping[str, str]
    still_asks: tuple[str, ...]
    steps: tuple[StepPlan, ...]

    def step(self, name: str) -> StepPlan | None:
        """The step of this name, where it is part of the plan."""
        return next((step for step in self.steps if step.step.name == name), None)


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """The plan in the fixed form other tools rely on (see protocols/README.md)."""
    return {
        "council": plan.council,
        "sha256": plan.sha256,
        "matter": plan.matter,
        "given": dict(plan.given),
        "still asks": list(plan.still_asks),
        "steps": [_step_as_json(step) for step in plan.steps],
    }


def sources_as_json(sources: tuple[Source, ...]) -> list[dict[str, str | None]]:
    """Sources in the fixed form: kind, ref (the text itself for law and policy, null for local) and words."""
    return [
        {
            "kind": source.kind,
            "ref": None if source.ref is None else str(source.ref),
            "words": str(source.words),
        }
        for source in sources
    ]


def after_as_json(step: Step) -> str | list[str] | None:
    """The step it follows: null for the first, a name, or a list where it may follow several."""
    if not step.after:
        return None
    names = [str(name) for name in step.after]
    return names[0] if len(names) == 1 else names


def _step_as_json(step: StepPlan) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "step": str(step.step.name),
        "opens": None if step.step.opens is None else str(step.step.opens),
        "after": after_as_json(step.step),
        "outcome": step.outcome,
        "text": step.text,
        "nominee": list(step.nominee),
        "too late after": _limit_as_json(step.step.too_late_after),
        "ask within": _limit_as_json(step.step.ask_within),
        "choices": [list(choice) for choice in step.choices],
        "passed over": [{"post": passed.post, "because": passed.because} for passed in step.passed_over],
        "rules passed over": [
            {"line": rule.line, "ref": rule.ref, "because": rule.because} for rule in step.rules_passed_over
        ],
        "fallback": step.fallback,
        "sources": sources_as_json(step.sources),
        "times": [_time_as_json(owed) for owed in step.times],
        "duties": [_duty_as_json(owed) for owed in step.duties],
    }
    if step.assuming is not None:
        answer["assuming"] = dict(step.assuming)
    return answer


def _limit_as_json(limit: Limit | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    return {"limit": limit.length.text, "sources": sources_as_json(limit.sources)}


def _time_as_json(owed: TimeOwed) -> dict[str, Any]:
    time = owed.time
    return {
        "what": str(time.what),
        "length": time.length.text,
        "from": time.starts,
        "due": None if owed.due is None else owed.due.isoformat(),
        "unless": time.excuse,
        "sources": sources_as_json(time.sources),
    }


def _duty_as_json(owed: DutyOwed) -> dict[str, Any]:
    duty = owed.duty
    return {
        "verb": str(duty.verb),
        "whom": list(owed.whom),
        "what": None if duty.thing is None else str(duty.thing),
        "on": duty.on,
        "if": None if duty.judged is None else str(duty.judged),
        "within": None if duty.within is None else duty.within.text,
        "sources": sources_as_json(duty.sources),
    }
