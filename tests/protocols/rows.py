"""Which rows does the table of clauses have, and what does each protocol's list say became of them?"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rules.language.tree import Keyed, Scalar, decoded, tree_of

FOLDER = Path(__file__).parent
BOOK_OF = {"KN": "knutsford", "SO": "southwell", "SW": "swale", "TH": "thanet", "IW": "unnamed-unitary"}
CONDUCT_ONLY = "conduct only"
REASONS = (CONDUCT_ONLY, "not the protocol's text", "procedure outside the product")
_SAME_AS = re.compile(r"same as (?:row )?([A-Z]{2}-\d\d)")


@dataclass(frozen=True)
class Row:
    """One row of the table of clauses: whether it sends something somewhere, and whether it speaks of a time."""

    id: str
    has_destination: bool
    has_time: bool


@dataclass(frozen=True)
class Account:
    """What became of a row: its place in the rulebook, a reason of the closed list, or the row it repeats."""

    place: tuple[str, str, str] | None
    reason: str | None
    same_as: str | None


@cache
def rows() -> dict[str, Row]:
    """Every row of the table, by its id."""
    with (FOLDER / "rows.csv").open(encoding="utf-8", newline="") as file:
        return {
            line["id"]: Row(line["id"], line["has_destination"] == "yes", line["has_time"] == "yes")
            for line in csv.DictReader(file)
        }


def book_of(row: str) -> str:
    """The rulebook a row belongs to, by the letters of its id."""
    return BOOK_OF[row[:2]]


@cache
def accounts(name: str) -> dict[str, Account]:
    """What a protocol's list says of its rows. An AssertionError says that there is none, or what it cannot mean."""
    path = FOLDER / f"{name}.rows.yaml"
    assert path.is_file(), f"tests/protocols/{name}.rows.yaml is not written yet"
    node, findings = tree_of(decoded(path.read_bytes()))
    assert not findings, [found.what for found in findings]
    assert isinstance(node, Keyed)
    return {str(row): _account(str(row), said) for row, said in node.entries}


def _account(row: str, said: object) -> Account:
    if isinstance(said, Keyed):
        keys = {str(key): str(value.word) for key, value in said.entries if isinstance(value, Scalar)}
        assert set(keys) == {"matter", "step", "clause"}, f"{row} names matter, step and clause"
        return Account((keys["matter"], keys["step"], keys["clause"]), None, None)
    assert isinstance(said, Scalar), row
    text = str(said.word)
    if match := _SAME_AS.fullmatch(text):
        return Account(None, None, match[1])
    assert text in REASONS, f'{row}: "{text}" is no reason of the closed list'
    return Account(None, text, None)
