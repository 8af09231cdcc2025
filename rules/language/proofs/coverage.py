"""Is anything left unsaid? Matters without a route, idle questions, duties owed to nobody, times not stated."""

from __future__ import annotations

from collections.abc import Iterable

from rules.language import vocabulary
from rules.language.combinations import all_rules
from rules.language.proofs.grounds import Grounds
from rules.language.rulebook import Condition, Duty, Matter, Rulebook, Step, Word


def prove_coverage(grounds: Grounds) -> None:
    """R035, R037, R038, R054, R072, R073, R079."""
    _core_matters(grounds)
    for matter in grounds.rulebook.matters:
        _questions(grounds, matter)
        for step in matter.steps:
            _duties(grounds, matter, step)
            _times(grounds, matter, step)
        _told(grounds, matter)
    _unused_facts(grounds)


def _core_matters(grounds: Grounds) -> None:
    rulebook = grounds.rulebook
    place = Word("matters", _line_of(rulebook, "matters:"), 1)
    for name in vocabulary.CORE_MATTERS:
        matter = rulebook.matter_by_name.get(name)
        if name not in rulebook.silent and (matter is None or not matter.steps):
            grounds.note(
                "R037",
                matter.name if matter is not None else place,
                f'Nothing is said about "{name}".',
                "Every council meets it; a filer must be told who receives it, or that the protocol is silent.",
                f'Add a ladder for it under "matters:", or the reason under "silent:" as "{name}: ...".',
            )
    for matter in rulebook.matters:
        if str(matter.name) not in vocabulary.CORE_MATTERS and not matter.steps:
            grounds.note(
                "R037",
                matter.name,
                f'The matter "{matter.name}" has no rule.',
                "It would be offered to filers and lead nowhere.",
                "Add a rule, or take it out.",
                matter=matter,
            )
    for name, reason in rulebook.silent.items():
        _silence(grounds, name, reason)


def _silence(grounds: Grounds, name: str, reason: Word) -> None:
    matter = grounds.rulebook.matter_by_name.get(name)
    quoted = (
        [rule for step in matter.steps for rule in all_rules(step.rules) if rule.clauses()]
        if matter is not None
        else []
    )
    place = Word(name, reason.line, reason.column)
    if quoted:
        grounds.note(
            "R038",
            place,
            f'"{name}" is declared silent, but clause {quoted[0].clauses()[0]} routes it.',
            "Both cannot be true, and a filer would be told the wrong one.",
            'Take it out of "silent:", or the rule out of the matter.',
            clauses=quoted[0].clauses(),
            second=quoted[0].text,
        )
    grounds.note(
        "R079",
        place,
        f'The protocol is silent on "{name}": {reason}.',
        "The gap is the protocol's own, and is told to filers and in the gap report.",
        "Council may wish to fill it.",
    )
    if grounds.rulebook.as_written:
        grounds.findings[-1] = grounds.findings[-1].with_severity("warning")


def _questions(grounds: Grounds, matter: Matter) -> None:
    ladder = grounds.ladder(matter)
    combinations = ladder.combinations
    for fact in combinations.facts:
        matters = False
        for pair in combinations.pairs:
            masks = [won.mask for step in matter.steps for won in ladder.won(step, pair)]
            masks += [
                combinations.fitting(item.when, pair)
                for step in matter.steps
                for item in step.owed
                if item.when
            ]
            if not any(combinations.changes(fact, mask, combinations.full) for mask in masks):
                continue
            # Another rule may win and the answer still be the same, so the answers themselves decide.
            if any(combinations.changes(fact, mask, combinations.full) for mask, _ in ladder.parts(pair, {})):
                matters = True
                break
        place = _first_mention(matter, fact)
        if not matters and place is not None:
            grounds.note(
                "R035",
                place,
                f'Whatever is answered to "{fact}", nothing changes in this matter.',
                "A question is asked only where its answer can matter.",
                "Take the condition out, or write the rule that turns on it.",
                matter=matter,
            )


def _unused_facts(grounds: Grounds) -> None:
    rulebook = grounds.rulebook
    used = {fact for matter in rulebook.matters for fact in grounds.ladder(matter).combinations.facts}
    if rulebook.as_written:
        return
    for fact in rulebook.facts:
        if str(fact.name) not in used:
            grounds.note(
                "R035",
                fact.name,
                f'No rule, time or duty turns on "{fact.name}".',
                "A question is asked only where its answer can matter.",
                "Take the fact out, or write the rule that turns on it.",
            )


def _first_mention(matter: Matter, fact: str) -> Word | None:
    mentions = [
        condition.fact
        for step in matter.steps
        for conditions in _conditions(step)
        for condition in conditions
        if condition.fact == fact
    ]
    return min(mentions, key=lambda word: (word.line, word.column), default=None)


def _conditions(step: Step) -> Iterable[tuple[Condition, ...]]:
    yield from (rule.when for rule in all_rules(step.rules))
    yield from (item.when for item in step.owed)


def _duties(grounds: Grounds, matter: Matter, step: Step) -> None:
    for duty in step.duties:
        if duty.whom:
            _owed_to_nobody(grounds, matter, step, duty)


def _owed_to_nobody(grounds: Grounds, matter: Matter, step: Step, duty: Duty) -> None:
    ladder = grounds.ladder(matter)
    for pair in ladder.combinations.pairs:
        mask = ladder.combinations.fitting(duty.when, pair)
        if mask and not ladder.owed_to(duty, pair):
            grounds.note(
                "R054",
                duty.verb,
                f"In some cases the duty to {duty.verb} {' and '.join(person.text for person in duty.whom)} "
                "is owed to nobody.",
                "There is no such post for that person, or it is the person themselves.",
                "Nothing is owed then, and the record will say so; Council may wish to name somebody.",
                matter=matter,
                step=step,
                case=ladder.combinations.first_case(pair, mask),
                clauses=tuple(
                    source.ref for source in duty.sources if source.kind == "clause" and source.ref
                ),
            )
            return


def _times(grounds: Grounds, matter: Matter, step: Step) -> None:
    if not any(time.length.unit != "not stated" for time in step.times):
        grounds.note(
            "R072",
            step.name,
            f'No time is stated for "{step.name}".',
            "Without a time nobody can say that it is late.",
            'Add a time with its source; a council\'s own is a "local" one.',
            matter=matter,
            step=step,
        )


def _told(grounds: Grounds, matter: Matter) -> None:
    tells = any(
        duty.verb in ("report back to", "inform", "in writing to")
        and any(person.text == vocabulary.THE_COMPLAINANT for person in duty.whom)
        for step in matter.steps
        for duty in step.duties
    )
    if not tells and matter.steps:
        grounds.note(
            "R073",
            matter.name,
            f'No clause says that whoever raises "{matter.name}" is told what came of it.',
            "People who hear nothing think that nothing was done.",
            'Add the duty "report back to: the complainant" with its source.',
            matter=matter,
        )


def _line_of(rulebook: Rulebook, start: str) -> int:
    return next(
        (number for number, line in enumerate(rulebook.text.split("\n"), start=1) if line.startswith(start)),
        1,
    )
