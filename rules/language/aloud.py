"""How does the protocol read aloud? Each rule, time and duty as a sentence an MO would say, beside its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.questions import ASKED
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

HEADINGS: dict[str, str] = {
    "councillor about officer": "When a {councillor} has a concern about an officer",
    "officer about councillor": "When an officer has a concern about a {councillor}",
    "councillor about councillor": "When a {councillor} has a concern about another {councillor}",
    "relationship disclosure": "When somebody tells the council about a relationship",
    "advice": "When somebody needs advice",
    "information request": "When a {councillor} asks for information",
    "group meeting": "When an officer is wanted at a political group's meeting",
    "enquiry": "When a {councillor} or an officer makes an enquiry of the other",
    "other meeting": "When an officer is wanted at another meeting",
    "legal proceedings": "When a {councillor} asks about legal proceedings",
    "report dispute": "When a report is disputed",
    "delegated decision": "When there is disagreement over a delegated decision",
    "group advice difficulty": "When advice to a political group raises a difficulty",
    "undue pressure": "When an officer reports undue pressure",
    "media": "When the press or other media are involved",
    "site visit": "When a {councillor} wants to visit premises",
}
_TRIGGERS: dict[str, str] = {
    "not satisfied": "If the person who raised it is not satisfied",
    "refused": "If it is refused",
    "disputed": "If the decision is disputed",
    "minor": "If it is minor",
    "serious": "If it is serious",
    "code breach": "If whoever has it thinks the Code of Conduct was broken",
    "unresolved": "If it is not resolved",
    "discussed": "When it has been discussed",
    "recurs": "If it happens again",
}
_OUTCOMES: dict[str, str] = {
    "any outcome": "whatever comes of it",
    "no action": "when no action is taken",
    "agreed": "when it is agreed to",
    "refused": "when it is refused",
    "breach found": "when a breach is found",
}
# A judgement may be written with its own joining word ("where appropriate"); else it is said with "if".
_CONDITION_WORDS = (
    "if ",
    "where ",
    "when ",
    "wherever ",
    "whenever ",
    "as ",
    "unless ",
    "after ",
    "before ",
    "only ",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, how far it is set in (0, an exception 1, its exception 2), and the sources it rests on."""

    text: str
    depth: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class StepAloud:
    """One step: its name, what opens it (empty for the first), and what happens in it."""

    name: str
    opening: str
    rules: tuple[Sentence, ...]
    times: tuple[Sentence, ...]
    duties: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class MatterAloud:
    """One matter: its name in the vocabulary, its heading in plain words, and its ladder."""

    name: str
    heading: str
    steps: tuple[StepAloud, ...]


def matters_aloud(rulebook: Rulebook) -> tuple[MatterAloud, ...]:
    """The whole protocol, matter by matter, in written order."""
    return tuple(
        MatterAloud(str(matter.name), heading(rulebook, matter), tuple(_step(step) for step in matter.steps))
        for matter in rulebook.matters
    )


def heading(rulebook: Rulebook, matter: Matter) -> str:
    """The matter in plain words, with the council's own word for a councillor."""
    words = HEADINGS.get(str(matter.name))
    if words is None:
        return f"{matter.name[0].upper()}{matter.name[1:]}"
    return words.format(councillor=rulebook.words.get("councillor", "councillor"))


def fallback_aloud(rulebook: Rulebook) -> Sentence | None:
    """The council's fallback as a sentence, or None where it has none."""
    fallback: Fallback | None = rulebook.fallback
    if fallback is None:
        return None
    names = ", then the ".join(str(reference.text) for reference in fallback.posts)
    return Sentence(
        f"When nobody else may deal with it: the first who is free of the {names}.", 0, fallback.sources
    )


def read_aloud(rulebook: Rulebook) -> Iterator[str]:
    """The protocol as lines of plain text, to be read out or printed."""
    yield f"{rulebook.protocol}"
    yield f"{rulebook.council}. In force from {rulebook.in_force_from}. {rulebook.status}"
    for matter in matters_aloud(rulebook):
        yield ""
        yield matter.heading
        for step in matter.steps:
            yield f"  {step.name}{f': {step.opening}' if step.opening else ''}"
            for sentence in (*step.rules, *step.times, *step.duties):
                yield f"    {'  ' * sentence.depth}{sentence.text} {cited(sentence.sources)}"
    for name, reason in rulebook.silent.items():
        yield ""
        yield f"On {name} the protocol is silent: {reason}."
    if (fallback := fallback_aloud(rulebook)) is not None:
        yield ""
        yield f"{fallback.text} {cited(fallback.sources)}"


