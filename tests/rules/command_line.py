"""The two commands as other tools call them: what they print, what they complain of, and how they exit."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command


@dataclass(frozen=True)
class Said:
    """What a command printed, what it wrote to standard error, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """Its output as one JSON value."""
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        """Its output as one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def said(command: str, *arguments: str | Path, standard_input: str | None = None) -> Said:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        if standard_input is not None:
            patch.setattr("sys.stdin", io.StringIO(standard_input))
        try:
            call_command(command, *map(str, arguments), stdout=out, stderr=err)
        except SystemExit as ended:
            return Said(out.getvalue(), err.getvalue(), int(ended.code or 0))
    return Said(out.getvalue(), err.getvalue(), 0)
