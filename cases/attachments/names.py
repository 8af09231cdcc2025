"""What is a file called? To whoever added it, what they called it; to everybody else, its number in the case."""

from __future__ import annotations

import re
import unicodedata

from cases.attachments.kinds import Kind

LONGEST_STEM = 100
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_FORBIDDEN = frozenset('<>:"|?*%;')


def name_as_given(typed: str, kind: Kind) -> str:
    """The name as whoever adds the file may read it again: one line, no folders, and the ending of what it really is.

    Control characters, halves of a surrogate pair and whatever turns the order of letters are left out.
    """
    stem = _ENDING.sub("", _one_line(typed)).strip(" .")[:LONGEST_STEM].strip(" .")
    without = stem.removesuffix(f".{kind.ending}")
    return f"{without or 'file'}.{kind.ending}"


def name_as_typed(typed: str) -> str:
    """The name of a file that was not taken, so that whoever sent it knows which; empty where nothing is left of it."""
    return _one_line(typed)[:LONGEST_STEM]


def neutral_name(number: int, kind: Kind) -> str:
    """The name for everybody else: a name such as "Statement of J Smith" would tell who somebody is."""
    return f"file-{number}.{kind.ending}"


def _one_line(typed: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", typed.encode("utf-8", "ignore").decode()))[-1]
    kept = "".join(one for one in last if unicodedata.category(one)[0] != "C" and one not in _FORBIDDEN)
    return " ".join(kept.split())
