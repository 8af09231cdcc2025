"""What are the figures of a year as whoever compiles the report knows it? Every number opens the list it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.access import work_of
from cases.models import Case
from cases.reporting.facts import Year
from cases.reporting.readers import draft_year, prepared_for
from cases.reporting.rows import Row, totals_of
from cases.reporting.tables import KIND_OF, Table, key_of, label_of, paces_of, tables_of
from cases.views.acts.item import Item
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import about_post
from cases.views.presented import Link, long_date
from cases.views.reports.bars import bars
from cases.views.reports.finding import to_compile
from cases.views.reports.shown import Shown
from cases.views.shell import page

TOTALS = "totals"
_WORDS: dict[str, str | Promise] = {
    "complaints": gettext_lazy("Complaints"),
    "linked": gettext_lazy("Complaints linked with another as one incident"),
    "alone": gettext_lazy("Complaints that stand alone"),
    "open": gettext_lazy("Complaints open at the end of the year"),
    "others": gettext_lazy("Cases that are no complaint: requests and disclosures"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A number with its heading, and the address of the list that it counts."""

    words: str
    count: int
    address: str


@require_safe
def report_of_year(request: HttpRequest, council: str, year: int) -> HttpResponse:
    """The figures, with a link to each list, and what is to be done next."""
    found, period = to_compile(request, council, year)
    read = draft_year(signed_in(request), found, period, on=today())
    totals = totals_of(read.rows)

    def address(table: str, cell: str) -> str:
        return reverse("report_cases", args=[found.code, year, table, cell])

    prepared = prepared_for(found, year)
    context = {
        "council": found,
        "year": year,
        "from_on": long_date(period.starts_on),
        "to_on": long_date(period.ends_on),
        "over": period.ends_on < today(),
        "totals": totals,
        "lines": [
            Line(str(words), len(_of_totals(read, name)), address(TOTALS, name))
            for name, words in _WORDS.items()
        ],
        "tables": [_shown(table, address) for table in tables_of(read.rows)] if read.complaints else [],
        "paces": paces_of(read.rows),
        "handed_on": prepared is not None and prepared.handed_on_at is not None,
        "done": request.GET.get("done", ""),
    }
    return page(request, "reports/year.html", context)


@require_safe
def report_cases(request: HttpRequest, council: str, year: int, table: str, cell: str) -> HttpResponse:
    """The cases that a number counts, all of them known to whoever asks. 404 where nothing is counted."""
    found, period = to_compile(request, council, year)
    user = signed_in(request)
    read = draft_year(user, found, period, on=today())
    if table == TOTALS and cell in _WORDS:
        cases, heading = _of_totals(read, cell), str(_WORDS[cell])
    elif table in KIND_OF:
        kind = KIND_OF[table]
        labelled = [(label_of(kind, one.row), one.case) for one in read.complaints]
        cases = [case for label, case in labelled if key_of(label) == cell]
        heading = next((label for label, _case in labelled if key_of(label) == cell), "")
        if not cases:
            raise Http404
        heading = _("%(table)s: %(heading)s") % {"table": kind.title, "heading": heading}
    else:
        raise Http404
    theirs = set(work_of(user, on=today()).values_list("pk", flat=True))
    context = {
        "council": found,
        "year": year,
        "heading": heading,
        "items": [_item(case, theirs=case.pk in theirs) for case in cases],
    }
    return page(request, "reports/cases.html", context)


def _of_totals(read: Year, name: str) -> list[Case]:
    if name == "others":
        return list(read.others)
    counts: dict[str, int] = {}
    for row in read.rows:
        counts[row.incident] = counts.get(row.incident, 0) + 1

    def linked(row: Row) -> bool:
        return bool(row.incident) and counts[row.incident] > 1

    wanted: dict[str, Callable[[Row], bool]] = {
        "complaints": lambda _row: True,
        "linked": linked,
        "alone": lambda row: not linked(row),
        "open": lambda row: not row.ended,
    }
    return [one.case for one in read.complaints if wanted[name](one.row)]


def _shown(table: Table, address: Callable[[str, str], str]) -> Shown[Line]:
    lines = tuple(Line(cell.label, cell.count, address(table.kind.key, cell.key)) for cell in table.cells)
    drawn = bars([(cell.label, cell.count) for cell in table.cells])
    return Shown(str(table.kind.title), str(table.kind.heading), lines, table.total, drawn)


def _item(case: Case, *, theirs: bool) -> Item:
    links = (Link(_("Open the case"), reverse("desk_case", args=[case.reference])),) if theirs else ()
    lines = (_("Received on %(day)s.") % {"day": long_date(case.filed_on)}, about_post(case))
    return Item(case.reference, lines, links=links)
