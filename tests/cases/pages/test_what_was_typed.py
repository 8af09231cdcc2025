"""What is kept of what a person typed, and what are they told about the rest?"""

import pytest
from django import forms

from cases.forms.account import PutRightForm
from cases.forms.cleaning import OneOf, Typed
from cases.forms.desk import AcknowledgeForm
from cases.forms.problems import problems_of


def _said(field: forms.Field, typed: object) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return str(refused.value.messages[0])


def test_text_is_kept_in_one_form_with_one_kind_of_line_break() -> None:
    field = Typed(longest=100, several_lines=True)

    assert field.clean("cafe\u0301\r\nnext\rlast ") == "café\nnext\nlast"


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff", "\U0001ffff"]
)
def test_a_character_no_database_keeps_is_named_by_its_place(character: str) -> None:
    said = _said(Typed(longest=100), f"abc{character}d")

    assert said == "Remove the hidden character at position 4. It often comes with pasted text."


@pytest.mark.parametrize("place", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ids=hex)
@pytest.mark.parametrize("several_lines", [True, False])
def test_a_character_that_turns_the_order_of_words_is_named_by_its_place(
    place: int, several_lines: bool
) -> None:
    said = _said(Typed(longest=100, several_lines=several_lines), f"ab{chr(place)}cd")

    assert said == "Remove the hidden character at position 3. It often comes with pasted text."


@pytest.mark.parametrize("character", ["\n", "\t"])
def test_a_line_break_is_kept_only_where_there_are_several_lines(character: str) -> None:
    assert Typed(longest=100, several_lines=True).clean(f"a{character}b") == f"a{character}b"
    assert "position 2" in _said(Typed(longest=100), f"a{character}b")


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "O’Brien-Ødegård", "مرحبا", "م\u200fa", "👩\u200d🔧", "😀", "a" * 100],
)
def test_everything_else_is_kept_as_it_was_typed(typed: str) -> None:
    assert Typed(longest=100).clean(typed) == typed


def test_text_that_is_too_long_says_how_long_it_may_be() -> None:
    said = _said(Typed(longest=5000), "a" * 6001)

    assert said == "Shorten this to 5,000 characters or fewer. It now has 6,001."


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_a_missing_answer_says_what_to_do(typed: object) -> None:
    assert _said(Typed(longest=10, missing="Tell us what happened"), typed) == "Tell us what happened"


@pytest.mark.parametrize("typed", ["", "other", "\0", "\ud800"])
def test_an_answer_that_was_not_offered_is_no_answer(typed: str) -> None:
    assert _said(OneOf(missing="Select one", choices=[("a", "A")]), typed) == "Select one"


@pytest.mark.parametrize("version", ["", "-1", "1.5", "two", "\0", "9" * 5000, None])
def test_a_version_that_is_not_the_pages_own_is_met_with_what_to_do(version: str | None) -> None:
    sent = {"words": "I have read it.", **({} if version is None else {"version": version})}
    (problem,) = problems_of(AcknowledgeForm(sent))

    assert problem.words == (
        "This page did not come back as it was given. Copy your message, open the case again, and send it from there."
    )
    assert problem.address == ""


@pytest.mark.parametrize("seen", ["", "\0", "x" * 5000])
def test_a_mark_that_is_not_the_pages_own_stops_nobody(seen: str) -> None:
    assert problems_of(PutRightForm({"put_right": "talk", "seen": seen})) == ()
