"""Every fault a rulebook can have is told at its place: damaged files, each beside the message it is to have."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rules.language import faults
from rules.language.quotations import clauses_read, lock_read
from rules.language.reading import read
from rules.language.soundness import prove
from rules.language.stripping import as_written

FOLDER = Path(__file__).parent / "faults"
DAMAGED = sorted(FOLDER.glob("R*.yaml"))
AS_WRITTEN = {"R030-as-written-the-chief-executive-has-nobody"}
WITH_TEXT = {"R021", "R077"}
WITH_TEXT_NAMES = {"R022-words-the-clause-does-not-say", "R022-words-from-another-clause"}


def findings_of(path: Path) -> list[faults.Finding]:
    """Everything found in a damaged rulebook, with the protocol's text or the lock where its name calls for it."""
    result = read(path.read_bytes(), path.name)
    found = list(result.findings)
    if result.rulebook is not None:
        name = path.stem
        has_text = name[:4] in WITH_TEXT or name in WITH_TEXT_NAMES
        clauses = clauses_read((FOLDER / "clauses.yaml").read_bytes()) if has_text else None
        lock = (
            lock_read((FOLDER / "quotations.lock").read_text())
            if name[:4] == "R022" and not has_text
            else None
        )
        rulebook = as_written(result.rulebook) if name in AS_WRITTEN else result.rulebook
        found += prove(rulebook, clauses=clauses, lock=lock).findings
    return faults.in_file_order(found)


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_a_damaged_rulebook_is_told_what_where_why_and_how_to_mend_it(path: Path) -> None:
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    told = [
        faults.as_text(found, path.name, lines) for found in findings_of(path) if found.code == path.stem[:4]
    ]
    assert "\n".join(told) + "\n" == path.with_suffix(".txt").read_text("utf-8")


def test_every_code_of_the_catalogue_has_its_damaged_rulebook_and_none_more_than_four() -> None:
    counts = Counter(path.stem[:4] for path in DAMAGED)
    assert set(counts) == set(faults.CATALOGUE)
    assert max(counts.values()) <= 4
    assert len(DAMAGED) >= 40


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_no_message_says_please_or_invalid_or_that_an_error_occurred(path: Path) -> None:
    words = path.with_suffix(".txt").read_text("utf-8").lower()
    for unhelpful in ("please", "invalid", "error occurred", "traceback"):
        assert unhelpful not in words


@pytest.mark.parametrize(
    "text",
    [
        "[" * 40_000,
        "[\n" * 20_000,
        "{a: " * 20_000,
        "a: [\n" * 20_000,
        "- " * 20_000,
        "? " * 30_000,
        "," * 200_000,
        '"' * 40_000,
        "a" * 250_000,
        "a: b\n" * 60_000,
        "\n".join(f"{' ' * depth}a:" for depth in range(700)),
        "a: &a {x: 1}\nb: {<<: *a, <<: *a}\n" * 200,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_text_made_to_stop_the_reader_is_refused(text: str) -> None:
    result = read(text)
    assert result.rulebook is None
    assert result.findings


def test_the_small_council_of_the_tests_proves_free_of_errors() -> None:
    result = read((Path(__file__).parent / "wendlebury.yaml").read_bytes())
    assert result.rulebook is not None
    assert not prove(result.rulebook).has_errors
