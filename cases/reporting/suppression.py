"""What of a table can be published so that nobody is singled out? Small cells are put together, and totals stay exact.

A cell below the smallest number is never published by itself. Such cells stand together in one line without headings,
and that line takes in further cells, the smallest first, until it counts enough and holds at least two headings:
otherwise the one cell would be the total less the others. Where it takes in everything the table is withheld.
Two tables of one report can give away by their difference what each keeps back: `safe_together` looks for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from cases.reporting.rows import Row
from cases.reporting.tables import APART, Cell, Table, TableKind, label_of, table_of

SMALLEST = 5
_EVERY_UNION_UP_TO = 10  # lines of a table; above this unions of three at most are looked at


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it is published. `together` counts the complaints whose headings are kept back.

    `withheld`: nothing of it is published, for what would be left of it would single somebody out.
    """

    kind: TableKind
    cells: tuple[Cell, ...]
    together: int
    withheld: bool = False

    @property
    def total(self) -> int:
        """What its lines add up to; nothing where it is withheld."""
        return sum(cell.count for cell in self.cells) + self.together


def suppressed(table: Table, smallest: int = SMALLEST) -> Published:
    """The table without its small cells. What is counted in the totals alone never has a line by itself.

    Where there is any it takes headings with it as a small cell does, or its line would tell everybody that somebody
    could not be told. The smallest number 1 is for a reader who knows that anyway.
    """
    shown = [cell for cell in table.cells if cell.label != str(APART)]
    apart = table.total - sum(cell.count for cell in shown)
    hidden = [cell for cell in shown if cell.count < smallest]
    shown = [cell for cell in shown if cell.count >= smallest]
    keeps_back = bool(hidden) or (apart > 0 and smallest > 1)
    while keeps_back and shown and not _hides(hidden, smallest):
        # The smallest of those that are left, and every other as small: which of them was taken would say something.
        smallest_left = shown[-1].count
        hidden += [cell for cell in shown if cell.count == smallest_left]
        shown = [cell for cell in shown if cell.count > smallest_left]
    if keeps_back and not shown:
        return Published(table.kind, (), 0, withheld=True)
    return Published(table.kind, tuple(shown), apart + sum(cell.count for cell in hidden))


def _hides(hidden: Sequence[Cell], smallest: int) -> bool:
    """Whether what stands together says of none of its headings how many it has.

    Where each has as many as a small cell can have, the sum would say so.
    """
    together = sum(cell.count for cell in hidden)
    return len(hidden) > 1 and together >= smallest and together != len(hidden) * (smallest - 1)


def published_tables(
    rows: Sequence[Row], kinds: Sequence[TableKind], smallest: int = SMALLEST
) -> tuple[Published, ...]:
    """These tables, those of them withheld that the ones before give away; in the order given."""
    found: list[Published] = []
    for kind in kinds:
        table = suppressed(table_of(kind, rows), smallest)
        others = [other for other in found if not other.withheld]
        if not all(safe_together(table, other, rows, smallest) for other in others):
            table = Published(kind, (), 0, withheld=True)
        found.append(table)
    return tuple(found)


def safe_together(one: Published, other: Published, rows: Sequence[Row], smallest: int) -> bool:
    """Whether no few complaints are the difference between lines of the one table and lines of the other.

    Whoever knows that some lines of the one hold all of some lines of the other (every officer's concern was raised by
    an officer) can subtract them.
    """
    if one.withheld or other.withheld:
        return True
    first, second = _lines(one, rows), _lines(other, rows)
    return _covers(first, second, smallest) and _covers(second, first, smallest)


def _lines(table: Published, rows: Sequence[Row]) -> list[int]:
    """The complaints of each line as the bits of a number; the last line is those that stand together.

    Without those counted in the totals alone, which every table has in that line: how many they are is no secret.
    """
    shown = {cell.label: place for place, cell in enumerate(table.cells)}
    lines = [0] * (len(shown) + 1)
    for number, row in enumerate(row for row in rows if not row.apart):
        lines[shown.get(label_of(table.kind, row), len(shown))] |= 1 << number
    return [line for line in lines if line]


def _covers(inner: Sequence[int], outer: Sequence[int], smallest: int) -> bool:
    most = len(inner) if len(inner) <= _EVERY_UNION_UP_TO else 3
    for size in range(1, most + 1):
        for chosen in combinations(inner, size):
            union = 0
            for line in chosen:
                union |= line
            cover = 0
            for line in outer:
                if line & union:
                    cover |= line
            if 0 < (cover & ~union).bit_count() < smallest:
                return False
    return True
