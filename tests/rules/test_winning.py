"""The first rule that fits wins, or its exception; a private talk stands before the next handler and bars nothing."""

from __future__ import annotations

from rules.language.plan import StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

ADVICE = "        - to: Monitoring Officer\n          12.1 says: should seek guidance from the Monitoring Officer\n"
SAYS = "          12.1 says: should seek guidance from the Monitoring Officer\n"


def advised(rules: str, **given: str) -> StepPlan:
    """The first step of the small council's advice, with these rules in the place of its one rule."""
    return plan_for(books.changed((ADVICE, rules)), "advice", {"raised by": "Member", **given}).steps[0]


def first_look(facts: dict[str, str], book: Rulebook | None = None) -> StepPlan:
    given = {"raised by": "Member", "about": "officer", "capacity": "councillor", "safety": "no"} | facts
    return plan_for(book or books.book("wendlebury"), "councillor about officer", given).steps[0]


def test_the_first_rule_that_fits_wins_and_later_ones_are_not_looked_at() -> None:
    rules = (
        f"        - when: {{topic: this protocol}}\n          to: Chief Executive\n{SAYS}"
        f"        - when: {{topic: not conflict between roles}}\n          to: a Director\n{SAYS}{ADVICE}"
    )
    assert advised(rules, topic="this protocol").choices == (("Chief Executive",),)
    assert advised(rules, topic="access to documents").choices == (("Director",),)
    assert advised(rules, topic="conflict between roles").choices == (("Monitoring Officer",),)


def test_the_first_exception_that_fits_replaces_the_rule_wholly_and_may_nest_once() -> None:
    rules = ADVICE + (
        "          except:\n"
        "            - when: {topic: this protocol}\n              refuse: it is told elsewhere\n"
        "              local: Council, 1 June 2026, minute 30.\n"
        "              except:\n                - when: {raised by: Member}\n                  to: Chief Executive\n"
        "                  law: Localism Act 2011 s.28\n"
        "            - when: {topic: not conflict between roles}\n              to: a Director\n"
        "              12.3 says: will report back to the Councillor\n"
    )
    step = advised(rules, topic="this protocol")
    assert (step.choices, [source.kind for source in step.sources]) == ((("Chief Executive",),), ["law"])
    step = advised(rules, topic="this protocol", **{"raised by": "officer"})
    assert (step.outcome, step.text) == ("refuse", "it is told elsewhere")
    step = advised(rules, topic="access to documents")
    assert (step.choices, [source.ref for source in step.sources]) == ((("Director",),), ["12.3"])


def test_the_winning_rule_is_final_even_where_nobody_in_it_is_lawful() -> None:
    rules = f"        - when: {{topic: this protocol}}\n          to: Chief Executive\n{SAYS}{ADVICE}"
    step = advised(rules, topic="this protocol", **{"raised by": "Chief Executive"})
    assert (step.choices, step.fallback) == ((("Monitoring Officer",),), True)
    assert [source.kind for source in step.sources] == ["local"]


def test_where_no_rule_fits_the_first_step_the_fallback_has_it() -> None:
    step = advised(
        f"        - when: {{topic: this protocol}}\n          to: Chief Executive\n{SAYS}",
        topic="access to documents",
    )
    assert (step.outcome, step.choices, step.fallback, step.passed_over) == (
        "to",
        (("Monitoring Officer",),),
        True,
        (),
    )


def test_try_first_is_advice_and_the_next_fitting_to_has_the_case_with_both_sources() -> None:
    step = first_look({"direct talk": "not tried"})
    assert (step.outcome, step.text) == ("try first", "a private talk with the officer")
    assert step.choices == (("line manager",), ("Director",))
    assert [source.ref for source in step.sources] == ["10.10", "12.2"]
    assert [str(owed.time.what) for owed in step.times] == ["acknowledge within", "reply within"]


def test_try_first_goes_by_a_signpost_and_another_try_first_to_the_next_to() -> None:
    rules = (
        f"        - when: {{topic: this protocol}}\n          try first: reading it\n{SAYS}"
        f"        - try first: asking a colleague\n{SAYS}"
        f"        - signpost: the library\n{SAYS}"
        f"        - to: a Director\n          12.3 says: will report back to the Councillor\n{ADVICE}"
    )
    step = advised(rules, topic="this protocol")
    assert (step.outcome, step.text, step.choices) == ("try first", "reading it", (("Director",),))
    assert [source.ref for source in step.sources] == ["12.1", "12.3"]


def test_try_first_before_nobody_lawful_leaves_it_to_the_fallback() -> None:
    step = first_look({"about": "Chief Executive", "direct talk": "not tried"})
    assert (step.outcome, step.choices, step.fallback) == ("try first", (("Monitoring Officer",),), True)
    assert [source.kind for source in step.sources] == ["clause", "local"]


def test_signpost_and_refuse_end_the_search() -> None:
    step = first_look({"capacity": "service user", "direct talk": "not tried"})
    assert (step.outcome, step.text, step.choices) == ("signpost", "the complaints procedure", ())
    step = plan_for(
        books.book("wendlebury"), "information request", {"raised by": "Member", "site": "elsewhere"}
    ).steps[0]
    assert (step.outcome, step.choices, step.fallback) == ("refuse", (), False)


def test_the_rules_passed_over_are_told_with_the_condition_that_failed() -> None:
    step = first_look({"direct talk": "inappropriate"})
    told = [(passed.ref, passed.because) for passed in step.rules_passed_over]
    assert told == [
        ("12.4", "capacity is not 'service user'"),
        ("10.10", "direct talk is not 'not tried'"),
        ("12.2", "about is not 'Director'"),
    ]
    step = first_look({"safety": "yes", "direct talk": "not tried"})
    assert ("10.10", "safety is 'yes'") in [(passed.ref, passed.because) for passed in step.rules_passed_over]


def test_not_tried_is_an_answer_and_not_a_denial_of_tried() -> None:
    condition = books.book("wendlebury").matters[0].steps[0].rules[1].when[0]
    assert (condition.negated, condition.values) == (False, frozenset({"not tried"}))
    book = books.changed(
        ("{direct talk: not tried, safety: not yes}", "{direct talk: not not tried, safety: not yes}")
    )
    assert first_look({"direct talk": "not tried"}, book).outcome == "to"
    assert first_look({"direct talk": "inappropriate"}, book).outcome == "try first"
