"""Each test has a folder of its own for files, and no scanner unless it asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.cases.attachments.clamd import Clamd


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where files lie in this test."""
    settings.ATTACHMENTS_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Clamd]:
    """A scanner that answers as it is told."""
    with Clamd() as scanner:
        settings.CLAMD_URL = scanner.address
        yield scanner
