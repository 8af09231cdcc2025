"""Nothing hidden in a text gets past the reader, and one fault never hides another."""

from __future__ import annotations

import pytest

from rules.language.faults import Finding
from rules.language.reading import read
from rules.language.soundness import prove
from rules.language.stripping import as_written
from tests.rules.books import WENDLEBURY

TEXT = WENDLEBURY.read_text("utf-8")


def found_in(old: str, new: str, *, written: bool = False) -> list[Finding]:
    """What is found in Wendlebury's rulebook with one change."""
    assert old in TEXT
    result = read(TEXT.replace(old, new, 1))
    if result.rulebook is None:
        return list(result.findings)
    return list(prove(as_written(result.rulebook) if written else result.rulebook).findings)


@pytest.mark.parametrize(
    ("escape", "code"),
    [("\\u202e", "R010"), ("\\u200b", "R010"), ("e\\u0301", "R009"), ("\\x07", "R008"), ("\\t", "R005")],
)
def test_an_escape_in_quotation_marks_hides_nothing(escape: str, code: str) -> None:
    found = found_in("council: Wendlebury Borough Council", f'council: "Wendlebury {escape} Borough Council"')
    assert (code, 2, 10) in [(each.code, each.line, each.column) for each in found]


@pytest.mark.parametrize("hidden", ["\ufe0f", "\U000e0041", "\u3164", "\u034f"])
def test_characters_that_show_nothing_are_refused(hidden: str) -> None:
    assert "R010" in {each.code for each in found_in("Borough Council", f"Borough{hidden} Council")}


def test_a_tab_does_not_hide_what_else_is_wrong() -> None:
    result = read(TEXT.replace("nation: England", "nation:\tKent", 1))
    assert [each.code for each in result.findings] == ["R005", "R019"]


def test_an_unclosed_quotation_mark_is_told_where_it_was_opened() -> None:
    (fault,) = read(TEXT.replace("nation: England", 'nation: "England', 1)).findings
    assert (fault.code, fault.line) == ("R001", 6)
    assert "not closed" in fault.what


def test_every_core_matter_that_is_missing_is_told() -> None:
    without = TEXT.replace(
        "  group meeting: the protocol says nothing of meetings of political groups\n", "  media: none\n"
    )
    start, end = without.index("  advice:\n"), without.index("  information request:\n")
    rulebook = read(without[:start] + without[end:]).rulebook
    assert rulebook is not None
    told = [each.what for each in prove(rulebook).findings if each.code == "R037"]
    assert told == ['Nothing is said about "advice".', 'Nothing is said about "group meeting".']


def test_a_question_whose_every_answer_comes_to_the_same_is_found() -> None:
    same = (
        "        - when: {site: elsewhere}\n"
        "          to: a Director\n"
        "          3.7 says: be made to the Director or Head of Service concerned\n"
    )
    start, end = TEXT.index("        - when: {site: elsewhere}"), TEXT.index("        - to: a Director\n")
    rulebook = read(TEXT[:start] + same + TEXT[end:]).rulebook
    assert rulebook is not None
    assert ("R035", "information request") in [(each.code, each.matter) for each in prove(rulebook).findings]


def test_an_empty_when_is_no_condition() -> None:
    assert "R017" in {each.code for each in found_in("{capacity: service user}", "{}")}


def test_whoever_decided_by_an_exception_is_found_to_judge_their_own_decision() -> None:
    found = found_in("- to: Chief Executive, failing that another Director", "- to: Chief Executive")
    assert "R055" in {each.code for each in found}


def test_a_post_that_can_be_no_party_needs_one_holder_only() -> None:
    assert not [
        each
        for each in found_in("nation: England", "nation: England ")
        if each.code == "R074" and each.matter == "information request"
    ]


@pytest.mark.parametrize("day", ["20260521", "2026-W21-4", "2026-5-21"])
def test_a_date_is_written_in_one_way(day: str) -> None:
    assert "R027" in {each.code for each in found_in("in force from: 2026-05-21", f"in force from: {day}")}


def test_an_example_may_name_a_choice_and_a_law_as_people_write_them() -> None:
    example = (
        "  - example: A member troubled by an officer\n"
        "    matter: councillor about officer\n"
        "    given: {raised by: Member, about: officer, capacity: councillor, direct talk: inappropriate, safety: no}\n"
        "    goes to: line manager or Director\n"
        "  - example: A member about a member\n"
        "    matter: councillor about councillor\n"
        "    given: {raised by: Member, about: Group Leader}\n"
        "    because: Localism Act 2011 s.28\n"
    )
    rulebook = read(TEXT + example).rulebook
    assert rulebook is not None
    assert "R039" not in {each.code for each in prove(rulebook).findings}
