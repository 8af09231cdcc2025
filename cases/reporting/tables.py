"""Which tables has the annual report, and what do they count? Each puts every complaint under exactly one heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import median

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.forms.words import capitalised
from cases.reporting.rows import IN_TIME, LATE, NOT_YET, Row

APART = _("Counted in the totals alone")
PARTLY = _("You know these by their dates and outcome alone")
OPEN = _("Open at the end of the year")


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table. `by_words`: it says what was raised, which whoever oversees a case by its dates does not read."""

    key: str
    title: str | Promise
    heading: str | Promise
    label: Callable[[Row], str]
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """How many complaints stand under a heading. `key` names it in an address, without saying it."""

    label: str
    count: int
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells, the largest first; they add up to `total`."""

    kind: TableKind
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        """What its cells add up to."""
        return sum(cell.count for cell in self.cells)


def label_of(kind: TableKind, row: Row) -> str:
    """The one heading of a table under which a complaint stands."""
    if row.apart:
        return str(APART)
    if row.partly and kind.by_words:
        return str(PARTLY)
    return kind.label(row)


def key_of(label: str) -> str:
    """The key of a heading: twelve hexadecimal figures."""
    return sha256(label.encode()).hexdigest()[:12]


def table_of(kind: TableKind, rows: Iterable[Row]) -> Table:
    """The table over these rows."""
    counts: dict[str, int] = {}
    for row in rows:
        label = label_of(kind, row)
        counts[label] = counts.get(label, 0) + 1
    cells = (Cell(label, count, key_of(label)) for label, count in counts.items())
    return Table(kind, tuple(sorted(cells, key=lambda cell: (-cell.count, cell.label))))


def tables_of(rows: Sequence[Row], kinds: Iterable[TableKind] | None = None) -> tuple[Table, ...]:
    """Every table over these rows."""
    return tuple(table_of(kind, rows) for kind in (KINDS if kinds is None else kinds))


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly one thing was done: of `due` that were done or are late, `in_time` were in time.

    `days` is the median of the working days it took, over the `done` that were done; None where there are none.
    """

    words: str | Promise
    due: int
    in_time: int
    done: int
    days: float | None

    @property
    def share(self) -> float | None:
        """The share in time, in per cent; None where nothing was due."""
        return 100 * self.in_time / self.due if self.due else None


def paces_of(rows: Sequence[Row]) -> tuple[Pace, ...]:
    """Acknowledging and answering. What is counted in the totals alone has no part in these."""
    read = [row for row in rows if not row.apart]
    return (
        _pace(_("Acknowledged"), [(row.acknowledged, row.acknowledged_after) for row in read]),
        _pace(_("Answered"), [(row.answered, row.answered_after) for row in read]),
    )


def _pace(words: Promise, done: Sequence[tuple[str, int | None]]) -> Pace:
    days = [taken for _how, taken in done if taken is not None]
    in_time = sum(how == IN_TIME for how, _taken in done)
    late = sum(how == LATE for how, _taken in done)
    return Pace(words, in_time + late, in_time, len(days), median(days) if days else None)


_HOW = {
    IN_TIME: _("In time"),
    LATE: _("Late, or not done when its date passed"),
    NOT_YET: _("No date had passed"),
}


def _outcome(row: Row) -> str:
    if not row.ended:
        return str(OPEN)
    return capitalised(gettext(row.outcome)) if row.outcome else gettext("Ended without an outcome")


def _outcome_and_reason(row: Row) -> str:
    if not row.ended or not row.reason:
        return _outcome(row)
    return f"{_outcome(row)}: {gettext(row.reason)}"


def _clause(row: Row) -> str:
    return row.clause or gettext("The council’s own setting, or none")


def _or(words: str, otherwise: str | Promise) -> str:
    return capitalised(words) if words else str(otherwise)


RAISED_BY = TableKind(
    "raised-by", _("Who raised it"), _("Raised by"), lambda row: _or(row.raised_by, _("Not recorded"))
)
ABOUT = TableKind("about", _("Whom it is about"), _("About"), lambda row: _or(row.about, _("Not recorded")))
WHERE = TableKind("council", _("In which council"), _("Council"), lambda row: row.council)
MATTER = TableKind(
    "matter",
    _("What it is about"),
    _("Matter"),
    lambda row: _or(row.matter, _("Not recorded")),
    by_words=True,
)
CLAUSE = TableKind(
    "clause",
    _("The rule it went by"),
    _("Rule"),
    _clause,
    by_words=True,
)
STAGE = TableKind("stage", _("Where it stood at the end"), _("Stage"), lambda row: row.stage)
OUTCOME = TableKind("outcome", _("How it ended"), _("Outcome"), _outcome)
REASON = TableKind(
    "reason", _("How it ended, with the reason"), _("Outcome"), _outcome_and_reason, by_words=True
)
HEARING = TableKind(
    "hearing",
    _("Hearings"),
    _("Hearing"),
    lambda row: gettext("A hearing was held") if row.hearing else gettext("No hearing"),
)
ACKNOWLEDGED = TableKind(
    "acknowledged", _("Acknowledged in time"), _("Acknowledged"), lambda row: str(_HOW[row.acknowledged])
)
ANSWERED = TableKind("answered", _("Answered in time"), _("Answered"), lambda row: str(_HOW[row.answered]))

KINDS = (
    RAISED_BY, ABOUT, WHERE, MATTER, CLAUSE, STAGE, OUTCOME, REASON, HEARING, ACKNOWLEDGED, ANSWERED,
)  # fmt: skip
KIND_OF = {kind.key: kind for kind in KINDS}
