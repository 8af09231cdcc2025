"""How does a plan read as plain text? For a terminal, a mail to oneself, or a file note."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.aloud import judgement_in_words
from rules.language.plan import DutyOwed, Plan, StepPlan, TimeOwed
from rules.language.rulebook import Rulebook, Source


def explained(rulebook: Rulebook, plan: Plan) -> str:
    """The plan in words, each consequence with its source."""
    given = ", ".join(f"{fact}: {value}" for fact, value in plan.given.items())
    lines = [f"{plan.council}: {plan.matter}", f"  {given or 'nothing given'}"]
    if plan.still_asks:
        lines.append(f"  Still to be asked: {', '.join(plan.still_asks)}")
    for step in plan.steps:
        lines += _step(step)
    return "\n".join(lines)


def source_in_words(source: Source) -> str:
    """A source as it is shown to people: never a local setting as if it were the protocol's words."""
    if source.kind == "clause":
        return f'{source.ref} says: "{source.words}"'
    if source.kind == "local":
        return f"the council's own setting: {source.words}"
    return f"{source.kind}: {source.words}"


def _step(step: StepPlan) -> list[str]:
    opens = (
        "" if step.step.opens is None else f" (if {step.step.opens}, after {' or '.join(step.step.after)})"
    )
    lines = ["", f"{step.step.name}{opens}", f"  {_outcome(step)}"]
    if step.fallback:
        lines.append("  The protocol leaves nobody here; this is the council's fallback.")
    lines += [f"    {source_in_words(source)}" for source in step.sources]
    lines += [f"  Passed over: {passed.post}, because: {passed.because}" for passed in step.passed_over]
    lines += [f"  Rule at line {rule.line} passed over: {rule.because}" for rule in step.rules_passed_over]
    for owed in step.times:
        lines += [f"  {_time(owed)}", *(f"    {source_in_words(source)}" for source in owed.time.sources)]
    for duty in step.duties:
        lines += [f"  {_duty(duty)}", *(f"    {source_in_words(source)}" for source in duty.duty.sources)]
    return lines


def _outcome(step: StepPlan) -> str:
    who = " or ".join(" and ".join(choice) for choice in step.choices)
    if step.outcome == vocabulary.TO:
        return f"goes to {who}"
    if step.outcome == vocabulary.TRY_FIRST:
        return f"try first: {step.text}; then goes to {who or 'nobody'}"
    if step.outcome == vocabulary.LEFT_WITH_NOBODY:
        return "goes to nobody"
    return f"{step.outcome}: {step.text}"


def _time(owed: TimeOwed) -> str:
    due = "" if owed.due is None else f", by {owed.due.isoformat()}"
    excuse = "" if owed.time.excuse is None else f", unless {owed.time.excuse}"
    return f"{owed.time.what} {owed.time.length.text} from {owed.time.starts}{excuse}{due}"


def _duty(owed: DutyOwed) -> str:
    duty = owed.duty
    what = str(duty.thing) if duty.thing is not None else " and ".join(owed.whom) or "nobody"
    on = "" if duty.on is None else f", on {duty.on}"
    judged = "" if duty.judged is None else f", {judgement_in_words(duty.judged)}"
    within = "" if duty.within is None else f", within {duty.within.text}"
    return f"{duty.verb} {what}{on}{judged}{within}"
