"""Hold every quotation against the protocol's own text, and write the lock beside the rulebooks. Needs no database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rules.language.quotations import NotClauses, clause_sources, clauses_read, is_quoted_from, lock_written
from rules.rulebook_files import LOCK_NAME, NotAPath, rulebook_file, rulebook_paths


class Command(BaseCommand):
    """Exit 0 when every quotation was found and locked, 1 when one was not, 2 when a file cannot be read."""

    help = "Write the lock of a folder of rulebooks from the protocol's own text."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and the text."""
        parser.add_argument("folder", metavar="FOLDER", help="for example protocols/swale")
        parser.add_argument("--text", metavar="CLAUSES.yaml", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, then write."""
        folder = Path(options["folder"])
        try:
            clauses = clauses_read(Path(options["text"]).read_bytes())
            files = [rulebook_file(path) for path in rulebook_paths([str(folder)])]
        except (NotAPath, NotClauses, OSError) as fault:
            self.stderr.write(str(fault))
            sys.exit(2)
        rulebooks = [file.read.rulebook for file in files if file.read.rulebook is not None]
        missing = [
            source
            for rulebook in rulebooks
            for source in clause_sources(rulebook)
            if not is_quoted_from(source.words, clauses.get(source.ref or "", ""))
        ]
        for source in missing:
            self.stderr.write(f'line {source.place.line}: not in clause {source.ref}: "{source.words}"')
        (folder / LOCK_NAME).write_text(lock_written(rulebooks, clauses), "utf-8")
        self.stdout.write(f"{folder / LOCK_NAME} written.")
        if missing or len(rulebooks) < len(files):
            sys.exit(1)
