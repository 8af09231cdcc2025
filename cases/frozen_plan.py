"""What did the rulebook answer when a case was sent? The same plan again, from the version the case keeps."""

from __future__ import annotations

from collections.abc import Mapping

from cases.models import Case
from rules.language.plan import Plan, StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook, Source
from rules.shelf import rulebook_with


def rulebook_of_case(case: Case) -> Rulebook:
    """The rulebook the case was opened under, whatever governs now. Raises LookupError where it left the shelf."""
    return rulebook_with(case.rulebook_sha256)


def plan_of(case: Case) -> Plan:
    """The whole plan, with its rules and sources; without a step where no rule names who deals with it."""
    if is_outside_the_rules(case):
        return bare_plan(rulebook_of_case(case), case.plan["matter"], case.plan["given"])
    return plan_for(
        rulebook_of_case(case), case.plan["matter"], case.plan["given"], received_on=case.filed_on
    )


def is_outside_the_rules(case: Case) -> bool:
    """Whether it came from somebody whom no rulebook knows by a post, so that a person chooses who deals with it."""
    return bool(case.plan.get("outside_the_rules"))


def bare_plan(rulebook: Rulebook, matter: str, given: Mapping[str, str]) -> Plan:
    """A plan without a step: no rule of the rulebook is about what came from outside."""
    return Plan(str(rulebook.council), rulebook.sha256, matter, dict(given), (), ())


def first_step_of(case: Case) -> StepPlan:
    """The step the case began on, with what it owes. Raises LookupError where no rule names one."""
    return plan_of(case).steps[0]


def sources_of(case: Case) -> tuple[Source, ...]:
    """What the recipient was found by: the rule, after its advice, or the council's fallback."""
    if is_outside_the_rules(case):
        return ()
    step, rulebook = first_step_of(case), rulebook_of_case(case)
    advice = step.advice.sources if step.advice is not None else ()
    if case.plan["fallback"] and rulebook.fallback is not None:
        return tuple(dict.fromkeys((*advice, *rulebook.fallback.sources)))
    return tuple(dict.fromkeys((*advice, *(step.rule.sources if step.rule is not None else ()))))
