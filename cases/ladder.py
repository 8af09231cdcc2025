"""Where may a case go next? The later steps of its own plan, each with the people who may lawfully have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.choosing import (
    chooser_again,
    may_be_a_code_allegation,
    parties_kept,
    people_avoided,
    people_kept_out,
    people_who_handled,
)
from cases.exclusions import Exclusions
from cases.frozen_plan import bare_plan, is_outside_the_rules, rulebook_of_case
from cases.models import Case, Step
from cases.recipients import OutOfIt, Recipient, Search
from cases.triage import who_chooses
from rules.language import vocabulary
from rules.language.plan import DutyOwed, Plan, StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook

# The name of a step that no rulebook has: somebody else looks once at what was answered as already decided.
ANOTHER_LOOK = "another look at what was decided already"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One way on. `choices` are alternatives, each of people who act together; none means that somebody must choose.

    `passed_over` holds the true reasons and is for the record only. `by_fallback`: nobody whom the rule names may have
    it, so it is the council's own setting that names them.
    """

    plan: StepPlan
    trigger: str
    choices: tuple[tuple[Recipient, ...], ...]
    passed_over: tuple[OutOfIt, ...]
    by_fallback: bool = False

    @property
    def name(self) -> str:
        """The step's name in the rulebook."""
        return str(self.plan.step.name)


def ways_on(case: Case, on: date) -> tuple[NextStep, ...]:
    """The steps to which whoever deals with it may pass it on."""
    return _next(case, on, review=False)


def reviews(case: Case, on: date) -> tuple[NextStep, ...]:
    """The steps on which the person who raised it may ask for another look, by people who never handled it."""
    return _next(case, on, review=True)


def plan_now(case: Case) -> Plan:
    """The case's plan given who has handled which step."""
    rulebook = rulebook_of_case(case)
    if is_outside_the_rules(case):
        return bare_plan(rulebook, case.plan["matter"], case.plan["given"])
    return plan_for(
        rulebook,
        case.plan["matter"],
        case.plan["given"],
        handled_by=handled_steps(case, rulebook),
        received_on=case.filed_on,
    )


def handled_steps(case: Case, rulebook: Rulebook) -> dict[str, list[str]]:
    """Which kinds of post have handled which step, as far as the rulebook knows both."""
    known = {str(post) for post in rulebook.post_by_name}
    matter = rulebook.matter_by_name.get(case.plan["matter"])
    handled: dict[str, list[str]] = {}
    for step in case.steps.all():
        kinds = [held.kind for held in step.handlers if held.kind in known and held.capacity != "triage"]
        if step.name and kinds and matter is not None and matter.step(step.name) is not None:
            handled[step.name] = kinds
    return handled


def current_plan(case: Case, step: Step) -> StepPlan | None:
    """The step of the plan that an open step is; None for a step that is not the rulebook's own."""
    return plan_now(case).step(step.name)


def standing_duties(case: Case) -> tuple[DutyOwed, ...]:
    """What the rules say all along of the step a case is on: no debt, so nothing waits for it."""
    step = max(case.steps.all(), key=lambda each: each.number, default=None)
    plan = current_plan(case, step) if step is not None else None
    duties = plan.duties if plan is not None else ()
    return tuple(owed for owed in duties if owed.duty.verb in vocabulary.STANDING_DUTIES)


def search_for(case: Case, on: date, *, review: bool) -> Search:
    """A look for people who may have it: nobody whom it concerns or keeps out, on a review nobody who handled it."""
    rulebook, parties = rulebook_of_case(case), parties_kept(case)
    out = [*people_kept_out(case), *(people_who_handled(case) if review else ())]
    exclusions = Exclusions(parties, on, handled_before=out, avoided=people_avoided(case, on))
    code = may_be_a_code_allegation(case)
    chooser = who_chooses(rulebook, parties, exclusions, on, code_allegation=code)
    return Search(rulebook, parties, exclusions, on, chooser)


def looks_again(case: Case, step: Step | None) -> bool:
    """Whether the case is on a step in which nobody may have it who ever handled it."""
    if step is None:
        return False
    plan = current_plan(case, step)
    return step.name == ANOTHER_LOOK or (plan is not None and plan.step.is_review)


def search_now(case: Case, on: date) -> Search:
    """A look for people who may have the case on the step where it is."""
    return search_for(case, on, review=looks_again(case, case.steps.order_by("-number").first()))


def who_has_it_next(case: Case, step: Step, on: date) -> tuple[Recipient, ...]:
    """Who has a case once nobody of those who had it may: the rule's next lawful people, the fallback, or a chooser.

    Whoever asked for somebody else than the rule names is asked to be given somebody chosen again.
    """
    plan = current_plan(case, step)
    chooser = chooser_again(case, on, review=looks_again(case, step))
    if plan is not None and not case.plan["to_triage"]:
        search = search_for(case, on, review=plan.step.is_review)
        choices = search.of_handler(plan.rule.handler) if plan.rule and plan.rule.handler else ()
        choices = choices or search.of_fallback(search.rulebook.fallback)
        if len(choices) == 1:
            return choices[0]
    return (chooser,) if chooser is not None else ()


def _next(case: Case, on: date, *, review: bool) -> tuple[NextStep, ...]:
    named = [each for each in case.steps.all() if each.name]
    now = named[-1].name if named else None
    steps = [each for each in plan_now(case).steps if _follows(each, now) and each.step.is_review == review]
    return tuple(_way(case, each, on, review=review) for each in steps)


def _follows(plan: StepPlan, now: str | None) -> bool:
    return plan.step.opens is not None and now in {str(name) for name in plan.step.after}


def _way(case: Case, plan: StepPlan, on: date, *, review: bool) -> NextStep:
    search = search_for(case, on, review=review)
    handler = plan.rule.handler if plan.rule is not None else None
    choices = search.of_handler(handler) if handler is not None else ()
    by_fallback = False
    if not choices and review and plan.outcome in (vocabulary.TO, vocabulary.LEFT_WITH_NOBODY):
        choices = search.of_fallback(search.rulebook.fallback)
        by_fallback = bool(choices)
    return NextStep(plan, str(plan.step.opens), choices, tuple(search.passed_over), by_fallback)
