"""Do the clauses stand as the council reads them? Competition, statute above clause, local settings in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.handling import lawful
from rules.language.plan import Choice
from rules.language.proofs.grounds import Answered, Grounds
from rules.language.quotations import all_sources
from rules.language.rulebook import Matter, Rule, Rulebook, Step
from rules.language.stripping import as_written
from rules.language.winning import leaves, winners

# A power a council may have adopted a setting under is named in words like these.
_POWER = re.compile(
    r"\b(Note to Council|minutes?|delegat\w+|resolution|resolved|adopted|Council,|Cabinet,|committee,)",
    re.IGNORECASE,
)
_ABOUT_COUNCILLORS = ("officer about councillor", "councillor about councillor", "undue pressure")


def prove_clauses(grounds: Grounds) -> None:
    """R036, R050, R059, R060, R076, R080."""
    stripped = as_written(grounds.rulebook)
    for matter in grounds.rulebook.matters:
        for step in matter.steps:
            _competing(grounds, matter, step)
            _private_talk_in_fear(grounds, matter, step)
            if not grounds.rulebook.as_written:
                _displaced(grounds, stripped, matter, step)
        _statute_above_clause(grounds, matter)
    _cited_documents(grounds)


def _competing(grounds: Grounds, matter: Matter, step: Step) -> None:
    rules = [rule for rule in step.rules if rule.when]
    settled: set[tuple[int, int]] = set()
    ladder = grounds.ladder(matter)
    for pair in ladder.combinations.pairs:
        spoken = [
            (rule, mask, leaf)
            for rule in rules
            for mask, leaf in leaves(
                rule, partial(ladder.combinations.fitting, pair=pair), ladder.combinations.full
            )
            if leaf.outcome == vocabulary.TO and leaf.clauses()
        ]
        for at, (rule, mask, leaf) in enumerate(spoken):
            for other_rule, other_mask, other_leaf in spoken[at + 1 :]:
                key = (id(leaf), id(other_leaf))
                both = mask & other_mask
                if rule is other_rule or not both or key in settled:
                    continue
                if set(leaf.clauses()) & set(other_leaf.clauses()):
                    continue
                if _choices(grounds.rulebook, leaf, pair) == _choices(grounds.rulebook, other_leaf, pair):
                    continue
                settled.add(key)
                if not _is_settled(grounds.rulebook, leaf, other_leaf):
                    _note_competition(
                        grounds, matter, step, leaf, other_leaf, ladder.combinations.first_case(pair, both)
                    )


def _note_competition(
    grounds: Grounds, matter: Matter, step: Step, rule: Rule, other: Rule, case: dict[str, str]
) -> None:
    grounds.note(
        "R050",
        rule.text,
        f'Clause {rule.clauses()[0]} sends this case to "{rule.text}", '
        f'and clause {other.clauses()[0]} to "{other.text}".',
        "Both claim the same case; the earlier rule wins, and nobody has said that it should.",
        'Settle it under "readings:", with both clauses, how they are read, by whom and when.',
        matter=matter,
        step=step,
        case=case,
        clauses=(*rule.clauses(), *other.clauses()),
        second=other.text,
    )


def _choices(rulebook: Rulebook, rule: Rule, pair: Pair) -> tuple[Choice, ...]:
    return () if rule.handler is None else lawful(rulebook, rule.handler, pair, ()).choices


def _is_settled(rulebook: Rulebook, rule: Rule, other: Rule) -> bool:
    return any(
        set(reading.of) & set(rule.clauses()) and set(reading.of) & set(other.clauses())
        for reading in rulebook.readings
    )


def _private_talk_in_fear(grounds: Grounds, matter: Matter, step: Step) -> None:
    ladder = grounds.ladder(matter)
    asks_safety = "safety" in ladder.combinations.facts
    for answered in grounds.answers(matter, step):
        rule = answered.won.advice
        if (
            rule is None
            and answered.won.rule is not None
            and answered.won.rule.outcome == vocabulary.TRY_FIRST
        ):
            rule = answered.won.rule
        if rule is None:
            continue
        mask = answered.mask & ladder.combinations.mask("safety", "yes") if asks_safety else answered.mask
        if mask:
            grounds.note(
                "R060",
                rule.text,
                f'"{rule.text}" is suggested although it may be about harassment, violence or fear for safety.',
                "Nobody who fears for their safety is asked to talk to the person first.",
                'Add "safety: not yes" to the "when" of this rule.',
                matter=matter,
                step=step,
                case=grounds.case(matter, answered, mask),
                clauses=rule.clauses(),
            )


def _displaced(grounds: Grounds, stripped: Rulebook, matter: Matter, step: Step) -> None:
    bare_matter = stripped.matter_by_name[str(matter.name)]
    bare = bare_matter.step(str(step.name))
    if bare is None or not bare.rules:
        return
    combinations = grounds.ladder(matter).combinations
    told: set[int] = set()
    for answered in grounds.answers(matter, step):
        rule = answered.won.rule
        if rule is None or not rule.rests_on_local_alone or id(rule) in told:
            continue
        for mask, choices, clauses in _as_written_answers(grounds, stripped, matter, bare, answered):
            both = mask & answered.mask
            if both:
                told.add(id(rule))
                grounds.note(
                    "R036",
                    rule.text,
                    f'This setting of the council\'s own ("{rule.outcome}: {rule.text}") takes the place of clause '
                    f"{', '.join(clauses) or 'the protocol'}, which gives {choices}.",
                    "A local setting may fill what the protocol leaves open, never override it.",
                    "Narrow it to the cases in which the protocol leaves nobody, or have Council amend the protocol.",
                    matter=matter,
                    step=step,
                    case=combinations.first_case(answered.pair, both),
                    clauses=clauses,
                )
                break


def _as_written_answers(
    grounds: Grounds, stripped: Rulebook, matter: Matter, bare: Step, answered: Answered
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Where the protocol alone has a lawful answer for these cases: (cases, the answer in words, its clauses)."""
    combinations = grounds.ladder(matter).combinations
    pair = answered.pair
    for won in winners(bare.rules, lambda when: combinations.fitting(when, pair), combinations.full):
        if won.rule is None or won.rule.rests_on_local_alone:
            continue
        if won.rule.handler is None:
            yield won.mask, f'"{won.rule.outcome}: {won.rule.text}"', won.rule.clauses()
            continue
        found = lawful(stripped, won.rule.handler, pair, answered.handled)
        if found.choices:
            words = " or ".join(" and ".join(choice) for choice in found.choices)
            yield won.mask, words, won.rule.clauses()


