"""The papers are true: every module is on the map, every code in the table, every event has its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.language.faults import CATALOGUE

HERE = Path(__file__).resolve().parent.parent
README = (HERE / "README.md").read_text("utf-8")
LANGUAGE = (HERE / "protocols" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "module", sorted(path.stem for path in (HERE / "rules" / "language").glob("[a-z]*.py")), ids=str
)
def test_every_module_of_the_language_is_on_the_map(module: str) -> None:
    assert f"`{module}`" in README


@pytest.mark.parametrize(
    "room",
    [
        "rules/language/",
        "rules/",
        "people/",
        "cases/",
        "protocols/",
        "protocol_portal/",
        "tests/",
        "benchmarks/",
    ],
)
def test_every_room_is_on_the_map(room: str) -> None:
    assert f"`{room}`" in README
    assert (HERE / room).is_dir()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_finding_stands_in_the_language_page_as_in_the_catalogue(code: str) -> None:
    severity, sentence = CATALOGUE[code]
    assert f"| {code} | {severity} | {sentence} |" in LANGUAGE


def test_every_kind_of_event_has_its_sentence() -> None:
    from cases.states import EventKind

    missing = [
        kind for kind in EventKind.values if not (HERE / "templates" / "events" / f"{kind}.txt").is_file()
    ]
    assert not missing
