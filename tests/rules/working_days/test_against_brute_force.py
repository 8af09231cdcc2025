"""Does every due date, and every ledger, agree with counting by hand?"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL
from rules.language.length import Length
from rules.language.working_days import CALENDARS, calendar, due_on, ledger, working_day_after
from tests.rules.working_days import brute_force
from tests.rules.working_days.strategies import CALENDAR_NAMES, STARTS, days_near, lengths


@st.composite
def counts(draw: st.DrawFn) -> tuple[date, Length, str, dict[date, str], set[date], list[date], bool, date]:
    start = draw(STARTS)
    near = days_near(start)
    closures = draw(st.dictionaries(near, st.sampled_from(["training day", "Christmas week"]), max_size=6))
    held = draw(st.sets(near, max_size=20))
    paused = draw(st.lists(near, max_size=20))
    meeting_on = draw(days_near(start + timedelta(days=20)))
    return (
        start,
        draw(lengths()),
        draw(CALENDAR_NAMES),
        closures,
        held,
        paused,
        draw(st.booleans()),
        meeting_on,
    )


@settings(max_examples=600)
@given(counts())
def test_a_due_date_and_its_ledger_agree_with_counting_by_hand(
    count: tuple[date, Length, str, dict[date, str], set[date], list[date], bool, date],
) -> None:
    start, length, name, closures, held, paused, moves, meeting_on = count
    council = calendar(name, closures)
    due = due_on(
        start, length, council, held=held, paused=paused, moves_to_working_day=moves, meeting_on=meeting_on
    )
    rows = ledger(
        start, length, council, held=held, paused=paused, moves_to_working_day=moves, meeting_on=meeting_on
    )

    stopped = {*held, *paused}
    by_hand = brute_force.due(
        start, length.number or 1, length.unit, name, closures, stopped, moves, meeting_on
    )
    assert due is not None
    assert due.on == by_hand == rows[-1].on

    back = length.unit == "clear days before the meeting"
    before_first = meeting_on if back else start
    step = timedelta(days=-1 if back else 1)
    assert [row.on for row in rows] == [before_first + step * place for place in range(1, len(rows) + 1)]

    counted = [row for row in rows if row.counted]
    assert [row.number for row in counted] == list(range(1, len(counted) + 1))
    for row in rows:
        assert row.counted == (row.why == "counted") == (row.number is not None)
        assert (row.closed_because is None) == brute_force.works(name, closures, row.on)
        if row.counted:
            assert back or row.on not in stopped
            assert row.closed_because is None or not length.counts_working_days
    wanted = {"weeks": 7}.get(length.unit, 1) * (length.number or 1)
    if length.unit != "months":
        assert len(counted) == wanted
    elif not stopped:
        assert counted[-1].on.day == start.day or (counted[-1].on + timedelta(days=1)).day == 1


@settings(max_examples=300)
@given(start=STARTS, n=st.integers(1, 1000), name=CALENDAR_NAMES)
def test_the_fast_count_agrees_with_counting_by_hand(start: date, n: int, name: str) -> None:
    by_hand = brute_force.due(start, n, "working days", name, {}, (), True, start)
    assert working_day_after(start, n, calendar(name)) == by_hand


def test_every_dated_day_is_a_working_day_exactly_when_it_was_published_as_one() -> None:
    days = [DATED_FROM + timedelta(days=place) for place in range((DATED_UNTIL - DATED_FROM).days + 1)]
    for name in CALENDARS:
        here = calendar(name)
        wrong = [day for day in days if here.is_working_day(day) != brute_force.works(name, {}, day)]
        assert wrong == [], name
