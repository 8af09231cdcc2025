"""Put the rulebook files of a folder on the shelf: each file once, whatever its bytes have been before."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rules.language.soundness import prove
from rules.models import NotPublished
from rules.rulebook_files import NotAPath, rulebook_file, rulebook_paths
from rules.shelf import put_on_shelf


class Command(BaseCommand):
    """Exit 0 when every file is on the shelf, 1 when one has errors and was left out, 2 when a path cannot be read."""

    help = "Load rulebooks (default: protocols/). Only a rulebook without errors is put on the shelf."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The paths."""
        parser.add_argument("paths", nargs="*", metavar="PATH", default=["protocols"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Prove each and store it."""
        failed = False
        try:
            paths = list(rulebook_paths(options["paths"]))
            files = [rulebook_file(path) for path in paths]
        except NotAPath as fault:
            self.stderr.write(str(fault))
            sys.exit(2)
        for file in files:
            rulebook = file.read.rulebook
            if rulebook is None or prove(rulebook, lock=file.lock).has_errors:
                self.stderr.write(
                    f"{file.path} has errors and was left out: python manage.py check_rulebooks {file.path}"
                )
                failed = True
                continue
            try:
                version, is_new = put_on_shelf(_protocol_of(file.path), file.path)
            except NotPublished as fault:
                self.stderr.write(str(fault))
                failed = True
                continue
            self.stdout.write(f"{'Loaded' if is_new else 'Already there'}: {version}")
        if failed:
            sys.exit(1)


def _protocol_of(path: Path) -> str:
    return path.resolve().parent.name
