"""What does a frozen report say to those who read it? In the open version, and in the exempt one with small numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from cases.models import AnnualReport
from cases.reporting import tables
from cases.reporting.frozen import rows_of
from cases.reporting.rows import Row, Totals, totals_of
from cases.reporting.suppression import Published, published_tables
from cases.reporting.tables import OPEN, Pace, TableKind, key_of, paces_of

# In this order: where two would give away what one keeps back, the later is withheld.
OPEN_KINDS = (
    tables.REASON,
    tables.WHERE,
    tables.ABOUT,
    tables.MATTER,
    tables.RAISED_BY,
    tables.CLAUSE,
)
EXEMPT_KINDS = (
    tables.OUTCOME,
    tables.STAGE,
    tables.HEARING,
    tables.WHERE,
    tables.ABOUT,
    tables.RAISED_BY,
    tables.ACKNOWLEDGED,
    tables.ANSWERED,
)
# What was raised is no part of what whoever oversees a case knows: their exempt version has it as the open one has.
BY_WORDS = (tables.REASON, tables.MATTER, tables.CLAUSE)


@dataclass(frozen=True, slots=True)
class PublishedPace:
    """How quickly one thing was done, to the nearest five per cent and whole day; empty where too few were."""

    words: str | Promise
    share: int | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of a frozen report. `open_at_the_end` and `hearings` are None where they are kept back."""

    council: str
    year: int
    edition: int
    starts_on: date
    ends_on: date
    exempt: bool
    smallest: int
    totals: Totals
    others: int
    tables: tuple[Published, ...]
    open_at_the_end: int | None
    hearings: int | None
    paces: tuple[PublishedPace, ...]
    comments: str
    rulebooks: tuple[dict[str, str], ...]
    sha256: str


def published(report: AnnualReport, *, exempt: bool = False) -> Report:
    """The report as it is read. The exempt version has small numbers, for whoever knew of each complaint anyway."""
    kept, rows = report.frozen, rows_of(report)
    smallest = int(kept["smallest"])
    if exempt:
        found = (*published_tables(rows, EXEMPT_KINDS, 1), *published_tables(rows, BY_WORDS, smallest))
    else:
        found = _open_tables(report)
    return Report(
        council=kept["council"],
        year=report.year,
        edition=report.edition,
        starts_on=date.fromisoformat(kept["starts_on"]),
        ends_on=date.fromisoformat(kept["ends_on"]),
        exempt=exempt,
        smallest=smallest,
        totals=totals_of(rows),
        others=int(kept["others"]),
        tables=found,
        open_at_the_end=_open_at_the_end(found, rows, exempt=exempt),
        hearings=_hearings(found, rows, exempt=exempt),
        paces=tuple(_safe(pace, smallest) for pace in paces_of(rows)),
        comments=kept["comments"],
        rulebooks=tuple(kept["rulebooks"]),
        sha256=report.sha256,
    )


def _open_tables(report: AnnualReport) -> tuple[Published, ...]:
    """A later edition says table by table what the one before it says, or keeps it back: two that differ by one
    complaint would say everything of that one.
    """
    found = published_tables(rows_of(report), OPEN_KINDS, int(report.frozen["smallest"]))
    if report.edition == 1:
        return found
    before = AnnualReport.objects.get(council=report.council_id, year=report.year, edition=report.edition - 1)
    return tuple(
        table if table == said else Published(table.kind, (), 0, withheld=True)
        for table, said in zip(found, _open_tables(before), strict=True)
    )


def _of_kind(found: Sequence[Published], kind: TableKind) -> Published | None:
    return next((table for table in found if table.kind is kind and not table.withheld), None)


def _open_at_the_end(found: Sequence[Published], rows: Sequence[Row], *, exempt: bool) -> int | None:
    """From the table of outcomes alone, so that no other number can be taken from it."""
    if exempt:
        return sum(not row.ended for row in rows if not row.apart)
    table = _of_kind(found, tables.REASON)
    cells = table.cells if table is not None else ()
    return next((cell.count for cell in cells if cell.key == key_of(str(OPEN))), None)


def _hearings(found: Sequence[Published], rows: Sequence[Row], *, exempt: bool) -> int | None:
    """Only where every outcome stands by itself: it is a sum of some of them."""
    table = _of_kind(found, tables.REASON)
    if exempt or (table is not None and not table.together):
        return sum(row.hearing for row in rows if not row.apart)
    return None


def _safe(pace: Pace, smallest: int) -> PublishedPace:
    enough = pace.share is not None and pace.due >= smallest
    share = 5 * round((pace.share or 0) / 5) if enough else None
    days = round(pace.days) if pace.days is not None and pace.done >= smallest else None
    return PublishedPace(pace.words, share, days)
