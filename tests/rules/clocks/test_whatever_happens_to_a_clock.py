"""Is every date what a walk day by day finds, whatever happened to its clock and whichever days were closed?"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.language.clock_events import ClockEvent, ClockEventKind, ClockStanding, standing
from rules.language.length import Length, length_of
from rules.language.working_days import calendar
from tests.rules.clocks import by_hand
from tests.rules.working_days.strategies import CALENDAR_NAMES

MOST = {"working day": 40, "day": 60, "week": 8, "month": 6, "clear day": 30}
STARTS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@st.composite
def lengths(draw: st.DrawFn) -> Length:
    """Any length that gives a day by itself."""
    unit = draw(st.sampled_from([*MOST, "the next working day"]))
    if unit == "the next working day":
        return length_of(unit)
    number = draw(st.integers(1, MOST[unit]))
    return length_of(f"{number} {unit}{'' if number == 1 else 's'}")


@st.composite
def lives(draw: st.DrawFn) -> list[by_hand.Happened]:
    """What can happen to a clock, in an order in which it can: held, paused and taken up, stopped and counted on."""
    on = draw(STARTS)
    happened: list[by_hand.Happened] = [("started", on, None)]
    is_paused = False
    for _ in range(draw(st.integers(0, 8))):
        on += timedelta(days=draw(st.integers(0, 12)))
        what = draw(st.sampled_from(["resumed"] if is_paused else ["held", "paused", "stopped"]))
        until = on + timedelta(days=draw(st.integers(1, 40))) if what == "held" else None
        is_paused = what == "paused"
        happened.append((what, on, until))
        if what == "stopped":
            # Taken back: the walk by hand knows nothing of either, so neither may move a date.
            on += timedelta(days=draw(st.integers(0, 12)))
            happened.append(("counted on", on, None))
    return happened


def _closures(near: date) -> st.SearchStrategy[dict[date, str]]:
    days = st.integers(-3, 90).map(lambda place: near + timedelta(days=place))
    return st.dictionaries(days, st.just("closed"), max_size=10)


def _standing(
    length: Length, name: str, closures: dict[date, str], happened: list[by_hand.Happened]
) -> ClockStanding:
    events = [ClockEvent(ClockEventKind(what), on, until) for what, on, until in happened]
    return standing(length, calendar(name, closures), events)


@settings(max_examples=800)
@given(st.data(), lengths(), CALENDAR_NAMES, lives())
def test_the_date_is_the_day_that_a_walk_finds(
    data: st.DataObject, length: Length, name: str, happened: list[by_hand.Happened]
) -> None:
    closures = data.draw(_closures(happened[0][1]))
    found = _standing(length, name, closures, happened)
    assert found.due == by_hand.due(length.number or 1, length.unit, name, closures, happened)
    assert found.is_paused == (happened[-1][0] == "paused")
    assert found.responses == sum(what == "held" for what, _, _ in happened)


@settings(max_examples=200)
@given(st.data(), lengths(), CALENDAR_NAMES, lives())
def test_a_closure_that_is_added_never_makes_a_date_earlier_and_moves_only_what_comes_after_it(
    data: st.DataObject, length: Length, name: str, happened: list[by_hand.Happened]
) -> None:
    before = _standing(length, name, {}, happened).due
    day = data.draw(st.integers(1, 90).map(lambda place: happened[0][1] + timedelta(days=place)))
    after = _standing(length, name, {day: "a flood"}, happened).due
    if before is None or after is None:
        assert before is after is None
    elif before < day and "held" not in {what for what, _, _ in happened}:
        assert after == before
    elif "held" not in {what for what, _, _ in happened}:
        assert after >= before


@settings(max_examples=200)
@given(lengths(), CALENDAR_NAMES, lives())
def test_the_count_of_a_date_that_nobody_put_off_ends_on_it(
    length: Length, name: str, happened: list[by_hand.Happened]
) -> None:
    kept = [each for each in happened if each[0] != "held"]
    found = _standing(length, name, {}, kept)
    assert found.days[-1].on == found.counted
    if not found.is_paused:
        assert found.due == found.counted
    assert [day.number for day in found.days if day.counted] == list(
        range(1, sum(d.counted for d in found.days) + 1)
    )
