"""Look whether the record stands as it was written."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from cases.record.triggers import triggers_stand
from cases.record.verification import verify


class Command(BaseCommand):
    """Exit 0 when all stands, 1 with the first entry that does not."""

    help = "Walk the record from its first entry, and say which is the first that was changed, if any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another file of anchors, such as a copy that nobody here could reach."""
        parser.add_argument("--anchors", type=Path, default=None, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk it, and say what was found."""
        path = options["anchors"] or settings.RECORD_ANCHORS
        found = verify(path)
        counted = f"entries that stand as they were written: {found.entries:,}; anchors: {found.anchors:,}."
        if found.fault:
            self.stderr.write(f"{found.fault}\nBefore that, {counted} Nothing after it was looked at.")
            sys.exit(1)
        self.stdout.write(counted.capitalize())
        if not found.anchors:
            self.stdout.write(
                f"There is no anchor in {path}, so an end that was cut off could not be seen."
                " Run anchor_record every hour."
            )
        if not triggers_stand(connection):
            self.stderr.write(
                "The database no longer refuses changes of the record and the register: its triggers are gone."
                " Run migrate to set them, and ask who took them away."
            )
            sys.exit(1)
