"""Prove rulebooks: what is wrong, where, why, and how to mend it. Needs no database."""

from __future__ import annotations

import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rules.language import faults
from rules.language.faults import ERROR, Finding
from rules.language.quotations import NotClauses, clauses_read
from rules.language.soundness import prove
from rules.language.stripping import as_written
from rules.rulebook_files import NotAPath, RulebookFile, rulebook_file, rulebook_paths


class Command(BaseCommand):
    """Exit 0 when there are no errors, 1 when there are, 2 when a path cannot be read."""

    help = "Check rulebooks and prove them over every combination of facts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The paths and flags, fixed: other tools rely on them."""
        parser.add_argument("paths", nargs="*", metavar="PATH", default=["protocols"])
        parser.add_argument("--as-written", action="store_true", help="take every local setting away first")
        parser.add_argument(
            "--text", metavar="CLAUSES.yaml", help="the protocol's own text, clause by clause"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every file and answer in one go."""
        try:
            clauses = None if options["text"] is None else _clauses(options["text"])
            files = [rulebook_file(path) for path in rulebook_paths(options["paths"])]
        except (NotAPath, NotClauses) as fault:
            self.stderr.write(str(fault))
            sys.exit(2)
        entries = [_entry(file, clauses, written=options["as_written"]) for file in files]
        if options["format"] == "json":
            self.stdout.write(
                json.dumps([_as_json(entry) for entry in entries], ensure_ascii=False, indent=1)
            )
        else:
            self._say(entries)
        if any(found.severity == ERROR for entry in entries for found in entry["findings"]):
            sys.exit(1)

    def _say(self, entries: list[dict[str, Any]]) -> None:
        for entry in entries:
            lines = entry["lines"]
            for found in entry["findings"]:
                self.stdout.write(faults.as_text(found, entry["file"], lines) + "\n")
            counts = dict.fromkeys((faults.ERROR, faults.WARNING, faults.NOTE), 0)
            for found in entry["findings"]:
                counts[found.severity] += 1
            told = ", ".join(
                f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items()
            )
            mode = "as written" if entry["as_written"] else "as adopted"
            self.stdout.write(
                f"{entry['file']} {mode}: {told}; {entry['cases']} cases, {entry['paths']} paths checked"
            )
        if not entries:
            self.stdout.write("There are no rulebooks here.")


def _clauses(path: str) -> Mapping[str, str]:
    try:
        data = Path(path).read_bytes()
    except OSError as fault:
        raise NotAPath(f"{path}: {fault.strerror or 'cannot be read'}") from None
    try:
        return clauses_read(data)
    except NotClauses as fault:
        raise NotClauses(f"{path}: {fault}") from None


def _entry(file: RulebookFile, clauses: Mapping[str, str] | None, *, written: bool) -> dict[str, Any]:
    findings: list[Finding] = list(file.read.findings)
    cases = paths = 0
    rulebook = file.read.rulebook
    if rulebook is not None:
        proof = prove(as_written(rulebook) if written else rulebook, clauses=clauses, lock=file.lock)
        findings = faults.in_file_order([*findings, *proof.findings])
        cases, paths = proof.cases, proof.paths
    return {
        "file": str(file.path),
        "council": "" if rulebook is None else str(rulebook.council),
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "as_written": written,
        "cases": cases,
        "paths": paths,
        "findings": findings,
        "lines": file.lines,
    }


def _as_json(entry: dict[str, Any]) -> dict[str, Any]:
    answer = {key: value for key, value in entry.items() if key not in ("findings", "lines")}
    return {**answer, "findings": [faults.as_json(found) for found in entry["findings"]]}
