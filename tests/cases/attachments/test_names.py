"""What is a file called: by whoever added it, and by everybody else?"""

from __future__ import annotations

import pytest

from cases.attachments.kinds import kind_named
from cases.attachments.names import name_as_given, neutral_name

NAMES = {
    "my notes.pdf": "my notes.pdf",
    "my notes": "my notes.pdf",
    "statement.pdf.exe": "statement.pdf",
    "C:\\Users\\rosa\\statement.docx": "statement.pdf",
    "../../etc/passwd": "passwd.pdf",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie x=1.pdf",
    "gnp\u202efdp.exe": "gnpfdp.pdf",
    "a\x00b.pdf": "ab.pdf",
    "lone \ud800 half.pdf": "lone half.pdf",
    "": "file.pdf",
    "...": "file.pdf",
    "Straße – “è”.pdf": "Straße – “è”.pdf",
    "x" * 3_000 + ".pdf": "x" * 100 + ".pdf",
}


@pytest.mark.parametrize(
    ("typed", "kept"), NAMES.items(), ids=[name[:20].encode("unicode_escape").decode() for name in NAMES]
)
def test_a_name_is_one_line_without_folders_and_ends_as_what_it_is(typed: str, kept: str) -> None:
    assert name_as_given(typed, kind_named("pdf")) == kept


def test_to_everybody_else_it_is_a_number() -> None:
    assert neutral_name(3, kind_named("jpg")) == "file-3.jpg"
