"""`lock_quotations` writes what was found, complains of what was not, and the lock then holds without the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.language.quotations import clause_sources
from tests.rules import books
from tests.rules.command_line import said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small council's rulebook, and a text in which all its quotations stand."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "2026-05-21.yaml").write_bytes(books.WENDLEBURY.read_bytes())
    clauses: dict[str, str] = {}
    for source in clause_sources(books.book("wendlebury")):
        clauses[source.ref or ""] = f"{clauses.get(source.ref or '', '')} {source.words}."
    lines = [f"\"{ref}\": '{words.replace(chr(39), chr(39) * 2)}'\n" for ref, words in clauses.items()]
    (tmp_path / "clauses.yaml").write_text("".join(lines))
    return tmp_path / "book"


def test_all_found_exits_0_and_the_rulebook_is_checked_against_the_lock_from_then_on(folder: Path) -> None:
    answer = said("lock_quotations", folder, "--text", folder.parent / "clauses.yaml")
    assert (answer.code, answer.err) == (0, "")
    codes = {each["code"] for each in said("check_rulebooks", folder, "--format", "json").json[0]["findings"]}
    assert not codes & {"R022", "R081"}


def test_a_quotation_changed_after_the_lock_was_written_is_an_error(folder: Path) -> None:
    said("lock_quotations", folder, "--text", folder.parent / "clauses.yaml")
    path = folder / "2026-05-21.yaml"
    path.write_text(path.read_text().replace("rather than as a service user", "rather than as a resident"))
    answer = said("check_rulebooks", folder, "--format", "json")
    assert answer.code == 1
    assert [each["clauses"] for each in answer.json[0]["findings"] if each["code"] == "R022"] == [["12.4"]]


def test_what_is_not_in_its_clause_is_named_with_its_line_and_exits_1(folder: Path) -> None:
    text = folder.parent / "clauses.yaml"
    text.write_text(text.read_text().replace("rather than as a service user", "as a resident"))
    answer = said("lock_quotations", folder, "--text", text)
    assert answer.code == 1
    assert 'not in clause 12.4: "rather than as a service user"' in answer.err
    assert answer.err.startswith("line ")


def test_without_a_lock_and_without_the_text_it_is_a_note_that_nothing_was_checked(folder: Path) -> None:
    answer = said("check_rulebooks", folder, "--format", "json")
    assert answer.code == 0
    assert "R081" in {each["code"] for each in answer.json[0]["findings"]}


def test_a_folder_or_text_that_is_not_there_exits_2(folder: Path) -> None:
    assert said("lock_quotations", folder / "none", "--text", folder.parent / "clauses.yaml").code == 2
    assert said("lock_quotations", folder, "--text", folder / "none.yaml").code == 2
