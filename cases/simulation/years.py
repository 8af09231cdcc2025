"""What happens in some years of several councils? A day at a time, all of it drawn from one seed."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.core import mail

from cases.acts.recompute_dates import recompute_dates
from cases.blind_index import index_of
from cases.deadlines.sweeping import sweep_deadlines
from cases.models import Case
from cases.outbox.sending import send_due
from cases.simulation.councils import councils_of, publish_second_versions
from cases.simulation.dates_kept import DatesKept
from cases.simulation.drawing import Cast, sent_at_random
from cases.simulation.found import BEGINS_ON, Years, digest
from cases.simulation.judging import Judges
from cases.simulation.moving import CLOSES, elects, moves, people_of
from cases.simulation.proclaiming import Proclaimed, proclaiming
from cases.simulation.stuck import stuck
from cases.simulation.trying import AT_RANDOM, Tried, somebody_likely, something_possible, something_tried
from cases.simulation.working import works
from cases.states import OVER
from cases.watch.looking import watch_cases
from people.models import Council, User

GAPS = (1, 1, 1, 1, 2, 3, 7, 14)  # days until somebody does something with a case again
OVER_FOR_GOOD = 0.25  # how likely it is that nobody comes back to a case that is over
MOVES_A_DAY = 0.15  # by council
SLEEPS = 1 / 40  # how likely it is on a day that the worker stops, for up to so many days:
LONGEST_SLEEP = 10
ELECTION = (5, 7)  # month and day, each year in one council after another
PROCLAIMS = (
    1 / 250
)  # how likely it is on a day that a bank holiday is proclaimed, so many days ahead at most:
LONGEST_NOTICE = 60
FIRST_FEW = 20


class Simulation:
    """The councils, and what lies ahead of them. `stops` may be set at any time: the day is lived to its end."""

    def __init__(
        self, *, cases: int, days: int, seed: int, codes: tuple[str, ...] = (), mails: bool = True
    ) -> None:
        self.random = Random(seed)  # noqa: S311  (lives made up, no secret)
        self.found = Years()
        self.mails = mails
        self.stops = False
        self.judges, self.dates = Judges(), DatesKept()
        self.protocols = councils_of(codes, BEGINS_ON)
        self.councils = list(self.protocols)
        self.last_on = BEGINS_ON + timedelta(days=days)
        # Nothing is raised at the end, so that most are carried to theirs.
        self.filed_on = deque(
            sorted(self.random.randrange(max(days - min(60, days // 4), 1)) for _ in range(cases))
        )
        self.waiting: list[tuple[date, int]] = []
        self.asleep_until = BEGINS_ON
        self.new_book_on = BEGINS_ON + timedelta(days=days // 2)
        self.people: dict[int, list[User]] = {}
        self.by_mark: dict[str, User] = {}
        self.cast = Cast()
        self.closed: list[Council] = []

    def run(self, told: Callable[[Years], None]) -> Years:
        """Live every day, or until `stops`; `told` hears of each."""
        with proclaiming() as proclaimed:
            while self.found.on < self.last_on and not self.stops:
                self._day(proclaimed)
                self.found.on += timedelta(days=1)
                told(self.found)
            self._look_once_more()
        self.found.self_judging = self.judges.of_themselves
        self.found.missed_dates, self.found.doubled_dates = self.dates.missed(), self.dates.doubled()
        self.found.by_state.update(Case.objects.order_by().values_list("state", flat=True))
        self.found.digest = digest()
        return self.found

    def _day(self, proclaimed: Proclaimed) -> None:
        on = self.found.on
        self._people_move(on)
        self._is_proclaimed(proclaimed, on)
        self._are_raised((on - BEGINS_ON).days, on)
        self._are_dealt_with(on)
        self._worker(on)

    def _people_move(self, on: date) -> None:
        for number, council in enumerate(self.councils):
            if self.random.random() < MOVES_A_DAY:
                move = moves(self.random, council, on)
                self.found.moves += bool(move)
                if move == CLOSES:
                    self.found.closures += 1
                    self.closed.append(council)
                self._moved(council)
            if (on.month, on.day) == ELECTION and on.year % len(self.councils) == number:
                elects(self.random, council, on)
                self._moved(council)
            if on.day == 1 or council.pk not in self.people:
                self.people[council.pk] = people_of(council, on)
                self.by_mark |= {index_of(user): user for user in self.people[council.pk]}
        if on == self.new_book_on:
            publish_second_versions(self.protocols, on)

    def _moved(self, council: Council) -> None:
        self.people.pop(council.pk, None)
        self.cast.moved(council)

    def _is_proclaimed(self, proclaimed: Proclaimed, on: date) -> None:
        day = on + timedelta(days=self.random.randint(2, LONGEST_NOTICE))
        if self.random.random() < PROCLAIMS and works(day, self.dates.proclaimed):
            proclaimed.add(day)
            self.dates.proclaimed.add(day)
            self.found.proclaimed += 1
            self.closed = list(self.councils)

    def _are_raised(self, day: int, on: date) -> None:
        while self.filed_on and self.filed_on[0] <= day:
            self.filed_on.popleft()
            council = self.random.choice(self.councils)
            case = sent_at_random(self.random, council, on, _at(on, 8), self.cast)
            if case is not None:
                self.found.cases += 1
                heapq.heappush(self.waiting, (on, case.pk))

    def _are_dealt_with(self, on: date) -> None:
        second = 0
        while self.waiting and self.waiting[0][0] <= on:
            _, number = heapq.heappop(self.waiting)
            second += 1
            case = Case.objects.select_related("council").get(pk=number)
            self._is_dealt_with(case, on, _at(on, 12) + timedelta(milliseconds=second))
            if case.state in OVER and self.random.random() < OVER_FOR_GOOD:
                continue
            again = on + timedelta(days=self.random.choice(GAPS))
            heapq.heappush(self.waiting, (again, number))

    def _is_dealt_with(self, case: Case, on: date, at: datetime) -> None:
        if self.random.random() < AT_RANDOM:
            by = somebody_likely(self.random, case, self.people[case.council_id])
            did: Tried | None = something_tried(self.random, case, by, on, at)
        else:
            did = something_possible(self.random, case, self.by_mark, on, at, self.cast)
        if did is None:
            return
        if did.refused:
            self.found.refused += 1
            self.found.refusals[f"{did.act}: {did.refused}"] += 1
            return
        self.found.acts += 1
        self.found.by_act[did.act] += 1
        case.refresh_from_db(fields=["state"])
        self.judges.saw(case, did, on)

    def _worker(self, on: date) -> None:
        if on < self.asleep_until:
            self.found.days_asleep += 1
            return
        if self.random.random() < SLEEPS:
            self.asleep_until = on + timedelta(days=self.random.randint(1, LONGEST_SLEEP))
        self._work(on)

    def _work(self, on: date) -> None:
        if self.closed:
            for council in dict.fromkeys(self.closed):
                recompute_dates(council, at=_at(on, 13))
            self.closed = []
            self.dates.forget()
        watch_cases(on=on, at=_at(on, 14))
        sweep_deadlines(on=on, at=_at(on, 15))
        self.dates.look(on)
        if self.mails:
            self.found.mails += send_due(on=on, at=_at(on, 16))
            getattr(mail, "outbox", []).clear()  # there from the first mail on
        if on.weekday() == 0:
            self._count_stuck(on)

    def _look_once_more(self) -> None:
        """The last look comes with a worker that runs."""
        watch_cases(on=self.found.on, at=_at(self.found.on, 14))
        self._count_stuck(self.found.on)

    def _count_stuck(self, on: date) -> None:
        found = stuck(on)
        self.found.stuck += len(found)
        self.found.first_stuck += [f"{on}: {reference}" for reference in found[:FIRST_FEW]]
        del self.found.first_stuck[FIRST_FEW:]


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), UTC)
