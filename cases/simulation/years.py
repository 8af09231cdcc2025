"""What happens in some years of several councils? A day at a time, all of it drawn from one seed."""

from __future__ import annotations

import hashlib
import heapq
import json
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from django.conf import settings
from django.core import mail

from cases.acts.recompute_dates import recompute_dates
from cases.deadlines.sweeping import sweep_deadlines
from cases.models import Case, Event
from cases.outbox.sending import send_due
from cases.simulation.dates_kept import DatesKept
from cases.simulation.drawing import sent_at_random
from cases.simulation.judging import Judges, by_mark, stuck
from cases.simulation.moving import CLOSES, elects, moves, people_of
from cases.simulation.trying import Tried, somebody_likely, something_tried
from cases.states import OVER
from cases.watch.looking import watch_cases
from people.demonstration import build_demonstration
from people.models import Council, User
from rules.shelf import adopt, put_on_shelf

BEGINS_ON = date(2026, 1, 5)
RUNS_SINCE = date(2020, 1, 1)
GAPS = (1, 1, 1, 1, 2, 3, 7, 14)  # days until somebody tries something with a case again
TRIES_A_DAY = 4  # what is tried with a case in hand on one day, until something is done
OVER_FOR_GOOD = 0.25  # how likely it is that nobody tries anything more with a case that is over
MOVES_A_DAY = 0.15  # by council
SLEEPS = 1 / 40  # how likely it is on a day that the worker stops, for up to so many days:
LONGEST_SLEEP = 10
ELECTION = (5, 7)  # month and day, each year in one council after another


@dataclass(slots=True)
class Years:
    """What came of it. All but `cases`, `acts`, `refused`, `mails` and `digest` should be 0."""

    cases: int = 0
    acts: int = 0
    refused: int = 0
    mails: int = 0
    stuck: int = 0
    self_judging: int = 0
    missed_dates: int = 0
    doubled_dates: int = 0
    days_asleep: int = 0
    by_act: Counter[str] = field(default_factory=Counter)
    digest: str = ""

    @property
    def wrong(self) -> int:
        """How much is wrong altogether."""
        return self.stuck + self.self_judging + self.missed_dates + self.doubled_dates


