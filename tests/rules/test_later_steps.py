"""Up the ladder: whoever handled it never reviews it, passing on excludes nobody, and what is assumed is said."""

from __future__ import annotations

import pytest

from rules.language.plan import Plan
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

GIVEN = {
    "raised by": "Member",
    "about": "officer",
    "capacity": "councillor",
    "safety": "no",
    "direct talk": "inappropriate",
}
END = "          from: the step opening\n          local: Council, 1 June 2026, minute 23.\n"
AFRESH = "          10.13 says: who will look into the matter afresh\n"


def plan(
    book: Rulebook | None = None, handled_by: dict[str, str | list[str]] | None = None, **facts: str
) -> Plan:
    given = {**GIVEN, **facts}
    return plan_for(
        book or books.book("wendlebury"), "councillor about officer", given, handled_by=handled_by
    )


def with_steps(*steps: str) -> Rulebook:
    """The small council's ladder with further steps below its second look: name, `if`, `after` and handler."""
    written = ""
    for step in steps:
        name, opens, after, handler = step.split("; ")
        follows = f"      after: {after}\n" if after else ""
        written += (
            f"    - step: {name}\n      if: {opens}\n{follows}      rules:\n        - to: {handler}\n{AFRESH}"
        )
    return books.changed((END, END + written))


def shown(answer: Plan, step: str) -> tuple[list[tuple[str, ...]], list[tuple[str, str]], dict[str, str]]:
    found = answer.step(step)
    assert found is not None
    passed = [(each.post, each.because) for each in found.passed_over]
    return list(found.choices), passed, dict(found.assuming or {})


def test_every_fitting_step_stands_in_file_order_with_what_it_follows_and_what_opens_it() -> None:
    answer = plan(with_steps("third look; refused; second look; Hearing Panel"))
    told = [
        (str(each.step.name), each.step.opens, [str(name) for name in each.step.after])
        for each in answer.steps
    ]
    assert told == [
        ("first look", None, []),
        ("second look", "not satisfied", ["first look"]),
        ("third look", "refused", ["second look"]),
    ]


def test_a_step_without_after_follows_the_one_above() -> None:
    book = with_steps("third look; refused; ; Hearing Panel")
    assert [str(name) for name in book.matters[0].steps[2].after] == ["second look"]


@pytest.mark.parametrize("trigger", ["not satisfied", "refused", "disputed"])
def test_on_a_review_everyone_who_handled_it_on_the_way_is_passed_over(trigger: str) -> None:
    book = with_steps(f"third look; {trigger}; second look; Chief Executive or Monitoring Officer")
    choices, passed, assuming = shown(plan(book), "third look")
    assert choices == [("Monitoring Officer",)]
    assert passed == [("Chief Executive", "handled an earlier step")]
    assert assuming == {"first look": "line manager"}


@pytest.mark.parametrize(
    "trigger", ["unresolved", "serious", "discussed", "recurs", "the handler judges it grave"]
)
def test_passing_on_excludes_nobody_extra(trigger: str) -> None:
    choices, passed, _ = shown(
        plan(with_steps(f"passed on; {trigger}; second look; Chief Executive")), "passed on"
    )
    assert (choices, passed) == ([("Chief Executive",)], [])


def test_a_passing_on_step_with_nobody_left_stays_where_it_is_and_never_falls_back() -> None:
    book = with_steps("passed on; serious; first look; Monitoring Officer")
    step = plan(book, about="Monitoring Officer").step("passed on")
    assert step is not None
    assert (step.outcome, step.choices, step.fallback) == ("nobody", (), False)


def test_a_review_with_nobody_left_falls_back_on_who_did_not_handle_it() -> None:
    book = with_steps("third look; refused; second look; Chief Executive")
    step = plan(book, about="Monitoring Officer").step("third look")
    assert step is not None
    assert (step.choices, step.fallback) == ((("Monitoring Officer of another council",),), True)
    step = plan(book).step("third look")
    assert step is not None
    assert step.choices == (("Monitoring Officer",),)


def test_another_holder_of_the_same_kind_of_post_may_review() -> None:
    book = with_steps("third look; refused; second look; another Director or the officer's Director")
    choices, passed, _ = shown(plan(book, {"first look": "Director"}), "third look")
    assert choices == [("Director",)]
    assert passed == [("Director", "handled an earlier step")]


def test_a_later_step_none_of_whose_rules_fits_is_left_out() -> None:
    book = books.changed((AFRESH, f"{AFRESH}          when: {{about: Director}}\n"))
    assert [str(step.step.name) for step in plan(book).steps] == ["first look"]
    assert [str(step.step.name) for step in plan(book, about="Director").steps] == [
        "first look",
        "second look",
    ]


def test_a_choice_not_settled_is_assumed_to_be_the_first_and_said() -> None:
    choices, _, assuming = shown(plan(), "second look")
    assert assuming == {"first look": "line manager"}
    assert choices == [("Chief Executive",)]
    _, _, assuming = shown(plan(about="Director"), "second look")
    assert assuming == {}


def test_who_handled_it_settles_the_choice_even_where_the_rule_did_not_name_them() -> None:
    choices, passed, assuming = shown(plan(handled_by={"first look": "Chief Executive"}), "second look")
    assert choices == [("Director",)]
    assert passed == [("Chief Executive", "handled an earlier step")]
    assert assuming == {}


def test_after_a_list_the_case_came_through_the_step_that_was_handled_else_the_first_that_fits() -> None:
    book = with_steps(
        "passed on; serious; first look; Monitoring Officer",
        "third look; not satisfied; [second look, passed on]; Chief Executive or Monitoring Officer",
    )
    choices, _, _ = shown(plan(book), "third look")
    assert choices == [("Monitoring Officer",)]
    choices, _, _ = shown(plan(book, {"passed on": "Monitoring Officer"}), "third look")
    assert choices == [("Chief Executive",)]


def test_a_step_that_is_left_out_is_gone_by_on_the_way() -> None:
    book = books.changed(
        (AFRESH, f"{AFRESH}          when: {{about: Director}}\n"),
        (
            END,
            f"{END}    - step: third look\n      if: refused\n      after: [second look, first look]\n      rules:\n"
            f"        - to: the officer's line manager or Chief Executive\n          10.14 says: look at it once\n",
        ),
    )
    choices, passed, _ = shown(plan(book), "third look")
    assert choices == [("Chief Executive",)]
    assert passed == [("line manager", "handled an earlier step")]


@pytest.mark.parametrize("handled_by", [{"fourth look": "Director"}, {"first look": "King"}])
def test_an_unknown_step_or_post_among_who_handled_it_is_told(handled_by: dict[str, str | list[str]]) -> None:
    with pytest.raises(NotInThisRulebook, match="Known: "):
        plan(handled_by=handled_by)
