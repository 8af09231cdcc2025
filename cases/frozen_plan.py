"""What did the rulebook answer when a case was sent? The same plan again, from the version the case keeps."""

from __future__ import annotations

from cases.models import Case
from rules.language.plan import Plan, StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook, Source
from rules.shelf import rulebook_with


def rulebook_of_case(case: Case) -> Rulebook:
    """The rulebook the case was opened under, whatever governs now. Raises LookupError where it left the shelf."""
    return rulebook_with(case.rulebook_sha256)


def plan_of(case: Case) -> Plan:
    """The whole plan, with its rules and sources."""
    return plan_for(
        rulebook_of_case(case), case.plan["matter"], case.plan["given"], received_on=case.filed_on
    )


def first_step_of(case: Case) -> StepPlan:
    """The step the case began on, with what it owes."""
    return plan_of(case).steps[0]


def sources_of(case: Case) -> tuple[Source, ...]:
    """What the recipient was found by: the rule, after its advice, or the council's fallback."""
    step, rulebook = first_step_of(case), rulebook_of_case(case)
    advice = step.advice.sources if step.advice is not None else ()
    if case.plan["fallback"] and rulebook.fallback is not None:
        return tuple(dict.fromkeys((*advice, *rulebook.fallback.sources)))
    return tuple(dict.fromkeys((*advice, *(step.rule.sources if step.rule is not None else ()))))
