"""Live through some made-up years, and count whatever went wrong. Nothing of the site itself is read or written."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.simulation.found import BEGINS_ON, Years
from cases.simulation.parts import (
    CASES_A_PART,
    OtherLives,
    Part,
    live,
    live_at_once,
    parts_of,
    stop,
    together,
)
from cases.simulation.scratch import MEMORY, SERVER, NoServer
from cases.simulation.years import Simulation

EVERY_SECONDS = 10.0
MOST_SHOWN = 12


class Command(BaseCommand):
    """Exit 0 where nothing went wrong, 1 where anything did."""

    help = "Live some years of the invented councils in a database of their own, and count what went wrong."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much, of whom, and where."""
        parser.add_argument("--cases", type=int, default=100)
        parser.add_argument("--years", type=int, default=1)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--council", action="append", default=[], metavar="CODE")
        parser.add_argument("--database", choices=(MEMORY, SERVER), default=MEMORY)
        parser.add_argument(
            "--no-mails", action="store_true", help="queue every notice, and send none of them"
        )
        parser.add_argument("--processes", type=int, default=1, help="how many parts are lived at once")
        parser.add_argument(
            "--cases-a-part",
            type=int,
            default=CASES_A_PART,
            help="more cases than that are lived in parts, each in a database of its own",
        )
        parser.add_argument(
            "--kept-in",
            type=Path,
            metavar="FOLDER",
            help="keep what came of each part, and live only those that are not there yet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Live them, and print the table. Stopped (Ctrl-C), it lives the day to its end and prints what it had."""
        self.talks_much = options["verbosity"] > 1
        self.days = 365 * options["years"]
        whole = Part(
            cases=options["cases"],
            days=self.days,
            seed=options["seed"],
            codes=tuple(options["council"]),
            database=options["database"],
            mails=not options["no_mails"],
        )
        parts = parts_of(whole, max(options["cases_a_part"], 1))
        self.begun = self.shown = perf_counter()
        self.before = 0.0
        try:
            if len(parts) == 1 and options["kept_in"] is None:
                found = self._here(whole)
            else:
                found = self._at_once(parts, options["processes"], options["kept_in"])
        except NoServer:
            raise CommandError("Name a PostgreSQL server in DATABASE_URL, or leave --database out.") from None
        except OtherLives:
            raise CommandError(
                "That folder keeps parts of other lives. Name another folder, or ask for the same lives."
            ) from None
        self._print(found, len(parts), perf_counter() - self.begun)
        if found.wrong:
            sys.exit(1)

    def _here(self, whole: Part) -> Years:
        """All of it in this process."""
        stopped = False

        def told(lives: Simulation) -> None:
            lives.stops = stopped
            self._told([lives.found])

        def stop() -> None:
            nonlocal stopped
            stopped = True

        with _stopped_by_hand(stop):
            return live(whole, told)

    def _at_once(self, parts: list[Part], processes: int, kept_in: Path | None) -> Years:
        """Several parts at once, in processes of their own."""
        with ExitStack() as stack:
            folder = kept_in or Path(stack.enter_context(TemporaryDirectory()))
            stack.enter_context(_stopped_by_hand(lambda: stop(folder)))
            so_far: list[Years] = []
            for so_far in live_at_once(parts, max(processes, 1), folder):
                self._told(so_far)
            return together(so_far)

    def _told(self, so_far: list[Years]) -> None:
        """A line now and then: how far it is, how fast, and how long it will still take."""
        now = perf_counter()
        lived = sum((found.on - BEGINS_ON).days for found in so_far) / (len(so_far) * self.days)
        # What a folder kept from before took no time now.
        self.before = self.before or lived
        if now - self.shown < EVERY_SECONDS or lived <= self.before:
            return
        self.shown = now
        gone = now - self.begun
        left = gone / (lived - self.before) * (1 - lived)
        cases, acts = sum(found.cases for found in so_far), sum(found.acts for found in so_far)
        where = f"{so_far[0].on:%-d %B %Y}" if len(so_far) == 1 else f"{lived:.1%} of {len(so_far)} parts"
        line = f"{where}: {cases:,} cases, {acts:,} acts, {acts / gone:,.0f} a second, {left / 60:,.0f} minutes left"
        self.stdout.write(f"\r{line} " if self.stdout.isatty() else f"{line}\n", ending="")
        self.stdout.flush()

    def _print(self, found: Years, parts: int, seconds: float) -> None:
        whole = (
            f"all of it, to {found.on:%-d %B %Y}"
            if found.on == BEGINS_ON + timedelta(days=self.days)
            else f"stopped on {found.on:%-d %B %Y}"
        )
        rows = (
            ("lived", whole),
            ("parts", f"{parts:,}"),
            ("cases", f"{found.cases:,}"),
            ("acts", f"{found.acts:,}"),
            ("acts refused", f"{found.refused:,}"),
            ("acts a second", f"{found.acts / seconds:,.0f}"),
            ("seconds", f"{seconds:,.0f}"),
            ("mails", f"{found.mails:,}"),
            ("people moved", f"{found.moves:,}"),
            ("closures, proclaimed", f"{found.closures:,}, {found.proclaimed:,}"),
            ("moved to new version", f"{found.by_act['move_version']:,}"),
            ("days without the worker", f"{found.days_asleep:,}"),
            ("stuck", f"{found.stuck:,} {' '.join(found.first_stuck)}".strip()),
            ("judged by themselves", f"{found.self_judging:,}"),
            ("dates missed", f"{found.missed_dates:,}"),
            ("dates told of twice", f"{found.doubled_dates:,}"),
            ("digest", found.digest),
            ("acts by name", _most(found.by_act)),
            ("how cases stand", _most(found.by_state)),
        )
        self.stdout.write("")
        for name, value in rows:
            self.stdout.write(f"{name:<24} {value}")
        if self.talks_much:
            for sentence, times in found.refusals.most_common(MOST_SHOWN):
                self.stdout.write(f"{times:>8,} {sentence}")


def _most(counted: Any) -> str:
    return ", ".join(f"{name} {times:,}" for name, times in counted.most_common())


@contextmanager
def _stopped_by_hand(stops: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C (or a signal to end) stop at the end of the day, and a second one at once."""

    twice = False

    def stop(number: int, _frame: object) -> None:
        nonlocal twice
        if twice:
            raise KeyboardInterrupt
        twice = True
        stops()

    kept = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)
