"""What in a raw text could deceive its reader? Hazards found, and sizes counted, before YAML sees the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from rules.language.faults import Finding, finding
from rules.language.rulebook import Word

LIMIT_BYTES = 256 * 1024
LIMIT_LEVELS = 20
LIMIT_NODES = 5_000

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def hazards(text: str) -> Iterator[Finding]:
    """Every character that could make a text read otherwise than it works, line by line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() and "\t" not in line and line.isprintable():
            continue
        yield from _of_line(number, line.removesuffix("\r"))


def hazards_of_words(word: Word) -> Iterator[Finding]:
    """The hazards that escapes in quotation marks brought into a text, told at the text."""
    if word.isascii() and word.isprintable():
        return
    for found in _of_line(word.line, str(word)):
        yield replace(found, column=word.column)


def readable(text: str) -> str:
    """The text with a space for every tab and control character, so that what else is wrong can be told as well."""
    return _CONTROL.sub(" ", text.replace("\t", " ")).replace("\r\n", "\n").replace("\r", " ")


def _of_line(number: int, line: str) -> Iterator[Finding]:
    if (tab := line.find("\t")) >= 0:
        yield finding(
            "R005",
            (number, tab + 1, 1),
            "There is a tab here.",
            "YAML and editors disagree on how wide a tab is, so the same text could mean two things.",
            "Use spaces.",
        )
    if match := _CONTROL.search(line):
        yield finding(
            "R008",
            (number, match.start() + 1, 1),
            f"There is a control character here (U+{ord(match.group()):04X}).",
            "It cannot be seen on the page, so nobody who approves the text could know of it.",
            "Delete it.",
        )
    if (stray := line.find("\r")) >= 0:
        yield finding(
            "R008",
            (number, stray + 1, 1),
            "There is a carriage return in the middle of this line.",
            "It cannot be seen on the page, and YAML would start a new line there.",
            "Delete it.",
        )
    if match := _INVISIBLE.search(line):
        yield finding(
            "R010",
            (number, match.start() + 1, 1),
            f"There is an invisible or direction-changing character here (U+{ord(match.group()):04X}).",
            "The text could read otherwise than it works.",
            "Delete it and type the words again.",
        )
    indentation = line[: len(line) - len(line.lstrip())]
    if match := _ODD_SPACE.search(indentation):
        yield finding(
            "R010",
            (number, match.start() + 1, 1),
            "There is a no-break space in the indentation.",
            "It looks like a space, but YAML takes it as part of a word.",
            "Use ordinary spaces.",
        )
    if not unicodedata.is_normalized("NFC", line):
        column = _first_decomposed(line)
        yield finding(
            "R009",
            (number, column, 1),
            "This text is not in the composed form (NFC).",
            "Two words that look the same would not be equal.",
            "Type the accented letter as one character.",
        )


def cut_short(line: int, column: int) -> Finding:
    """The finding for a text that YAML ends at a #."""
    return finding(
        "R006",
        (line, column, 1),
        "YAML stops reading this text at the #.",
        "Whatever follows a space and a # is taken as a comment, so the words would be silently cut.",
        "Put the whole text in quotation marks, or the comment on a line of its own.",
    )


def scripts_of(word: str) -> set[str]:
    """The alphabets a word is written in (LATIN, GREEK, CYRILLIC ...)."""
    if word.isascii():
        return {"LATIN"}
    return {unicodedata.name(char, "UNKNOWN").split()[0] for char in word if char.isalpha()}


def mixed_scripts(word: Word) -> Finding:
    """The finding for a name whose letters come from more than one alphabet."""
    return finding(
        "R011",
        (word.line, word.column, len(word)),
        f'"{word}" mixes alphabets: {", ".join(sorted(scripts_of(word))).lower()}.',
        "Letters that look alike are not the same letter, so two names could look equal and be different.",
        "Type the name again with one alphabet.",
    )


def _first_decomposed(line: str) -> int:
    for end in range(1, len(line) + 1):
        if not unicodedata.is_normalized("NFC", line[:end]):
            return end
    return 1


def size_fault(text: str) -> Finding | None:
    """The finding for a text that is too long, too deep or has too many parts, or None; counted on the raw text."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT_BYTES:
        return finding(
            "R013",
            (1, 1, 1),
            f"The file is {size // 1024} KiB long.",
            f"A rulebook has at most {LIMIT_BYTES // 1024} KiB, so that it can always be read and proved at once.",
            "Take out what is no rule; long texts belong in the protocol itself.",
        )
    depth = nodes = 0
    for number, line in enumerate(text.split("\n"), start=1):
        opened = depth + line.count("[") + line.count("{")
        if opened > LIMIT_LEVELS or _block_levels(line) > LIMIT_LEVELS * 2:
            return too_deep(number, next((at for at, char in enumerate(line, start=1) if char in "[{"), 1))
        # A bracket left open in running text is no nesting; one that opens or continues a line of brackets is.
        goes_on = line.lstrip(" -").startswith(("[", "{", "]", "}", ","))
        depth = max(0, opened - line.count("]") - line.count("}")) if goes_on else 0
        nodes += 1 + line.count(",") + line.count("[") + line.count("{") + line.count(": ")
        if nodes > LIMIT_NODES * 3:
            return too_many(number)
    return None


def _block_levels(line: str) -> int:
    content = line.lstrip(" ")
    dashes = re.match(r"(?:- +)+", content)
    return (len(line) - len(content) + (len(dashes.group()) if dashes else 0)) // 2 if content else 0


def too_deep(line: int, column: int) -> Finding:
    """The finding for nesting no rule needs."""
    return finding(
        "R013",
        (line, column, 1),
        f"The text goes more than {LIMIT_LEVELS} levels deep here.",
        "No rule needs it, and deep nesting is how a text is made to stop the reader.",
        "Write it flatter.",
    )


def too_many(line: int) -> Finding:
    """The finding for more keys, values and lists than could be read aloud."""
    return finding(
        "R013",
        (line, 1, 1),
        f"The text has more than {LIMIT_NODES} keys, values and lists.",
        "A rulebook of that size could not be read aloud, nor proved at once.",
        "Take out what is no rule.",
    )
