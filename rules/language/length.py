"""How long is a limit of time? A length as rulebooks write it: a number and a unit, or words that stand for one.

It knows no dates: which day a length ends on is asked of `working_days`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORKING_DAYS = "working days"
DAYS = "days"
WEEKS = "weeks"
MONTHS = "months"
NEXT_WORKING_DAY = "the next working day"
CLEAR_DAYS = "clear days"
CLEAR_DAYS_BEFORE_MEETING = "clear days before the meeting"
NOT_STATED = "not stated"

UNITS = (
    WORKING_DAYS,
    DAYS,
    WEEKS,
    MONTHS,
    NEXT_WORKING_DAY,
    CLEAR_DAYS,
    CLEAR_DAYS_BEFORE_MEETING,
    NOT_STATED,
)
LONGEST = 1000
FORMS = (
    '"N working days", "N days", "N weeks", "N months", "the next working day", "N clear days", '
    '"N clear days before the meeting" or "not stated"'
)

_WRITTEN = re.compile(r"([1-9][0-9]{0,3}) (working day|day|week|month|clear day)(s?)( before the meeting)?")


class NotALength(ValueError):
    """A text that is no length of time; the message lists the forms."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time. `number` (1 to 1000) counts `unit`; it is None for units that are whole phrases."""

    text: str
    number: int | None
    unit: str

    @property
    def counts_working_days(self) -> bool:
        """Whether only working days count towards it; every day of the calendar counts towards the others."""
        return self.unit in (WORKING_DAYS, NEXT_WORKING_DAY)

    @property
    def leaves_out_both_ends(self) -> bool:
        """Whether the day of the event and the end day are left out, as with clear days."""
        return self.unit in (CLEAR_DAYS, CLEAR_DAYS_BEFORE_MEETING)


def length_of(text: str) -> Length:
    """The length a text means. Raises NotALength with the forms the language knows."""
    if text in (NEXT_WORKING_DAY, NOT_STATED):
        return Length(text, None, text)
    match = _WRITTEN.fullmatch(text)
    if match is not None:
        number, unit, plural, before = int(match[1]), match[2], match[3], match[4]
        if number <= LONGEST and (number == 1) == (plural == "") and (before is None or unit == "clear day"):
            return Length(text, number, f"{unit}s{before or ''}")
    raise NotALength(f"The language knows {FORMS}, with N from 1 to {LONGEST} in figures.")
