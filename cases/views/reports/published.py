"""How does a published report read? The page for the committee, last year beside it, and its files."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.models import AnnualReport
from cases.reporting.frozen import is_as_frozen, latest
from cases.reporting.published import Report, published
from cases.reporting.suppression import Published
from cases.views.presented import long_date
from cases.views.reports.bars import bars
from cases.views.reports.finding import EXEMPT, to_read
from cases.views.reports.shown import Shown
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class Line:
    """A heading with its number, and last year's; `before` is empty where it was not published."""

    words: str
    count: str
    before: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A report as every form of it is made: the page, the PDF, the Word document and the lines of a spreadsheet."""

    report: Report
    before: Report | None
    title: str
    days: str
    headline: tuple[Line, ...]
    tables: tuple[Shown[Line], ...]
    paces: tuple[tuple[str, str, str], ...]


@require_safe
def published_report(
    request: HttpRequest, council: str, year: int, edition: int, version: str
) -> HttpResponse:
    """The page. What no longer has the hash it was frozen with is never shown as if it had."""
    found = to_read(request, council, year, edition, version)
    context = {
        "laid_out": laid_out(found, exempt=version == EXEMPT),
        "named": found,
        "version": version,
        "stands": is_as_frozen(found),
    }
    return page(request, "reports/published.html", context)


def laid_out(found: AnnualReport, *, exempt: bool) -> LaidOut:
    """The report with the last edition of the year before beside it, in its open version."""
    report = published(found, exempt=exempt)
    previous = latest(found.council, found.year - 1)
    before = published(previous) if previous is not None else None
    title = _("Concerns about councillors and officers, %(year)s") % {"year": found.year}
    days = _("%(council)s, from %(from_on)s to %(to_on)s") % {
        "council": report.council,
        "from_on": long_date(report.starts_on),
        "to_on": long_date(report.ends_on),
    }
    return LaidOut(
        report,
        before,
        title,
        days,
        _headline(report, before),
        tuple(_shown(table, _same_kind(table, before)) for table in report.tables),
        tuple(
            (
                str(pace.words),
                _("about %(share)s%%") % {"share": pace.share} if pace.share is not None else kept_back(),
                str(pace.days) if pace.days is not None else kept_back(),
            )
            for pace in report.paces
        ),
    )


def kept_back() -> str:
    """What stands where a number is not published."""
    return _("kept back")


def _number(count: int | None) -> str:
    return kept_back() if count is None else str(count)


def _headline(report: Report, before: Report | None) -> tuple[Line, ...]:
    def line(words: str, now: int | None, then: int | None) -> Line:
        return Line(words, _number(now), "" if before is None else _number(then))

    totals, then = report.totals, before.totals if before is not None else None
    return (
        line(_("Complaints"), totals.complaints, then.complaints if then else None),
        line(_("Incidents they are about"), totals.incidents, then.incidents if then else None),
        line(
            _("Open at the end of the year"),
            report.open_at_the_end,
            before.open_at_the_end if before else None,
        ),
        line(_("Decided after a hearing"), report.hearings, before.hearings if before else None),
        line(_("Other cases: requests and disclosures"), report.others, before.others if before else None),
    )


def _same_kind(table: Published, before: Report | None) -> dict[str, int]:
    found = before.tables if before is not None else ()
    return {cell.label: cell.count for one in found if one.kind is table.kind for cell in one.cells}


def _shown(table: Published, before: dict[str, int]) -> Shown[Line]:
    counts = [(cell.label, cell.count) for cell in table.cells]
    if table.together:
        counts.append((_("Under headings that are not shown apart"), table.together))
    lines = tuple(Line(words, str(count), str(before.get(words, ""))) for words, count in counts)
    title, heading = str(table.kind.title), str(table.kind.heading)
    return Shown(title, heading, lines if not table.withheld else (), table.total, bars(counts))
