"""Is every second look truly somebody else's? Reviewers, lines of report, joint deciders and single councillors."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.combinations import all_rules
from rules.language.proofs.grounds import Answered, Grounds, place_of_answer
from rules.language.rulebook import Matter, PostReference, Rule, Step

HEADS_OF_PAID_SERVICE = ("Chief Executive", "Head of Paid Service", "Managing Director")
SECTION_151_OFFICERS = (
    "Section 151 Officer",
    "Chief Finance Officer",
    "s.151 Officer",
    "Chief Financial Officer",
)
MONITORING_OFFICER = "Monitoring Officer"
STATUTORY_OFFICERS = (*HEADS_OF_PAID_SERVICE, MONITORING_OFFICER, *SECTION_151_OFFICERS)


def prove_reviews(grounds: Grounds) -> None:
    """R032, R051 to R053, R055 to R058 for every matter and step."""
    for matter in grounds.rulebook.matters:
        for step in matter.steps:
            _own_decision(grounds, matter, step)
            _same_decider_as_written(grounds, matter, step)
            for answered in grounds.answers(matter, step):
                _handler_under_subject(grounds, matter, step, answered)
                _reviewer_under_reviewed(grounds, matter, step, answered)
                _deciders(grounds, matter, step, answered)
                _statutory_officer(grounds, matter, step, answered)
    _two_hats(grounds)


def _own_decision(grounds: Grounds, matter: Matter, step: Step) -> None:
    if not step.is_review:
        return
    reached: set[int] = set()
    handled: dict[int, tuple[Rule, Answered]] = {}
    for answered in grounds.answers(matter, step):
        rule = answered.won.rule
        if rule is None or rule.outcome != vocabulary.TO:
            continue
        if answered.choices:
            # Whoever decided is passed over; where the fallback then has it, R055 tells of the words alone.
            reached.add(id(rule))
        elif any(passed.because == vocabulary.BECAUSE_HANDLED for passed in answered.passed_over):
            handled.setdefault(id(rule), (rule, answered))
    for key, (rule, answered) in handled.items():
        if key not in reached:
            grounds.note(
                "R032",
                rule.text,
                f'This second look is given to "{rule.text}", who dealt with it before whichever way the case came.',
                "Nobody may review their own decision.",
                "Name somebody else, or write who has it failing that.",
                matter=matter,
                step=step,
                case=grounds.case(matter, answered),
                clauses=rule.clauses(),
            )


def _same_decider_as_written(grounds: Grounds, matter: Matter, step: Step) -> None:
    """From the text alone, before anybody is excluded: the words send the dispute to whoever decided."""
    if not step.is_review:
        return
    for name in step.after:
        before = matter.step(str(name))
        if before is None:
            continue
        for rule in all_rules(step.rules):
            for earlier in all_rules(before.rules):
                if _names_the_same(rule, earlier):
                    grounds.note(
                        "R055",
                        rule.text,
                        f'"{rule.text}" is asked to look again at what "{earlier.text}" decided.',
                        "The words send a dispute to the person whose decision is disputed.",
                        "Council may wish to name somebody else; until then the software passes over whoever decided.",
                        matter=matter,
                        step=step,
                        clauses=rule.clauses(),
                        second=earlier.text,
                    )


def _names_the_same(rule: Rule, earlier: Rule) -> bool:
    if rule.handler is None or earlier.handler is None:
        return False
    later_posts = {_name(reference) for reference in rule.handler.references()}
    earlier_posts = {_name(reference) for reference in earlier.handler.references()}
    another = any(reference.form == "another" for reference in rule.handler.references())
    return not another and later_posts <= earlier_posts


def _name(reference: PostReference) -> tuple[str | None, str]:
    return reference.party, reference.post


def _handler_under_subject(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    subject = answered.pair.about
    if subject is None:
        return
    for choice in answered.choices:
        for post in choice:
            if subject in grounds.rulebook.line_from(post)[1:]:
                grounds.note(
                    "R051",
                    place_of_answer(step, answered.won),
                    f"The {post} would deal with a concern about the {subject}, to whom they report.",
                    "Somebody who reports to the person concerned is not free to look into it.",
                    "Name somebody outside that line, or let Council accept this knowingly.",
                    matter=matter,
                    step=step,
                    case=grounds.case(matter, answered),
                    clauses=answered.clauses,
                )


def _reviewer_under_reviewed(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    if not step.is_review:
        return
    for choice in answered.choices:
        for post in choice:
            above = sorted(answered.handled & set(grounds.rulebook.line_from(post)[1:]))
            if above:
                grounds.note(
                    "R052",
                    place_of_answer(step, answered.won),
                    f"The {post} would look again at what the {above[0]} did, to whom they report.",
                    "A reviewer who reports to the person reviewed is not seen to be free.",
                    "Name somebody outside that line, or let Council accept this knowingly.",
                    matter=matter,
                    step=step,
                    case=grounds.case(matter, answered),
                    clauses=answered.clauses,
                )


def _deciders(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    rule = answered.won.rule
    for choice in answered.choices:
        posts = [grounds.rulebook.post_by_name[post] for post in choice]
        if len(posts) > 1 and rule is not None:
            grounds.note(
                "R053",
                rule.text,
                f"{' and '.join(choice)} must decide together.",
                "If they differ, or one of them may not deal with it, the case stands still.",
                "Say who decides when they differ, or name one.",
                matter=matter,
                step=step,
                case=grounds.case(matter, answered),
                clauses=rule.clauses(),
            )
        elif (
            len(posts) == 1
            and posts[0].side == vocabulary.COUNCILLOR
            and step.opens != "minor"
            and not any("Cabinet" in name for name in (posts[0].name, *posts[0].aliases))
        ):
            grounds.note(
                "R056",
                place_of_answer(step, answered.won),
                f"The {posts[0].name}, a single councillor, is given a decision.",
                "Local Government Act 1972 s.101 allows a committee, a sub-committee or an officer to decide, not one "
                "member (cabinet members excepted); a member may hear, settle and pass on.",
                "Name a committee, a panel or an officer for the decision.",
                matter=matter,
                step=step,
                case=grounds.case(matter, answered),
                clauses=() if rule is None else rule.clauses(),
            )


def _statutory_officer(grounds: Grounds, matter: Matter, step: Step, answered: Answered) -> None:
    rulebook, subject = grounds.rulebook, answered.pair.about
    if subject is None or rulebook.nation != "England" or matter.name != "councillor about officer":
        return
    post = rulebook.post_by_name[subject]
    if not any(str(name) in STATUTORY_OFFICERS for name in (post.name, *post.aliases)):
        return
    for choice in answered.choices:
        if len(choice) == 1 and rulebook.post_by_name[choice[0]].number != "panel":
            grounds.note(
                "R057",
                place_of_answer(step, answered.won),
                f"A concern about the {subject}, a statutory officer, is handed to one person, the {choice[0]}.",
                "SI 2015/881 and the council's statutory officer procedure apply to a finding; the handler may filter, "
                "settle or pass on.",
                "Keep the handler to that, and name the procedure.",
                matter=matter,
                step=step,
                case=grounds.case(matter, answered),
                clauses=answered.clauses,
            )
            return


def _two_hats(grounds: Grounds) -> None:
    for post in grounds.rulebook.posts:
        names = {str(name) for name in (post.name, *post.aliases)}
        other = names & {*HEADS_OF_PAID_SERVICE, *SECTION_151_OFFICERS}
        if MONITORING_OFFICER in names and other:
            grounds.note(
                "R058",
                post.name,
                f"One person is Monitoring Officer and {sorted(other)[0]}.",
                "Local Government and Housing Act 1989 s.5(1), (1A): the Monitoring Officer may be neither the head of "
                "paid service nor the chief finance officer.",
                "List them as two posts.",
            )
