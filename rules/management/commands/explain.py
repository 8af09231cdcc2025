"""Explain one case, or a stream of them: the plan with its sources, what was passed over and why. Needs no database."""

from __future__ import annotations

import io
import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rules.language import faults
from rules.language.explained import explained
from rules.language.plan import plan_as_json
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Rulebook
from rules.language.stripping import as_written
from rules.language.working_days import OutsideTheYears
from rules.rulebook_files import NotAPath, rulebook_file

_NOT_FACTS = ("matter", "handled by", "received on")


class NotACase(ValueError):
    """What was given is not a case; the message says what to write instead."""


class Command(BaseCommand):
    """Exit 0 with the plan, 2 with a sentence when the case or the file cannot be read."""

    help = "Print the plan for one case (or, with --given -, for each line of standard input)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The path and flags, fixed: other tools rely on them."""
        parser.add_argument("path", metavar="PATH")
        parser.add_argument("--matter")
        parser.add_argument(
            "--given", default="{}", help='a JSON object of facts, or "-" for one object a line'
        )
        parser.add_argument(
            "--handled-by", default="{}", help="a JSON object: step to the post that handled it"
        )
        parser.add_argument("--received-on", help="the date of receipt, for example 2026-05-22")
        parser.add_argument("--as-written", action="store_true", help="take every local setting away first")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the rulebook once, then answer."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A name that this terminal cannot show is written out, never a reason to stop.
                stream.reconfigure(errors="backslashreplace")
        try:
            rulebook = self._rulebook(options["path"], written=options["as_written"])
            if options["given"] == "-":
                self._stream(rulebook, options)
                return
            if options["matter"] is None:
                raise NotACase("Name the matter with --matter.")
            plan = plan_for(
                rulebook,
                options["matter"],
                _facts(options["given"], "--given"),
                handled_by=_handlers(_object(options["handled_by"], "--handled-by")),
                received_on=_date(options["received_on"]),
            )
        except (NotAPath, NotACase, NotInThisRulebook, OutsideTheYears) as fault:
            self.stderr.write(str(fault))
            sys.exit(2)
        if options["format"] == "json":
            self.stdout.write(json.dumps(plan_as_json(plan), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(explained(rulebook, plan))

    def _rulebook(self, path: str, *, written: bool) -> Rulebook:
        file = rulebook_file(Path(path))
        if file.read.rulebook is None:
            told = "\n".join(faults.as_text(found, path, file.lines) for found in file.read.findings)
            raise NotACase(f"{path} cannot be read as a rulebook:\n{told}")
        return as_written(file.read.rulebook) if written else file.read.rulebook

    def _stream(self, rulebook: Rulebook, options: Mapping[str, Any]) -> None:
        failed = False
        out = []
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip("\ufeff \t\r\n"):
                continue
            try:
                answer = self._answer(rulebook, line.removeprefix("\ufeff"), options)
            except (NotACase, NotInThisRulebook, OutsideTheYears) as fault:
                failed = True
                answer = {"error": str(fault), "line": number}
            out.append(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode())
            if len(out) >= 1000:
                self.stdout.write("\n".join(out))
                out.clear()
        if out:
            self.stdout.write("\n".join(out))
        if failed:
            sys.exit(2)

    def _answer(self, rulebook: Rulebook, line: str, options: Mapping[str, Any]) -> dict[str, Any]:
        case = _object(line, "the line")
        matter = case.get("matter", options["matter"])
        if not isinstance(matter, str):
            raise NotACase('The line has no "matter".')
        received_on = case.get("received on", options["received_on"])
        if received_on is not None and not isinstance(received_on, str):
            raise NotACase('"received on" is a date in quotation marks, for example "2026-05-22".')
        handled_by = case.get("handled by", _object(options["handled_by"], "--handled-by"))
        if not isinstance(handled_by, dict):
            raise NotACase('"handled by" is an object: the step, and the post that handled it.')
        facts = {fact: value for fact, value in case.items() if fact not in _NOT_FACTS}
        return plan_as_json(
            plan_for(
                rulebook,
                matter,
                _texts(facts, "the line"),
                handled_by=_handlers(handled_by),
                received_on=_date(received_on),
            )
        )


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise NotACase(f'{where} is not a JSON object, for example {{"about": "Director"}}.') from None
    if not isinstance(value, dict):
        raise NotACase(f'{where} is not a JSON object, for example {{"about": "Director"}}.')
    return value


def _facts(text: str, where: str) -> dict[str, str]:
    return _texts(_object(text, where), where)


def _texts(facts: Mapping[str, Any], where: str) -> dict[str, str]:
    for fact, value in facts.items():
        if not isinstance(value, str):
            raise NotACase(f'The value of "{fact}" in {where} is not a text in quotation marks.')
    return dict(facts)


def _handlers(handled_by: Mapping[str, Any]) -> dict[str, str | list[str]]:
    for step, who in handled_by.items():
        if not (
            isinstance(who, str) or (isinstance(who, list) and all(isinstance(name, str) for name in who))
        ):
            raise NotACase(f'Who handled "{step}" is a post, or a list of posts.')
    return dict(handled_by)


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise NotACase(
            f'"{text}" is not a date; write year, month and day, for example 2026-05-22.'
        ) from None