class Simulation:
    """The councils, and what lies ahead of them."""

    def __init__(self, *, cases: int, days: int, seed: int, codes: tuple[str, ...] = ()) -> None:
        self.random = Random(seed)  # noqa: S311  (lives made up, no secret)
        self.found = Years()
        self.judges, self.dates = Judges(), DatesKept()
        self.councils = _councils(codes)
        self.last_on = BEGINS_ON + timedelta(days=days)
        # Nothing is raised at the end, so that most are carried to theirs.
        self.filed_on = sorted(self.random.randrange(max(days - min(60, days // 4), 1)) for _ in range(cases))
        self.waiting: list[tuple[date, int]] = []
        self.asleep_until = BEGINS_ON
        self.new_book_on = BEGINS_ON + timedelta(days=days // 2)
        self.people: dict[int, list[User]] = {}
        self.closed: list[Council] = []

    def run(self, told: Callable[[date, Years], None]) -> Years:
        """Live every day; `told` hears of each."""
        for day in range((self.last_on - BEGINS_ON).days):
            on = BEGINS_ON + timedelta(days=day)
            self._people_move(on)
            self._are_raised(day, on)
            self._are_dealt_with(on)
            self._worker(on)
            told(on, self.found)
        self._look_once_more()
        self.found.self_judging = self.judges.of_themselves
        self.found.missed_dates, self.found.doubled_dates = self.dates.missed(), self.dates.doubled()
        self.found.digest = digest()
        return self.found

    def _people_move(self, on: date) -> None:
        for number, council in enumerate(self.councils):
            if self.random.random() < MOVES_A_DAY:
                if moves(self.random, council, on) == CLOSES:
                    self.closed.append(council)
                self.people.pop(council.pk, None)
            if (on.month, on.day) == ELECTION and on.year % len(self.councils) == number:
                elects(self.random, council, on)
            if on.day == 1 or council.pk not in self.people:
                self.people[council.pk] = people_of(council, on)
        if on == self.new_book_on:
            _publish_second_versions(self.councils, on)

    def _are_raised(self, day: int, on: date) -> None:
        while self.filed_on and self.filed_on[0] <= day:
            self.filed_on.pop(0)
            council = self.random.choice(self.councils)
            case = sent_at_random(self.random, council, on, _at(on, 8))
            if case is not None:
                self.found.cases += 1
                heapq.heappush(self.waiting, (on, case.pk))

    def _are_dealt_with(self, on: date) -> None:
        second = 0
        while self.waiting and self.waiting[0][0] <= on:
            _, number = heapq.heappop(self.waiting)
            case = Case.objects.select_related("council").get(pk=number)
            for _ in range(TRIES_A_DAY):
                by = somebody_likely(self.random, case, self.people[case.council_id])
                second += 1
                did = something_tried(self.random, case, by, on, _at(on, 12) + timedelta(seconds=second))
                if not did.refused:
                    self._was_done(case, did)
                    break
                self.found.refused += 1
            if case.state in OVER and self.random.random() < OVER_FOR_GOOD:
                continue
            again = on + timedelta(days=self.random.choice(GAPS))
            heapq.heappush(self.waiting, (again, number))

    def _was_done(self, case: Case, did: Tried) -> None:
        self.found.acts += 1
        self.found.by_act[did.act] += 1
        self.judges.saw(case, did)
        case.refresh_from_db()

    def _worker(self, on: date) -> None:
        if on < self.asleep_until:
            self.found.days_asleep += 1
            return
        if self.random.random() < SLEEPS:
            self.asleep_until = on + timedelta(days=self.random.randint(1, LONGEST_SLEEP))
        self._work(on)

    def _work(self, on: date) -> None:
        while self.closed:
            recompute_dates(self.closed.pop(0), at=_at(on, 13))
        watch_cases(on=on, at=_at(on, 14))
        sweep_deadlines(on=on, at=_at(on, 15))
        self.dates.look(on)
        self.found.mails += send_due(on=on, at=_at(on, 16))
        getattr(mail, "outbox", []).clear()  # there from the first mail on
        if on.weekday() == 0:
            self.found.stuck += stuck(by_mark(), on)

    def _look_once_more(self) -> None:
        """The last look comes with a worker that runs."""
        watch_cases(on=self.last_on, at=_at(self.last_on, 14))
        self.found.stuck += stuck(by_mark(), self.last_on)


def digest() -> str:
    """SHA-256 over everything that happened, in order; cases by the order in which they were raised."""
    whole = hashlib.sha256()
    raised = {reference: f"case {number}" for number, reference in enumerate(_references(), 1)}
    events = Event.objects.order_by("place").select_related("case")
    for event in events.iterator(chunk_size=1000):
        told = json.dumps(event.detail, sort_keys=True)
        for reference in _named_in(told, raised):
            told = told.replace(reference, raised[reference])
        entry = (raised[event.case.reference], event.number, event.kind, event.at.isoformat(), told)
        whole.update(json.dumps(entry).encode())
    return whole.hexdigest()


def _references() -> list[str]:
    return list(Case.objects.order_by("pk").values_list("reference", flat=True))


def _named_in(told: str, raised: dict[str, str]) -> list[str]:
    words = {word.strip('",.;:()') for word in told.split()}
    return sorted(words & raised.keys())


def _councils(codes: tuple[str, ...]) -> list[Council]:
    built = build_demonstration(BEGINS_ON, "nobody signs in here")
    chosen = {code: protocol for code, protocol in built.protocols.items() if not codes or code in codes}
    for code, protocol in chosen.items():
        version, _ = put_on_shelf(protocol, _book(protocol))
        adopt(code, version, from_on=RUNS_SINCE, adopted_by="a simulation")
    return list(Council.objects.filter(code__in=chosen).order_by("code"))


def _publish_second_versions(councils: list[Council], on: date) -> None:
    """Each council adopts a version of its rulebook that gives one more working day for the first time it counts so."""
    protocols = build_demonstration(BEGINS_ON, "nobody signs in here").protocols
    for council in councils:
        protocol = protocols[council.code]
        text = _book(protocol).read_text()
        changed = text.replace("within: 5 working days", "within: 6 working days", 1)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{on.isoformat()}.yaml"
            path.write_text(f"{changed}\n# Adopted on {on.isoformat()}.\n")
            version, _ = put_on_shelf(protocol, path)
        adopt(council.code, version, from_on=on, adopted_by="a simulation")


def _book(protocol: str) -> Path:
    return sorted((settings.RULEBOOKS_DIR / protocol).glob("*.yaml"))[-1]


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), UTC)
