"""Natural justice is built in: who is a party, or handled it before, is passed over, and the plan says why."""

from __future__ import annotations

import pytest

from rules.language.plan import StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

TO = "        - to: the officer's line manager or the officer's Director\n          12.2 says"
BARE = {"capacity": "councillor", "safety": "no", "direct talk": "inappropriate"}


def first(book: Rulebook, about: str, raised_by: str = "Member", **facts: str) -> StepPlan:
    given = {"raised by": raised_by, "about": about, **BARE, **facts}
    return plan_for(book, "councillor about officer", given).steps[0]


def sent_to(handler: str, *, about: str = "officer") -> StepPlan:
    """The first step where the rule names this handler and nothing else is said."""
    return first(books.changed((TO, f"        - to: {handler}\n          12.2 says")), about)


def because(step: StepPlan) -> list[tuple[str, str]]:
    return [(passed.post, passed.because) for passed in step.passed_over]


@pytest.mark.parametrize(
    ("handler", "about", "choices", "passed"),
    [
        # One post that is the subject's is out; a relative post that is the subject themselves is out.
        ("Chief Executive", "Chief Executive", None, [("Chief Executive", "is the subject")]),
        ("the officer's line manager", "line manager", [("Director",)], []),
        ("the officer's Director", "line manager", [("Director",)], []),
        # `the X's line manager` is whatever X answers to, whatever it is called.
        ("the officer's line manager", "Monitoring Officer", [("Chief Executive",)], []),
        (
            "the officer's line manager",
            "Chief Executive",
            None,
            [("line manager", "there is no line manager above the Chief Executive")],
        ),
        # `the X's P` walks up from X's own post, inclusive, and where there is none it is missing.
        (
            "the officer's Director",
            "Monitoring Officer",
            None,
            [("Director", "there is no Director above the Monitoring Officer")],
        ),
        ("the officer's Chief Executive", "officer", [("Chief Executive",)], []),
        # A failing that B: B only when A is missing or excluded.
        ("Chief Executive, failing that Hearing Panel", "officer", [("Chief Executive",)], []),
        (
            "Chief Executive, failing that Hearing Panel",
            "Chief Executive",
            [("Hearing Panel",)],
            [("Chief Executive", "is the subject")],
        ),
        # Both fall when either is out.
        (
            "both Chief Executive and Monitoring Officer",
            "Monitoring Officer",
            None,
            [
                ("Chief Executive", "the other of the pair is passed over"),
                ("Monitoring Officer", "is the subject"),
            ],
        ),
        (
            "both Chief Executive and Monitoring Officer",
            "officer",
            [("Chief Executive", "Monitoring Officer")],
            [],
        ),
        # Any of several may: the person concerned is dropped by name when it is filed.
        ("another line manager", "line manager", [("line manager",)], []),
        ("a line manager", "line manager", [("line manager",)], []),
        # A panel is not excluded as a whole; duplicates collapse to the first, in written order.
        ("Hearing Panel or Chief Executive", "officer", [("Hearing Panel",), ("Chief Executive",)], []),
        ("Chief Executive or the officer's line manager", "Monitoring Officer", [("Chief Executive",)], []),
    ],
)
def test_a_handler_comes_to(
    handler: str, about: str, choices: list[tuple[str, ...]] | None, passed: list[tuple[str, str]]
) -> None:
    step = sent_to(handler, about=about)
    assert because(step) == passed
    assert step.fallback is (choices is None)
    if choices is not None:
        assert list(step.choices) == choices


def test_a_director_is_not_their_own_director() -> None:
    book = books.changed(
        ("            - when: {about: Director}\n", "            - when: {about: Monitoring Officer}\n")
    )
    step = first(book, "Director")
    assert step.choices == (("Chief Executive",),)
    assert because(step) == [("Director", "is the subject")]


def test_the_complainant_is_passed_over_as_well() -> None:
    plan = plan_for(
        books.book("wendlebury"),
        "officer about councillor",
        {"raised by": "Monitoring Officer", "about": "Member", "code allegation": "yes"},
    )
    assert because(plan.steps[0]) == [("Monitoring Officer", "is the complainant")]
    assert plan.steps[0].choices == (("Chief Executive",),)
    assert plan.steps[0].fallback


def test_a_nominee_falls_with_its_post() -> None:
    step = sent_to("Monitoring Officer or their nominee or Chief Executive")
    assert (step.choices, step.nominee) == (
        (("Monitoring Officer",), ("Chief Executive",)),
        ("Monitoring Officer",),
    )
    step = sent_to("Monitoring Officer or their nominee or Chief Executive", about="Monitoring Officer")
    assert (step.choices, step.nominee) == ((("Chief Executive",),), ())


def test_the_fallback_is_the_first_lawful_post_with_its_own_source_and_the_rules_posts_passed_over() -> None:
    step = sent_to("Monitoring Officer", about="Monitoring Officer")
    assert (step.outcome, step.choices, step.fallback) == ("to", (("Chief Executive",),), True)
    assert because(step) == [("Monitoring Officer", "is the subject")]
    assert [(source.kind, source.ref) for source in step.sources] == [("local", None)]


def test_somebody_outside_is_the_last_who_can_have_it() -> None:
    also = "reporting to the Chief Executive, also called Chief of Everything\n"
    book = books.changed(
        (
            "  Monitoring Officer: one officer, reporting to the Chief Executive\n",
            f"  Monitoring Officer: one officer, {also}",
        ),
        ("  to: [Monitoring Officer, Chief Executive,", "  to: [Chief of Everything,"),
    )
    step = plan_for(book, "advice", {"raised by": "Monitoring Officer"}).steps[0]
    assert step.choices == (("Monitoring Officer of another council",),)
