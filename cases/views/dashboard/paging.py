"""Which rows stand on this page? From a key onwards, so that a page far down is as quick as the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cases.models import OnDesk
from cases.views.dashboard.narrowed import SORTS, Narrowed

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """The rows in their order; `before` and `after` are the keys of the pages beside it, empty at an end."""

    rows: tuple[OnDesk, ...]
    before: str
    after: str


def page_of(rows: QuerySet[OnDesk], asked: Narrowed, *, after: str = "", before: str = "") -> Page:
    """A page of the rows; the first one where neither key is any."""
    backwards = _key(asked, after) is None and _key(asked, before) is not None
    key = _key(asked, before if backwards else after)
    down = asked.down != backwards
    column = SORTS[asked.sort]
    if key is not None:
        rows = rows.filter(_past(column, key, down=down))
    order = dict.fromkeys((column, "reference"))
    found = list(rows.order_by(*(f"-{each}" if down else each for each in order))[: A_PAGE + 1])
    more = len(found) > A_PAGE
    found = found[:A_PAGE]
    if backwards:
        found.reverse()
    first, last = (_key_of(asked, found[0]), _key_of(asked, found[-1])) if found else ("", "")
    return Page(
        tuple(found),
        before=first if (more if backwards else key is not None) else "",
        after=last if (more or backwards) else "",
    )


def _past(column: str, key: tuple[Any, str], *, down: bool) -> Q:
    sign = "lt" if down else "gt"
    value, reference = key
    if column == "reference":
        return Q(**{f"reference__{sign}": reference})
    return Q(**{f"{column}__{sign}e": value}) & (
        Q(**{f"{column}__{sign}": value}) | Q(**{f"reference__{sign}": reference})
    )


def _key_of(asked: Narrowed, row: OnDesk) -> str:
    """ "2026-06-12_TDC-K7F3-2M": the date it is sorted by, and the reference."""
    if asked.sort == "case":
        return f"_{row.reference}"
    return f"{getattr(row, SORTS[asked.sort]).isoformat()}_{row.reference}"


def _key(asked: Narrowed, written: str) -> tuple[Any, str] | None:
    day, _, reference = written.partition("_")
    if not reference or len(reference) > 20 or not reference.replace("-", "").isascii() or "\0" in reference:
        return None
    if asked.sort == "case":
        return None if day else ("", reference)
    try:
        return date.fromisoformat(day), reference
    except ValueError:
        return None
