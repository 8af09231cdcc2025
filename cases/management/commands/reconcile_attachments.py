"""Compare the files people attached with the database: run it every night, and after a backup is put back."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.attachments.reconciling import reconcile, sweep


class Command(BaseCommand):
    """Exit 0 when every row has its file, 1 when one has not."""

    help = "Say which rows have no file and how many files have no row; --sweep deletes the latter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to delete what has no row."""
        parser.add_argument(
            "--sweep", action="store_true", help="delete files without a row, an hour old or more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, sweep where asked to, and say what was found."""
        found = reconcile(at=timezone.now())
        swept = "deleted" if options["sweep"] else "left; --sweep deletes them"
        if options["sweep"]:
            sweep(found.over)
        self.stdout.write(f"{found.rows} files are known, {len(found.missing)} of them missing.")
        if found.over:
            self.stdout.write(f"{len(found.over)} files without a row: {swept}.")
        if found.young:
            self.stdout.write(
                f"{found.young} younger than an hour without a row: an upload may be under way."
            )
        for row in found.missing:
            where = f"case {row.case.reference}" if row.case else "a draft"
            self.stderr.write(f"File {row.number} of {where} is not in its place ({row.stored_as}).")
        if found.missing:
            self.stderr.write("Put them back from a backup of the same day as the database.")
            sys.exit(1)
