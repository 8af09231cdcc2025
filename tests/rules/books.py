"""Which rulebooks do the tests speak of? The council's files under protocols/ and the small fictional one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rules.language.combinations import Combinations
from rules.language.ladder import Ladder, ladder_of
from rules.language.quotations import Lock, lock_read
from rules.language.reading import read
from rules.language.rulebook import Matter, Rulebook
from rules.language.stripping import as_written

REPOSITORY = Path(__file__).resolve().parents[2]
PROTOCOLS = REPOSITORY / "protocols"
WENDLEBURY = Path(__file__).parent / "wendlebury.yaml"
FIVE = ("knutsford", "southwell", "swale", "thanet", "unnamed-unitary")


@cache
def path_of(name: str) -> Path:
    """The newest file of a rulebook. An AssertionError names the one that is not there."""
    if name == "wendlebury":
        return WENDLEBURY
    files = sorted((PROTOCOLS / name).glob("*.yaml"))
    assert files, f"protocols/{name}/ holds no rulebook yet"
    return files[-1]


def text_of_book(name: str) -> str:
    """A rulebook as its author wrote it."""
    return path_of(name).read_text("utf-8")


@cache
def book(name: str) -> Rulebook:
    """A rulebook, read once for the whole run."""
    path = path_of(name)
    result = read(path.read_bytes(), path.name)
    assert result.rulebook is not None, [found.what for found in result.findings]
    return result.rulebook


@cache
def written(name: str) -> Rulebook:
    """The same as written: without the council's own settings."""
    return as_written(book(name))


def lock_of(name: str) -> Lock | None:
    """What lies beside a rulebook as the lock of its quotations."""
    path = path_of(name).parent / "quotations.lock"
    return lock_read(path.read_text("utf-8")) if path.is_file() else None


def names_at_hand() -> tuple[str, ...]:
    """Every rulebook that exists. That all five do is a test of its own."""
    return ("wendlebury", *(name for name in FIVE if any((PROTOCOLS / name).glob("*.yaml"))))


def matters_at_hand() -> list[tuple[str, str]]:
    """Every matter of every rulebook: (rulebook, matter), for the tests that go through each."""
    return [(name, str(matter.name)) for name in names_at_hand() for matter in book(name).matters]


def ladder(rulebook: Rulebook, matter: str) -> Ladder:
    """The ladder of a matter by name."""
    return ladder_of(rulebook, rulebook.matter_by_name[matter])


def cases_of(rulebook: Rulebook, matter: Matter) -> Iterator[dict[str, str]]:
    """Every case of a matter: every pair of parties with every answer to the facts its rules mention."""
    combinations: Combinations = ladder_of(rulebook, matter).combinations
    for pair in combinations.pairs:
        for bit in range(combinations.size):
            yield combinations.case(pair, bit)


def changed(*changes: tuple[str, str]) -> Rulebook:
    """The small council's rulebook with pieces of its text replaced, each of which must be there once."""
    text = text_of_book("wendlebury")
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    result = read(text.encode(), "changed.yaml")
    assert result.rulebook is not None, [found.what for found in result.findings]
    return result.rulebook
