"""Does the printed numbering repeat or skip? Known only where the protocol's text is attached, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rules.language.proofs.grounds import Grounds
from rules.language.rulebook import Word


def prove_numbering(grounds: Grounds, clauses: Mapping[str, str]) -> None:
    """R077: references that repeat a printed number, and sections in which a number is left out."""
    repeats = [ref for ref in clauses if re.search(r"\((second|third|fourth)\)$", ref)]
    numbers: dict[int, set[int]] = {}
    for ref in clauses:
        if match := re.fullmatch(r"(\d+)\.(\d+)", ref):
            numbers.setdefault(int(match[1]), set()).add(int(match[2]))
    skipped = [
        f"{section}.{number}"
        for section, printed in sorted(numbers.items())
        for number in range(1, max(printed))
        if number not in printed
    ]
    protocol = grounds.rulebook.protocol
    place = Word(str(protocol), protocol.line, protocol.column)
    told = []
    if repeats:
        told.append(f"the printed number of {', '.join(repeats)} stands there twice")
    if skipped:
        told.append(f"there is no {', '.join(skipped)}")
    if told:
        grounds.note(
            "R077",
            place,
            f"In the protocol as printed {'; '.join(told)}.",
            "References here follow the printed text, so they repeat or skip with it.",
            "Council may wish to have the numbering mended.",
            clauses=tuple(repeats),
        )
