"""Can a number that is kept back be worked out from what is published, by somebody who knows how it is kept back?"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.reporting import tables
from cases.reporting.rows import Row, kept_apart
from cases.reporting.suppression import SMALLEST, Published, published_tables, suppressed
from cases.reporting.tables import APART, MATTER, Cell, Table, label_of, table_of

Counts = tuple[int, ...]
_HEADINGS = "abcd"


def _table(counts: Counts) -> Table:
    cells = (Cell(label, count, label) for label, count in zip(_HEADINGS, counts, strict=False) if count)
    return Table(MATTER, tuple(sorted(cells, key=lambda cell: (-cell.count, cell.label))))


def _as_read(counts: Counts) -> tuple[object, ...]:
    found = suppressed(_table(counts))
    return (
        sum(counts),
        tuple((cell.label, cell.count) for cell in found.cells),
        found.together,
        found.withheld,
    )


@pytest.mark.parametrize(("headings", "most", "together"), [(2, 30, 40), (3, 14, 22), (4, 12, 16)])
def test_every_number_that_is_kept_back_could_be_another(headings: int, most: int, together: int) -> None:
    alike: dict[tuple[object, ...], list[Counts]] = defaultdict(list)
    for counts in product(range(most), repeat=headings):
        if 0 < sum(counts) <= together:
            alike[_as_read(counts)].append(counts)
    assert len(alike) > 100
    for read, could_be in alike.items():
        shown = {label for label, _count in read[1]}  # type: ignore[attr-defined]
        for place in range(headings):
            values = {counts[place] for counts in could_be}
            assert _HEADINGS[place] in shown or values == {0} or len(values) > 1, (read, could_be[:3])


def test_a_small_number_takes_the_next_one_with_it() -> None:
    found = suppressed(_table((9, 7, 2)))
    assert [(cell.label, cell.count) for cell in found.cells] == [("a", 9)]
    assert (found.together, found.total) == (9, 18)


def test_of_two_headings_one_small_the_table_is_withheld() -> None:
    assert suppressed(_table((15, 4))).withheld


def test_those_of_the_totals_alone_take_headings_with_them_so_that_nobody_reads_that_there_are_any() -> None:
    rows = [Row(matter="a")] * 9 + [Row(matter="b")] * 8 + [Row(matter="c")] * 7 + [kept_apart(Row())] * 2
    found = suppressed(table_of(MATTER, rows))
    assert [cell.label for cell in found.cells] == ["A"]
    assert (found.together, found.total) == (17, 26)
    assert suppressed(table_of(MATTER, rows[9:])).withheld


def test_for_whoever_knows_of_every_other_they_stand_by_themselves() -> None:
    rows = [Row(matter="a")] * 2 + [kept_apart(Row(matter="b"))] * 3
    found = suppressed(table_of(MATTER, rows), 1)
    assert ([cell.count for cell in found.cells], found.together) == ([2], 3)


_ROWS = st.lists(
    st.builds(
        Row,
        apart=st.integers(0, 9).map(lambda n: n == 0),
        council=st.sampled_from(["Wendlebury", "Ash Parish", "Elm Parish"]),
        raised_by=st.sampled_from(["officer", "manager", "Member"]),
        about=st.sampled_from(["Member", "Director"]),
        matter=st.sampled_from(["conduct", "pressure", "courtesy"]),
        ended=st.booleans(),
        outcome=st.sampled_from(["settled by agreement", "withdrawn"]),
    ),
    min_size=1,
    max_size=60,
)
_KINDS = (tables.REASON, tables.WHERE, tables.ABOUT, tables.MATTER, tables.RAISED_BY)


@given(_ROWS)
def test_no_line_is_small_and_every_table_adds_up(rows: list[Row]) -> None:
    for table in published_tables(rows, _KINDS):
        assert all(cell.count >= SMALLEST and cell.label != str(APART) for cell in table.cells)
        assert table.withheld or table.total == len(rows)


@given(_ROWS)
def test_no_table_is_the_other_less_a_few(rows: list[Row]) -> None:
    found = [table for table in published_tables(rows, _KINDS) if not table.withheld]
    for one, other in product(found, found):
        if one is not other:
            for inside, around in product(_unions(one, rows), _unions(other, rows)):
                assert not (inside < around and len(around - inside) < SMALLEST), (one, other)


def _unions(table: Published, rows: list[Row]) -> list[frozenset[int]]:
    """Every union of lines, as the places of the rows in them; those of the totals alone are in the last of each."""
    shown = {cell.label for cell in table.cells}
    lines: dict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(row for row in rows if not row.apart):
        label = label_of(table.kind, row)
        lines[label if label in shown else ""].add(place)
    sets = list(lines.values())
    return [
        frozenset().union(*(line for line, taken in zip(sets, chosen, strict=True) if taken))
        for chosen in product((False, True), repeat=len(sets))
        if any(chosen)
    ]


def test_two_tables_that_give_each_other_away_are_not_both_published() -> None:
    # Every officer's concern was raised by an officer or the manager: eleven less ten is the manager's one.
    rows = [Row(matter="officer's", raised_by="officer")] * 10 + [
        Row(matter="officer's", raised_by="manager")
    ]
    rows += [Row(matter="Member's", raised_by="Member")] * 4 + [
        Row(matter="Member's", raised_by="leader")
    ] * 2
    matter, raised_by = published_tables(rows, (tables.MATTER, tables.RAISED_BY))
    assert not matter.withheld
    assert raised_by.withheld
    assert not suppressed(table_of(tables.RAISED_BY, rows)).withheld
