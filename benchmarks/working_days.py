"""N working days on, beside one array index in the same run: python -m benchmarks.working_days

The floor is a function that finds a day's place in a list and returns what stands there: one array index by date.
A bare `list[place]`, with no call and no date, is shown too. The rounds are interleaved, and each takes new date
objects; the best round of each is printed. The answers are compared with counting by hand on published holidays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from time import perf_counter_ns

from rules.language.bank_holidays import DATED_FROM, DATED_UNTIL
from rules.language.length import length_of
from rules.language.working_days import CALENDARS, calendar, due_on, working_day_after
from tests.rules.working_days import brute_force

DAYS = 20_000
ROUNDS = 40
NUMBERS = (1, 10, 100, 500)

_FIRST = DATED_FROM.toordinal()
_TABLE = [date.fromordinal(day) for day in range(_FIRST, DATED_UNTIL.toordinal() + 1)]


def one_index(start: date) -> date:
    """The floor: what stands at a day's place in a list."""
    return _TABLE[start.toordinal() - _FIRST]


def measured() -> dict[str, float]:
    """Nanoseconds a call, the best of all rounds, for the floors and for each number of working days."""
    random = Random(14)  # noqa: S311
    # Far enough from the end that the largest number stays within the dated years.
    places = [random.randrange(len(_TABLE) - 800) for _ in range(DAYS)]
    england = calendar("England and Wales")
    ten = length_of("10 working days")

    def bare(_: Sequence[date]) -> None:
        for place in places:
            _TABLE[place]

    def floor(starts: Sequence[date]) -> None:
        for start in starts:
            one_index(start)

    def after(n: int) -> Callable[[Sequence[date]], None]:
        def run(starts: Sequence[date]) -> None:
            for start in starts:
                working_day_after(start, n, england)

        return run

    def due(starts: Sequence[date]) -> None:
        for start in starts:
            due_on(start, ten, england)

    runs: dict[str, Callable[[Sequence[date]], None]] = {
        "bare list index": bare,
        "one array index by date": floor,
    }
    runs |= {f"{n} working days on": after(n) for n in NUMBERS}
    runs["due_on, 10 working days"] = due
    working_day_after(DATED_FROM, 1, england)  # The tables are made once, before the clock starts.
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            starts = [date.fromordinal(_FIRST + place) for place in places]
            begun = perf_counter_ns()
            run(starts)
            best[name] = min(best[name], (perf_counter_ns() - begun) / DAYS)
    return best


def answers_that_differ() -> tuple[int, int]:
    """How many answers were compared with counting by hand, and how many differ: every dated day and calendar."""
    compared = differing = 0
    for name in CALENDARS:
        here = calendar(name)
        working = [day for day in _TABLE if brute_force.works(name, {}, day)]
        following = 0
        for start in _TABLE:
            while following < len(working) and working[following] <= start:
                following += 1
            for n in NUMBERS:
                if following + n <= len(working):
                    compared += 1
                    differing += working_day_after(start, n, here) != working[following + n - 1]
    return compared, differing


def milliseconds_to_make_a_table() -> float:
    """A calendar with a council's closures, from nothing to its first answer: once for each set of closures."""
    closures = {DATED_FROM + timedelta(days=360 + place): "closed over Christmas" for place in range(5)}
    begun = perf_counter_ns()
    working_day_after(DATED_FROM, 10, calendar("England and Wales", closures))
    return (perf_counter_ns() - begun) / 1e6


def main() -> None:
    """Print the table."""
    best = measured()
    floor = best["one array index by date"]
    for name, nanoseconds in best.items():
        print(f"{name:26} {nanoseconds:7.0f} ns  {nanoseconds / floor:5.2f} x one array index by date")
    compared, differing = answers_that_differ()
    print(f"{compared} answers compared with counting by hand: {differing} differ")
    print(f"a table for new closures: {milliseconds_to_make_a_table():.1f} ms, once")


if __name__ == "__main__":
    main()
