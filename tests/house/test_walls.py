"""Do the walls between the rooms stand? The language is plain Python that knows no Django and no clock."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

IMPORT_EVERY_FILE_OF_THE_LANGUAGE = """
import importlib, pkgutil, sys
import rules.language
for module in pkgutil.walk_packages(rules.language.__path__, "rules.language."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("django", "people", "cases", "rules")))
"""


def test_the_language_brings_in_neither_django_nor_the_rest_of_the_site() -> None:
    outcome = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-c", IMPORT_EVERY_FILE_OF_THE_LANGUAGE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    brought_in = outcome.stdout.split()
    assert "rules.language" in brought_in
    assert [name for name in brought_in if name != "rules" and not name.startswith("rules.language")] == []


def test_every_contract_between_the_rooms_is_kept() -> None:
    outcome = subprocess.run(  # noqa: S603 (our own words)
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout
