"""A quotation is found in its clause whatever the printer did, and in no other way; the lock remembers what was."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest

from rules.language.quotations import clause_sources, is_quoted_from, lock_read, lock_written
from tests.rules import books

CLAUSE = "The manager’s report – which is  short – says:\n • “first, ask”; then wait, and in the end café owners vote."


@pytest.mark.parametrize(
    "quotation",
    [
        "The manager's report - which is short",
        'says: "first, ask"',
        "report — which is short",
        "The manager‘s report",
        "The manager’s report ... then wait",
        "The manager’s … in the end",
        "wait, and in the end",
        unicodedata.normalize("NFD", "the end café owners vote"),
        "short - says: first"[:13],
    ],
)
def test_it_matches_after_folding_quotes_dashes_spaces_bullets_and_composition(quotation: str) -> None:
    assert is_quoted_from(quotation, CLAUSE)


@pytest.mark.parametrize(
    "quotation",
    [
        "the manager's report",  # case is kept
        "then wait ... which is short",  # pieces stand in order
        "the manager's report ... which is short ... which is short",
        "says first, ask",  # a mark left out is a word changed
        "cafe owners vote",
    ],
)
def test_it_does_not_match_words_the_clause_does_not_say(quotation: str) -> None:
    assert not is_quoted_from(quotation, CLAUSE)


def test_a_hyphen_inside_a_word_is_not_a_bullet() -> None:
    assert not is_quoted_from("the sub committee", "the sub-committee")
    assert is_quoted_from("the sub-committee", "the sub‑committee")


def test_the_lock_reads_back_as_what_was_found() -> None:
    book = books.book("wendlebury")
    clauses = {source.ref or "": f"Before {source.words} after" for source in clause_sources(book)}
    lock = lock_read(lock_written([book], clauses))
    found = {
        source.ref
        for source in clause_sources(book)
        if is_quoted_from(source.words, clauses[source.ref or ""])
    }
    assert set(lock.clauses) == {ref for ref, _ in lock.quotations} == found


def test_the_lock_is_the_same_text_on_every_run() -> None:
    code = (
        "from tests.rules import books; from rules.language.quotations import *;"
        "b = books.book('wendlebury');"
        "c = {};"
        "[c.update({s.ref: c.get(s.ref, '') + ' ' + s.words}) for s in clause_sources(b)];"
        "print(lock_written([b], c))"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", code],
            cwd=books.REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "quotation" in told.pop()
