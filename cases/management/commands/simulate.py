"""Live through some made-up years, and count whatever went wrong. Nothing of the site itself is read or written."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.simulation.found import BEGINS_ON, Years
from cases.simulation.scratch import MEMORY, SERVER, NoServer, scratch_database
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

    def handle(self, *args: Any, **options: Any) -> None:
        """Live them, and print the table. Stopped (Ctrl-C), it lives the day to its end and prints what it had."""
        self.talks_much = options["verbosity"] > 1
        try:
            with scratch_database(options["database"]):
                lives = Simulation(
                    cases=options["cases"],
                    days=365 * options["years"],
                    seed=options["seed"],
                    codes=tuple(options["council"]),
                    mails=not options["no_mails"],
                )
                self.begun = self.shown = perf_counter()
                with _stopped_by_hand(lives):
                    found = lives.run(lambda found: self._told(found, lives))
                self._print(found, lives, perf_counter() - self.begun)
        except NoServer:
            raise CommandError("Name a PostgreSQL server in DATABASE_URL, or leave --database out.") from None
        if found.wrong:
            sys.exit(1)

    def _told(self, found: Years, lives: Simulation) -> None:
        """A line now and then: how far it is, how fast, and how long it will still take."""
        now = perf_counter()
        if now - self.shown < EVERY_SECONDS:
            return
        self.shown = now
        gone = now - self.begun
        lived = (found.on - BEGINS_ON) / (lives.last_on - BEGINS_ON)
        left = gone / lived - gone
        line = (
            f"{found.on:%-d %B %Y}: {found.cases:,} cases, {found.acts:,} acts, {found.acts / gone:,.0f} a second, "
            f"{left / 60:,.0f} minutes left"
        )
        self.stdout.write(f"\r{line} " if self.stdout.isatty() else f"{line}\n", ending="")
        self.stdout.flush()

    def _print(self, found: Years, lives: Simulation, seconds: float) -> None:
        whole = (
            f"all of it, to {found.on:%-d %B %Y}"
            if found.on == lives.last_on
            else f"stopped on {found.on:%-d %B %Y}"
        )
        rows = (
            ("lived", whole),
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
def _stopped_by_hand(lives: Simulation) -> Iterator[None]:
    """Let the first Ctrl-C (or a signal to end) stop at the end of the day, and a second one at once."""

    def stop(number: int, _frame: object) -> None:
        if lives.stops:
            raise KeyboardInterrupt
        lives.stops = True

    kept = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)
