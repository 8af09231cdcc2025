"""How does a table of the annual report stand on a page? With links at the desk, or as it was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from cases.views.reports.bars import Bar

LineT = TypeVar("LineT")


@dataclass(frozen=True, slots=True)
class Shown(Generic[LineT]):
    """A table with its bars; without lines where it is withheld."""

    title: str
    heading: str
    lines: tuple[LineT, ...]
    total: int
    bars: tuple[Bar, ...]
