"""Is every date what a walk day by day finds: every start from 2018 to 2030, every unit, every nation?

The units are those of the vocabulary, in the lengths below; "clear days before the meeting" has no date without its
meeting, and "not stated" none at all. EVERY_LENGTH=true runs more lengths of each unit.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from rules.language.clock_events import ClockEvent, ClockEventKind, standing
from rules.language.length import UNITS, length_of
from rules.language.working_days import CALENDARS, calendar
from tests.rules.clocks import by_hand

FIRST, LAST = date(2018, 1, 1), date(2030, 12, 31)
STARTS = [FIRST + timedelta(days=place) for place in range((LAST - FIRST).days + 1)]
FEW = (
    "5 working days",
    "20 working days",
    "10 days",
    "2 weeks",
    "1 month",
    "the next working day",
    "10 clear days",
)
MANY = (*FEW, "1 working day", "10 working days", "40 working days", "1 day", "28 days", "12 weeks", "3 months",
        "6 months", "12 months", "1 clear day", "5 clear days")  # fmt: skip
LENGTHS = MANY if os.environ.get("EVERY_LENGTH") == "true" else FEW


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("written", LENGTHS)
def test_every_start_day_is_due_on_the_day_that_a_walk_finds(written: str, name: str) -> None:
    length, council = length_of(written), calendar(name)
    wrong = [
        start
        for start in STARTS
        if standing(length, council, [ClockEvent(ClockEventKind.STARTED, start)]).due
        != by_hand.due(length.number or 1, length.unit, name, {}, [("started", start, None)])
    ]
    assert wrong == []


@pytest.mark.parametrize("written", ["3 clear days before the meeting", "not stated"])
def test_a_length_that_gives_no_day_by_itself_has_no_date(written: str) -> None:
    found = standing(length_of(written), calendar("Scotland"), [ClockEvent(ClockEventKind.STARTED, FIRST)])
    assert (found.started_on, found.due, found.days) == (FIRST, None, ())


def test_no_unit_of_the_vocabulary_is_left_out() -> None:
    tried = {length_of(written).unit for written in FEW}
    assert tried | {"clear days before the meeting", "not stated"} == set(UNITS)