def _statute_above_clause(grounds: Grounds, matter: Matter) -> None:
    """Localism Act 2011 s.28(4): a written Code allegation only under the arrangements of s.28(6); Harvey v Ledbury."""
    rulebook = grounds.rulebook
    if rulebook.nation != "England" or str(matter.name) not in _ABOUT_COUNCILLORS or not matter.steps:
        return
    combinations = grounds.ladder(matter).combinations
    asked = "code allegation" in combinations.facts
    for answered in grounds.answers(matter, matter.steps[0]):
        rule = answered.won.rule
        mask = answered.mask & combinations.mask("code allegation", "yes") if asked else answered.mask
        if not mask or (rule is not None and any(source.kind == "law" for source in rule.sources)):
            continue
        place = matter.name if rule is None else rule.text
        grounds.note(
            "R059",
            place,
            f'A written allegation that a councillor broke the Code is sent to "{rule.text}" here.'
            if rule is not None
            else "A written allegation that a councillor broke the Code has no rule here.",
            "Localism Act 2011 s.28(4): it may not be dealt with otherwise than under the principal authority's "
            "arrangements; R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin).",
            'Begin the matter with "when: {code allegation: yes}", the Monitoring Officer, and "law:".',
            matter=matter,
            step=matter.steps[0],
            case=combinations.first_case(answered.pair, mask),
            clauses=() if rule is None else rule.clauses(),
        )


def _cited_documents(grounds: Grounds) -> None:
    told: set[str] = set()
    for source in sorted(
        all_sources(grounds.rulebook), key=lambda each: (each.place.line, each.place.column)
    ):
        if source.kind == "policy" and source.words not in told:
            told.add(source.words)
            grounds.note(
                "R076",
                source.place,
                f'"{source.words}" is cited, and its text is not part of the protocol.',
                "A reader who is told that it decides something will want to read it.",
                "Attach the document.",
            )
        elif source.kind == "local" and not grounds.rulebook.as_written and not _POWER.search(source.words):
            grounds.note(
                "R080",
                source.place,
                "This local setting names no power it was adopted under, and is not marked as a note to Council.",
                "Until Council or somebody with delegated power adopts it, it is a note to Council.",
                "Name the minute or the delegation, or bring it to Council.",
            )
