"""Does every case reach somebody lawful? Nobody left, a party as handler, a narrowed choice, the fallback."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.plan import PassedOver
from rules.language.proofs.grounds import Answered, Grounds, place_of_answer
from rules.language.rulebook import Matter, PostReference, Rule, Step, Word

PARTY_REASONS = (vocabulary.BECAUSE_SUBJECT, vocabulary.BECAUSE_COMPLAINANT, vocabulary.BECAUSE_OTHER_OF_PAIR)


def prove_outcomes(grounds: Grounds) -> None:
    """R030, R031, R034, R040, R070, R071, R074, R075, R078 for every matter and step."""
    for matter in grounds.rulebook.matters:
        for step in matter.steps:
            _rules_that_apply(grounds, matter, step)
            _every_case(grounds, matter, step)
            _holders_needed(grounds, matter, step)
        _way_up(grounds, matter)
    _fallback_end(grounds)


def _every_case(grounds: Grounds, matter: Matter, step: Step) -> None:
    lawful: dict[int, bool] = {}
    for answered in grounds.answers(matter, step):
        if answered.outcome == vocabulary.LEFT_WITH_NOBODY:
            _nobody(grounds, matter, step, answered)
        elif answered.fell_back:
            _fell_back(grounds, matter, step, answered)
        elif answered.won.rule is not None:
            _narrowed(grounds, matter, step, answered)
        rule = answered.won.rule
        if rule is not None and rule.outcome == vocabulary.TO:
            reached = bool(answered.choices) and not answered.fell_back
            only_parties = all(passed.because in PARTY_REASONS for passed in answered.passed_over)
            lawful[id(rule)] = lawful.get(id(rule), False) or reached or not only_parties
    for answered in grounds.answers(matter, step):
        rule = answered.won.rule
        if rule is not None and lawful.get(id(rule), True) is False:
            grounds.note(
                "R031",
                rule.text,
                f'This rule sends the concern to "{rule.text}", and whenever it applies that is the person it is about '
                "or the person who raised it.",
                "Nobody may judge their own cause.",
                "Name somebody else for these cases.",
                matter=matter,
                step=step,
                case=grounds.case(matter, answered),
                clauses=rule.clauses(),
            )


def _nobody(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    place = place_of_answer(step, answered.won)
    case = grounds.case(matter, answered)
    because = _because(answered.passed_over) or "no rule fits"
    if step is not matter.steps[0] and not step.is_review:
        grounds.note(
            "R078",
            place,
            f"In some cases this step has nobody left ({because}), so the case stays where it is.",
            "Passing on is the handler's to do; where nobody can take it, the handler keeps it.",
            "Name somebody for these cases, or leave it so.",
            matter=matter,
            step=step,
            case=case,
            clauses=answered.clauses,
        )
        return
    if step.is_review:
        grounds.note(
            "R071",
            place,
            f"In some cases nobody is left to look again ({because}).",
            "Only the first step must answer every case; a second look that nobody may take is decided case by case.",
            "Council may wish to name somebody for these cases.",
            matter=matter,
            step=step,
            case=case,
            clauses=answered.clauses,
        )
        return
    grounds.note(
        "R030",
        place,
        f"This case goes to nobody: {because}.",
        "The protocol names no one for it, so it would arrive on no desk."
        if grounds.rulebook.as_written
        else "A concern must always reach somebody who may deal with it.",
        'Add a rule or an exception for this case, or a fallback under "when nobody is left".',
        matter=matter,
        step=step,
        case=case,
        clauses=answered.clauses,
    )


def _fell_back(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    because = _because(answered.passed_over) or "no rule fits"
    grounds.note(
        "R075",
        place_of_answer(step, answered.won),
        f"In some cases nobody lawful is left here ({because}), and the council's fallback has them.",
        "The protocol names no one for these cases; the council's own setting does.",
        "Council may wish to fill the gap in the protocol itself.",
        matter=matter,
        step=step,
        case=grounds.case(matter, answered),
        clauses=answered.clauses,
    )


def _narrowed(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    rule = answered.won.rule
    if rule is None or rule.handler is None or len(answered.choices) != 1:
        return
    if any(len(option) > 1 for option in rule.handler.options) and answered.passed_over:
        grounds.note(
            "R070",
            rule.text,
            f"In some cases the choice is narrowed to {' and '.join(answered.choices[0])}: "
            f"{_because(answered.passed_over)}.",
            "The rule offers a choice, and one side of it may not deal with this.",
            "Nothing needs doing; it is shown so that nobody is surprised.",
            matter=matter,
            step=step,
            case=grounds.case(matter, answered),
            clauses=rule.clauses(),
        )


def _because(passed_over: tuple[PassedOver, ...]) -> str:
    return "; ".join(
        passed.because if passed.because.startswith("there is no") else f"the {passed.post} {passed.because}"
        for passed in passed_over
    )


def _rules_that_apply(grounds: Grounds, matter: Matter, step: Step) -> None:
    ladder = grounds.ladder(matter)
    speaks: set[int] = set()
    for pair in ladder.combinations.pairs:
        for won in ladder.won(step, pair):
            speaks |= {id(rule) for rule in (won.rule, won.advice) if rule is not None}
    for rule in step.rules:
        _silent_rules(grounds, matter, step, rule, speaks)


def _silent_rules(grounds: Grounds, matter: Matter, step: Step, rule: Rule, speaks: set[int]) -> None:
    if id(rule) not in speaks:
        grounds.note(
            "R034",
            rule.place,
            f'This rule ("{rule.outcome}: {rule.text}") can never apply.',
            "Every case it fits has been answered by a rule above it, or is taken by its exceptions, or cannot occur.",
            "Move it up, narrow the rule above it, or take it out.",
            matter=matter,
            step=step,
            clauses=rule.clauses(),
        )
    for exception in rule.exceptions:
        _silent_rules(grounds, matter, step, exception, speaks)


def _holders_needed(grounds: Grounds, matter: Matter, step: Step) -> None:
    parties = {*matter.raised_by, *matter.about}
    needed: dict[Word, tuple[PostReference, int, tuple[str, ...]]] = {}
    for answered in grounds.answers(matter, step):
        rule = answered.won.rule
        if rule is None or rule.handler is None:
            continue
        for reference in rule.handler.references():
            if reference.form in ("a", "another"):
                holders = 1 + (reference.post in parties) + (reference.post in answered.handled)
                if holders > needed.get(reference.text, (reference, 1, ()))[1]:
                    needed[reference.text] = (reference, holders, rule.clauses())
    for reference, holders, clauses in needed.values():
        grounds.note(
            "R074",
            reference.text,
            f'"{reference.text}" needs at least {holders} holders of the post {reference.post}.',
            "The person concerned and whoever dealt with it before are passed over by name.",
            "Check that the council has so many; the directory is checked when the rulebook is published.",
            matter=matter,
            step=step,
            clauses=clauses,
        )


def _way_up(grounds: Grounds, matter: Matter) -> None:
    if not matter.steps:
        return
    first = matter.steps[0]
    reviews = [step for step in matter.steps[1:] if step.is_review]
    for answered in grounds.answers(matter, first):
        if answered.outcome not in (vocabulary.TO, vocabulary.TRY_FIRST):
            continue
        fitting = 0
        for review in reviews:
            for won in grounds.ladder(matter).won(review, answered.pair):
                fitting |= won.mask if won.rule is not None else 0
        if no_way_up := answered.mask & ~fitting:
            grounds.note(
                "R071",
                Word(str(matter.name), matter.name.line, matter.name.column),
                "The protocol has no further step for somebody who is not satisfied."
                if not reviews
                else "In some cases no further step fits, so somebody who is not satisfied has no way up.",
                "Whoever raised it can be told what the protocol does offer, but not that somebody will look again.",
                "Nothing needs doing; Council may wish to add a step.",
                matter=matter,
                step=first,
                case=grounds.case(matter, answered, no_way_up),
            )
            return


def _fallback_end(grounds: Grounds) -> None:
    rulebook = grounds.rulebook
    if rulebook.fallback is None or not rulebook.fallback.posts:
        return
    last = rulebook.fallback.posts[-1]
    if rulebook.post_by_name[last.post].number == "outside":
        return
    for matter in rulebook.matters:
        for pair in grounds.ladder(matter).combinations.pairs:
            if grounds.fallback_for(pair) is None:
                grounds.note(
                    "R040",
                    last.text,
                    "In some cases nobody in the fallback may deal with it.",
                    "The fallback is the last step before nobody, so it must end with somebody who can be no party.",
                    'End it with a post that is "outside, by agreement".',
                    matter=matter,
                    case=grounds.ladder(matter).combinations.first_case(pair, 1),
                )
                return
