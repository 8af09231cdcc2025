"""Where are the protocols' own texts? They are not part of this repository: a rulebook quotes operative words only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from rules.language.quotations import clauses_read

REPOSITORY = Path(__file__).resolve().parent.parent


def folder_of_texts() -> Path:
    """The folder that holds `<protocol>.clauses.yaml`: PROTOCOL_TEXTS, else one beside the checkout."""
    named = os.environ.get("PROTOCOL_TEXTS")
    return Path(named) if named else REPOSITORY.parent / "shared" / "sources"


@cache
def text_at_hand(protocol: str) -> Mapping[str, str] | None:
    """A protocol's own text by clause reference, or None where it is not at hand."""
    path = folder_of_texts() / f"{protocol}.clauses.yaml"
    return clauses_read(path.read_bytes()) if path.is_file() else None


def text_of(protocol: str) -> Mapping[str, str]:
    """A protocol's own text; the test is skipped, by name, where it is not at hand."""
    clauses = text_at_hand(protocol)
    if clauses is None:
        pytest.skip(f"the text of {protocol} is not at hand: set PROTOCOL_TEXTS to the folder that holds it")
    return clauses
