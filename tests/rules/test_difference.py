"""Two versions differ in cases, not in lines: every case that is treated otherwise is in a group, and no other."""

from __future__ import annotations

from collections import Counter

import pytest

from rules.language.difference import ChangedGroup, difference
from rules.language.plan import StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

ABOUT_OFFICER = "councillor about officer"
EXCEPT = "            - when: {about: Director}\n              to: Chief Executive\n"
CHANGES = {
    "the recipient": (EXCEPT, "            - when: {about: Director}\n              to: Hearing Panel\n"),
    "the condition": (
        EXCEPT,
        "            - when: {about: not officer}\n              to: Chief Executive\n",
    ),
    "the words quoted": ("12.4 says: rather than as a service user", "12.4 says: than as a service user"),
    "a time": (
        "        - reply within: 10 working days\n          unless",
        "        - reply within: 8 working days\n          unless",
    ),
    "a duty": ("          if: where appropriate\n", ""),
    "the advice": ("try first: a private talk with the officer", "try first: a quiet word with the officer"),
    "a window": ("        limit: 20 working days\n", "        limit: 30 working days\n"),
    "a review": (
        "        - to: Chief Executive, failing that another Director",
        "        - to: another Director, failing that Chief Executive",
    ),
    "an earlier rule": (
        "        - when: {direct talk: not tried, safety: not yes}",
        "        - when: {direct talk: inappropriate, safety: not yes}",
    ),
}


def treated(step: StepPlan | None) -> object:
    """What a step comes to for the one concerned: by name, so that a rule that only moved is no change."""
    if step is None:
        return None
    limits = (step.step.too_late_after, step.step.ask_within)
    return (
        *(
            step.outcome,
            step.text,
            step.choices,
            step.nominee,
            step.passed_over,
            step.fallback,
            step.step.opens,
        ),
        *([(source.kind, source.ref, source.words) for source in step.sources], dict(step.assuming or {})),
        [(time.time.what, time.time.length.text, time.time.excuse) for time in step.times],
        [(duty.duty.verb, duty.whom, duty.duty.thing, duty.duty.judged) for duty in step.duties],
        [limit and limit.length.text for limit in limits],
    )


def counted(before: Rulebook, after: Rulebook, matter: str) -> Counter[str]:
    """How many cases of each step are treated otherwise, by going through every one."""
    counts: Counter[str] = Counter()
    for case in books.cases_of(before, before.matter_by_name[matter]):
        old, new = (plan_for(book, matter, case) for book in (before, after))
        for name in dict.fromkeys(str(step.step.name) for step in (*old.steps, *new.steps)):
            counts[name] += treated(old.step(name)) != treated(new.step(name))
    return +counts


def by_step(groups: tuple[ChangedGroup, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group.step] += group.count
    return counts


@pytest.mark.parametrize("name", books.names_at_hand())
def test_nothing_changed_gives_no_group(name: str) -> None:
    assert difference(books.book(name), books.book(name)) == ()


def test_comments_order_of_keys_and_layout_change_no_case() -> None:
    moved = books.changed(
        (
            "council: Wendlebury Borough Council\n",
            "# Another comment.\n\ncouncil: Wendlebury Borough Council\n",
        )
    )
    assert moved.sha256 != books.book("wendlebury").sha256
    assert difference(books.book("wendlebury"), moved) == ()


@pytest.mark.parametrize("change", CHANGES)
def test_the_groups_count_exactly_the_cases_that_are_treated_otherwise(change: str) -> None:
    before, after = books.book("wendlebury"), books.changed(CHANGES[change])
    groups = difference(before, after)
    assert groups
    assert {group.matter for group in groups} == {ABOUT_OFFICER}
    assert by_step(groups) == counted(before, after, ABOUT_OFFICER)
    back = difference(after, before)
    assert by_step(back) == by_step(groups)


@pytest.mark.parametrize("change", CHANGES)
def test_the_first_case_of_a_group_is_one_that_changes(change: str) -> None:
    before, after = books.book("wendlebury"), books.changed(CHANGES[change])
    for group in difference(before, after):
        case = dict(group.first_case)
        old, new = (plan_for(book, group.matter, case).step(group.step) for book in (before, after))
        assert treated(old) != treated(new)


def test_a_group_is_named_by_its_count_what_becomes_of_it_and_when() -> None:
    groups = difference(books.book("wendlebury"), books.changed(CHANGES["the recipient"]))
    group = next(each for each in groups if each.changes[0].before == "Chief Executive")
    assert group.step == "first look"
    assert "Chief Executive becomes Hearing Panel" in group.name
    assert "about the Director" in group.name
    assert group.name.startswith(f"{group.count} cases of {ABOUT_OFFICER}")
    assert len({each.key for each in groups}) == len(groups)


def test_a_deleted_screen_or_exception_is_seen_although_the_book_stays_sound() -> None:
    screen = "        - when: {code allegation: yes}\n          to: Monitoring Officer\n"
    after = books.changed((f"{screen}          law: Localism Act 2011 s.28\n", ""))
    groups = difference(books.book("wendlebury"), after)
    assert any("code allegation is yes" in group.name for group in groups)


def test_a_matter_that_is_new_or_gone_is_a_change_of_all_its_cases() -> None:
    start = "  advice:\n    - step: asked\n"
    gone = books.changed((start, "  media:\n    - step: asked\n"))
    groups = difference(books.book("wendlebury"), gone)
    assert {group.matter for group in groups} == {"advice", "media"}
    before = books.ladder(books.book("wendlebury"), "advice").combinations.count
    assert sum(group.count for group in groups if group.matter == "advice") == before


def test_as_written_against_as_adopted_shows_what_the_council_added() -> None:
    groups = difference(books.written("wendlebury"), books.book("wendlebury"))
    assert any("nobody becomes Chief Executive" in group.name for group in groups)
