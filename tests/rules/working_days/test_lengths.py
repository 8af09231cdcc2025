"""Which texts are a length of time?"""

from __future__ import annotations

import pytest

from rules.language.length import UNITS, Length, NotALength, length_of


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("10 working days", 10, "working days"),
        ("1 working day", 1, "working days"),
        ("5 days", 5, "days"),
        ("1 day", 1, "days"),
        ("2 weeks", 2, "weeks"),
        ("1 week", 1, "weeks"),
        ("6 months", 6, "months"),
        ("1 month", 1, "months"),
        ("1000 days", 1000, "days"),
        ("the next working day", None, "the next working day"),
        ("10 clear days", 10, "clear days"),
        ("1 clear day", 1, "clear days"),
        ("5 clear days before the meeting", 5, "clear days before the meeting"),
        ("1 clear day before the meeting", 1, "clear days before the meeting"),
        ("not stated", None, "not stated"),
    ],
)
def test_a_length_is_a_number_and_a_unit(text: str, number: int | None, unit: str) -> None:
    assert length_of(text) == Length(text, number, unit)
    assert unit in UNITS


@pytest.mark.parametrize(
    "text",
    [
        "", "10", "days", "0 days", "-1 days", "-1", "1001 days", "9999 weeks", "10000 days", "007 days", "1.5 days",
        "ten days", "10  days", " 10 days", "10 days ", "10 days\n", "10 Days", "10 hours", "2 years", "1 days",
        "2 day", "10 working", "10 working days before the meeting", "clear days", "Not stated", "next working day",
        "١٠ days", "10\u00a0days",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_forms_there_are(text: str) -> None:
    with pytest.raises(NotALength) as refused:
        length_of(text)
    assert str(refused.value) == (
        'The language knows "N working days", "N days", "N weeks", "N months", "the next working day", '
        '"N clear days", "N clear days before the meeting" or "not stated", with N from 1 to 1000 in figures.'
    )
