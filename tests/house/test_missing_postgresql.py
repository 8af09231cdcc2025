"""What happens where no PostgreSQL can be had? It is said aloud, and where it is required the run fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import postgresql

ROOT = Path(__file__).resolve().parents[2]

A_RUN_WITHOUT_ANY_POSTGRESQL = """
import sys
import pytest
from tests.databases import postgresql
postgresql.candidates = lambda: iter(())
sys.exit(pytest.main(["tests/house/test_headers.py"]))
"""

_TELLING = {"DATABASE_URL_TEST", "REQUIRE_POSTGRESQL", "PYTEST_CURRENT_TEST"}


def _run(**environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name not in _TELLING}
    return subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-c", A_RUN_WITHOUT_ANY_POSTGRESQL],
        cwd=ROOT,
        env={**surroundings, "TEST_DATABASE": "postgresql", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_run_without_postgresql_skips_aloud() -> None:
    outcome = _run()

    assert outcome.returncode == 0
    assert "NOT TESTED ON POSTGRESQL" in outcome.stdout
    assert " passed" not in outcome.stdout.splitlines()[-1]


def test_a_run_that_requires_postgresql_fails_without_it() -> None:
    outcome = _run(REQUIRE_POSTGRESQL="true")

    assert outcome.returncode != 0
    assert "NOT TESTED ON POSTGRESQL" in outcome.stdout


def test_every_place_that_was_tried_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places = [postgresql.Programs(tmp_path / "bin", "the machine's own")]
    monkeypatch.setattr(postgresql, "candidates", lambda: iter(places))

    with pytest.raises(postgresql.NoPostgreSQL, match=str(tmp_path)):
        postgresql.started_server()
