"""How is a cell written so that no spreadsheet runs it? What could begin a formula begins with an apostrophe instead.

A spreadsheet takes for a formula what begins with =, +, -, @, a tab or a line break, or with one of the wide forms of
these; it also skips spaces before them. The apostrophe says that words follow (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = frozenset("=+-@|%\t\r\n")


def harmless(words: object) -> str:
    """The words of a cell. A number that is a number stays one."""
    text = str(words)
    if isinstance(words, int) and not isinstance(words, bool):
        return text
    looked_at = unicodedata.normalize("NFKC", text).lstrip(" \u00a0\ufeff\u200b\u200e\u200f")
    if text[:1] in _BEGINS_A_FORMULA or looked_at[:1] in _BEGINS_A_FORMULA:
        return f"'{text}"
    return text


def as_csv(lines: Iterable[Sequence[object]]) -> bytes:
    """The lines in UTF-8 with a mark by which spreadsheets know that, every cell in quotation marks."""
    kept = io.StringIO()
    writer = csv.writer(kept, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return kept.getvalue().encode("utf-8-sig")
