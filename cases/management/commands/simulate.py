"""Live through some made-up years, and count whatever went wrong. Nothing of the site itself is read or written."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import date
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.simulation.scratch import MEMORY, SERVER, NoServer, scratch_database
from cases.simulation.years import Simulation, Years


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

    def handle(self, *args: Any, **options: Any) -> None:
        """Live them, and print the table."""
        try:
            with scratch_database(options["database"]):
                lives = Simulation(
                    cases=options["cases"],
                    days=365 * options["years"],
                    seed=options["seed"],
                    codes=tuple(options["council"]),
                )
                begun = perf_counter()
                found = lives.run(self._told)
                self._print(found, perf_counter() - begun)
        except NoServer:
            raise CommandError("Name a PostgreSQL server in DATABASE_URL, or leave --database out.") from None
        if found.wrong:
            sys.exit(1)

    def _told(self, on: date, found: Years) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{on:%-d %B %Y}: {found.cases:,} cases, {found.acts:,} acts ", ending="")
            self.stdout.flush()

    def _print(self, found: Years, seconds: float) -> None:
        rows = (
            ("cases", f"{found.cases:,}"),
            ("acts", f"{found.acts:,}"),
            ("acts refused", f"{found.refused:,}"),
            ("acts a second", f"{found.acts / seconds:,.0f}"),
            ("mails", f"{found.mails:,}"),
            ("days without the worker", f"{found.days_asleep:,}"),
            ("stuck", f"{found.stuck:,}"),
            ("judged by themselves", f"{found.self_judging:,}"),
            ("dates missed", f"{found.missed_dates:,}"),
            ("dates told of twice", f"{found.doubled_dates:,}"),
            ("digest", found.digest),
        )
        self.stdout.write("")
        for name, value in rows:
            self.stdout.write(f"{name:<24} {value}")
