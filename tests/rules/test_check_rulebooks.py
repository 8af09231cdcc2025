"""`check_rulebooks` prints what other tools rely on, and exits as they expect. No test here may touch a database."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from rules.language.faults import CATALOGUE
from tests.rules import books
from tests.rules.command_line import said

FAULTS = Path(__file__).parent / "faults"
ENTRY = ["file", "council", "sha256", "as_written", "cases", "paths", "findings"]
FINDING = ["code", "severity", "line", "column", "matter", "step", "case", "clauses", "what", "why", "mend"]


def test_an_entry_and_a_finding_have_these_keys_in_this_order() -> None:
    answer = said("check_rulebooks", books.WENDLEBURY, "--format", "json")
    assert answer.code == 0
    (entry,) = answer.json
    assert list(entry) == ENTRY
    assert all(list(finding) == FINDING for finding in entry["findings"])
    assert entry["file"] == str(books.WENDLEBURY)
    assert entry["council"] == "Wendlebury Borough Council"
    assert entry["sha256"] == hashlib.sha256(books.WENDLEBURY.read_bytes()).hexdigest()
    assert entry["as_written"] is False
    assert entry["paths"] >= entry["cases"] > 0


def test_a_finding_of_a_case_names_the_case_and_its_clauses() -> None:
    answer = said("check_rulebooks", books.WENDLEBURY, "--as-written", "--format", "json")
    assert answer.code == 1
    (entry,) = answer.json
    assert entry["as_written"] is True
    gap = next(each for each in entry["findings"] if each["code"] == "R030" and each["clauses"] == ["12.2"])
    assert gap["severity"] == "error"
    assert gap["matter"] == "councillor about officer"
    assert gap["step"] == "first look"
    assert gap["case"]["about"] == "Chief Executive"
    assert {finding["code"] for finding in entry["findings"]} <= set(CATALOGUE)


def test_the_words_name_file_line_and_column_with_what_why_and_mend_and_a_count_at_the_end() -> None:
    answer = said("check_rulebooks", books.WENDLEBURY)
    assert answer.code == 0
    assert f"{books.WENDLEBURY}:" in answer.out
    assert all(word in answer.out for word in ("  what  ", "  why   ", "  mend  "))
    last = answer.out.splitlines()[-1]
    assert "as adopted: 0 errors, " in last
    assert last.endswith("paths checked")


def test_errors_exit_1() -> None:
    assert said("check_rulebooks", FAULTS / "R030-a-case-without-a-rule.yaml").code == 1


def test_a_path_that_is_not_there_exits_2_and_is_named() -> None:
    answer = said("check_rulebooks", "no/such/file.yaml", "--format", "json")
    assert (answer.code, answer.out) == (2, "")
    assert "no/such/file.yaml" in answer.err


def test_a_text_that_is_not_there_or_is_no_list_of_clauses_exits_2(tmp_path: Path) -> None:
    assert said("check_rulebooks", books.WENDLEBURY, "--text", tmp_path / "none.yaml").code == 2
    (tmp_path / "list.yaml").write_text("- not a list of clauses\n")
    answer = said("check_rulebooks", books.WENDLEBURY, "--text", tmp_path / "list.yaml")
    assert answer.code == 2
    assert "list.yaml" in answer.err


def test_a_file_that_cannot_be_read_as_a_rulebook_still_has_its_entry_among_the_others(
    tmp_path: Path,
) -> None:
    shutil.copy(books.WENDLEBURY, tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_bytes(b"council: [\n")
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe\x00")
    answer = said("check_rulebooks", tmp_path, "--format", "json")
    assert answer.code == 1
    assert [Path(entry["file"]).name for entry in answer.json] == ["a.yaml", "b.yaml", "c.yaml"]
    for entry in answer.json[1:]:
        assert list(entry) == ENTRY
        assert (entry["council"], entry["cases"], entry["paths"]) == ("", 0, 0)
        assert any(finding["severity"] == "error" for finding in entry["findings"])
        assert all(finding["line"] >= 1 and finding["column"] >= 1 for finding in entry["findings"])


def test_without_a_path_it_checks_protocols(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(books.REPOSITORY)
    answer = said("check_rulebooks", "--format", "json")
    files = sorted(str(path.relative_to(books.REPOSITORY)) for path in books.PROTOCOLS.rglob("*.yaml"))
    assert sorted(entry["file"] for entry in answer.json) == files


def test_the_text_finds_a_changed_quotation(tmp_path: Path) -> None:
    clauses = tmp_path / "clauses.yaml"
    clauses.write_text('"10.10": "take up the concern with the officer privately"\n')
    answer = said("check_rulebooks", books.WENDLEBURY, "--text", clauses, "--format", "json")
    assert answer.code == 1
    missing = {each["clauses"][0] for each in answer.json[0]["findings"] if each["code"] == "R021"}
    assert "12.2" in missing
    assert "10.10" not in missing


def test_the_json_is_readable_by_a_strict_reader_and_keeps_letters_as_they_are() -> None:
    answer = said("check_rulebooks", FAULTS, "--format", "json")
    assert answer.code == 1
    assert "\\u" not in answer.out
    assert len(json.loads(answer.out)) == len(list(FAULTS.rglob("*.yaml")))
