"""Say whether a sealed copy of a record stands as it was written."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.record.sealed_copy import verify_sealed_copy


class Command(BaseCommand):
    """Exit 0 when every line stands, 1 at the first that does not."""

    help = (
        "Walk a sealed copy of a council's record. It needs SEALED_COPY_KEY and RECORD_KEY, and no database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Count what stands, or say what does not."""
        try:
            found = verify_sealed_copy(options["file"], key=os.environ.get("SEALED_COPY_KEY", ""))
        except OSError as why:
            raise CommandError(f"The copy could not be read: {why}.") from None
        except ValueError:
            raise CommandError("SEALED_COPY_KEY is not the key that came with the copy.") from None
        if found.fault:
            self.stderr.write(found.fault)
            sys.exit(1)
        self.stdout.write(f"Entries of the council that stand as they were written: {found.entries}.")
