"""How are numbers drawn as bars? Places in a drawing of a fixed width; the table beside it says the same in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _STEP, _HEIGHT = 560, 26, 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its heading and count, how far down it begins, how long it is, and how much room all of them
    take from top to bottom. Lengths are in the units of the drawing.
    """

    words: str
    count: int
    top: int
    length: int
    room: int
    height: int = _HEIGHT

    @property
    def words_at(self) -> int:
        """How far down the line of its figure is."""
        return self.top + 14

    @property
    def after(self) -> int:
        """How far in its figure stands."""
        return self.length + 8


def bars(counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """The bars of these counts, the largest as wide as there is room."""
    most = max((count for _words, count in counts), default=0) or 1
    return tuple(
        Bar(words, count, place * _STEP, max(2, round(_WIDTH * count / most)), _STEP * len(counts))
        for place, (words, count) in enumerate(counts)
    )