def cited(sources: tuple[Source, ...]) -> str:
    """The sources in brackets: clauses by number, law and policy by name, a local setting as the council's own."""
    names = []
    for source in sources:
        name = "the council's own setting" if source.kind == "local" else str(source.ref)
        if name not in names:
            names.append(name)
    return f"({'; '.join(names)})"


def condition_in_words(condition: Condition) -> str:
    """One condition as a clause of a sentence."""
    fact, value = str(condition.fact), str(condition.text)
    negated = condition.negated
    value = value.removeprefix("not ") if negated else value
    is_not = "is not" if negated else "is"
    if fact == vocabulary.RAISED_BY:
        return f"it {'is not' if negated else 'is'} raised by {_with_article(value)}"
    if fact == vocabulary.ABOUT:
        return f"it {is_not} about {_with_article(value)}"
    if fact in (vocabulary.THE_OFFICER, vocabulary.THE_COUNCILLOR):
        return f"{fact} {is_not} {_with_article(value)}"
    if condition.values == {"yes"}:
        return f"the answer to “{ASKED.get(fact, fact)}” {is_not} yes"
    if condition.values == {"no"}:
        return f"the answer to “{ASKED.get(fact, fact)}” {is_not} no"
    return f"the {fact} {is_not} {value}"


def judgement_in_words(judged: str) -> str:
    """A handler's recorded judgement as a clause of a sentence."""
    return judged if judged.startswith(_CONDITION_WORDS) else f"if {judged}"


def _with_article(words: str) -> str:
    if words.startswith("any "):
        return words.replace("any ", "an " if words[4] in "aeiou" else "a ", 1)
    return f"the {words}" if words[0].isupper() else f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _step(step: Step) -> StepAloud:
    return StepAloud(
        str(step.name),
        _opening(step),
        tuple(_rules(step.rules, 0)),
        tuple(_times(step)),
        tuple(_duty(duty) for duty in step.duties),
    )


def _opening(step: Step) -> str:
    if step.opens is None:
        return ""
    opens = _TRIGGERS.get(str(step.opens), f"If {step.opens}")
    return f"{opens}, after {' or '.join(str(name) for name in step.after)}"


def _rules(rules: tuple[Rule, ...], depth: int) -> Iterator[Sentence]:
    for rule in rules:
        yield Sentence(_rule(rule, depth), depth, rule.sources)
        yield from _rules(rule.exceptions, depth + 1)


def _rule(rule: Rule, depth: int) -> str:
    when = " and ".join(condition_in_words(condition) for condition in rule.when)
    lead = f"{'But if' if depth else 'If'} {when}: " if when else ""
    happens = {
        vocabulary.TO: f"it goes to {_said(str(rule.text))}",
        vocabulary.TRY_FIRST: f"first try {rule.text}",
        vocabulary.SIGNPOST: f"this is for {rule.text}",
        vocabulary.REFUSE: f"this is not available: {rule.text}",
    }[rule.outcome]
    sentence = f"{lead}{happens}."
    return f"{sentence[0].upper()}{sentence[1:]}"


def _said(handler: str) -> str:
    starts = ("a ", "an ", "another ", "the ", "both ")
    return handler if handler.startswith(starts) else f"the {handler}"


def _times(step: Step) -> Iterator[Sentence]:
    for time in step.times:
        yield Sentence(_time(time), 0, time.sources)
    if step.too_late_after is not None:
        yield _limit("It may be too late after", step.too_late_after)
    if step.ask_within is not None:
        yield _limit("It can be asked for within", step.ask_within)


def _time(time: Time) -> str:
    if time.length.unit == "not stated":
        return f"{_capital(str(time.what))} a time that the protocol does not state as a number."
    when = " and ".join(condition_in_words(condition) for condition in time.when)
    words = f"{_capital(str(time.what))} {time.length.text} of {time.starts}"
    if when:
        words += f" if {when}"
    if time.excuse is not None:
        words += f", unless {time.excuse}"
    if time.adding_at_most is not None:
        words += f", adding {time.adding_at_most.text} at most"
    return f"{words}."


def _limit(lead: str, limit: Limit) -> Sentence:
    return Sentence(f"{lead} {limit.length.text}.", 0, limit.sources)


def _duty(duty: Duty) -> Sentence:
    object_ = (
        str(duty.thing) if duty.thing is not None else " and ".join(str(person.text) for person in duty.whom)
    )
    words = f"{_capital(str(duty.verb))}: {object_}"
    if duty.on is not None:
        words += f", {_OUTCOMES[duty.on]}"
    if duty.judged is not None:
        words += f", {judgement_in_words(duty.judged)}"
    if duty.when:
        words += f", if {' and '.join(condition_in_words(condition) for condition in duty.when)}"
    if duty.within is not None:
        words += f", within {duty.within.text}"
    return Sentence(f"{words}.", 0, duty.sources)


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
