"""Close a council that another follows, by an order; first say what would happen."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.acts.close_council import close_council
from cases.clocks import local_date
from cases.models import Case
from cases.record.sealed_copy import new_key, write_sealed_copy
from cases.watch.owners import NOT_OPEN
from people.establishment import NotPossible
from people.models import Council


class Command(BaseCommand):
    """Without --carry-out nothing is written."""

    help = "Let a council end, and its cases go to the one that follows, each under the rulebook it was sent under."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which council, into which, from when, by which order, and where the sealed copy of its record is put."""
        parser.add_argument("council", help="the code of the council that ends")
        parser.add_argument("--into", required=True, help="the code of the council that follows it")
        parser.add_argument("--last-day", required=True, type=date.fromisoformat, help="such as 2027-03-31")
        parser.add_argument("--order", required=True, help="the order, as it is shown with every case")
        parser.add_argument("--sealed-copy", required=True, type=Path, help="a file that is not there yet")
        parser.add_argument(
            "--carry-out", action="store_true", help="do it, and not only say what would be done"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what would happen; with --carry-out do it, and write the sealed copy first."""
        council, successor = self._council(options["council"]), self._council(options["into"])
        theirs = Case.objects.filter(council=council)
        over = theirs.filter(state__in=NOT_OPEN).count()
        self.stdout.write(
            f"{council} ends on {options['last_day']:%-d %B %Y} and {successor} follows it ({options['order']})."
            f" Open cases that go over: {theirs.count() - over}; cases that are over: {over}."
        )
        if not options["carry_out"]:
            self.stdout.write("Nothing is written yet. Add --carry-out to do it.")
            return
        now, key = timezone.now(), new_key()
        try:
            entries = write_sealed_copy(council, options["sealed_copy"], key=key, at=now)
        except OSError as why:
            raise CommandError(f"The sealed copy could not be written: {why}. Nothing was done.") from None
        self.stdout.write(f"Entries in the sealed copy: {entries}.")
        self.stdout.write(f"Its key, shown this once; hand it over apart from the copy: {key}")
        try:
            closed = close_council(
                council,
                successor,
                last_on=options["last_day"],
                source=options["order"],
                at=now,
                on=local_date(now),
            )
        except NotPossible as why:
            raise CommandError(str(why)) from None
        self.stdout.write(
            f"Open cases that went over: {closed.open_cases}, of which nobody could be asked to choose for"
            f" {closed.without_a_chooser}; cases that are over: {closed.over}."
        )

    def _council(self, code: str) -> Council:
        found = Council.objects.filter(code=code).first()
        if found is None:
            raise CommandError(f"There is no council with the code {code}.")
        return found
