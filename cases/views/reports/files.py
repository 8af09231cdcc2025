"""How is a published report given out as a file? CSV for figures, PDF and Word for the committee's papers."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.reporting.documents import PDF_TYPE, WORD_TYPE, NoPango, as_pdf, as_word
from cases.reporting.frozen import is_as_frozen
from cases.reporting.lines import as_csv
from cases.views.reports.finding import EXEMPT, to_read
from cases.views.reports.published import LaidOut, laid_out
from cases.views.shell import page

_TYPES = {"csv": "text/csv; charset=utf-8", "pdf": PDF_TYPE, "docx": WORD_TYPE}


@require_safe
def report_file(
    request: HttpRequest, council: str, year: int, edition: int, version: str, form: str
) -> HttpResponse:
    """The file. What no longer has the hash it was frozen with is given out as none: its page says so.

    Where this machine lacks what a PDF is made with, a page says so and where the others are."""
    found = to_read(request, council, year, edition, version)
    if form not in _TYPES:
        raise Http404
    if not is_as_frozen(found):
        return redirect("published_report", council, year, edition, version)
    shown = laid_out(found, exempt=version == EXEMPT)
    try:
        content = _made(shown, form)
    except NoPango:
        return page(request, "reports/no_pdf.html", {"named": found, "version": version}, status=503)
    name = f"annual-report-{council}-{year}-{edition}-{version}.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)


def _made(shown: LaidOut, form: str) -> bytes:
    if form == "pdf":
        return as_pdf(shown)
    return as_word(shown) if form == "docx" else as_csv(_lines(shown))


def _lines(shown: LaidOut) -> Iterator[tuple[object, ...]]:
    report = shown.report
    yield _("Table"), _("Heading"), report.year, report.year - 1
    for line in shown.headline:
        yield _("Totals"), line.words, line.count, line.before
    for words, share, days in shown.paces:
        yield _("In time"), words, share, ""
        yield _("Median working days"), words, days, ""
    for table in shown.tables:
        for line in table.lines:
            yield table.title, line.words, line.count, line.before
        if not table.lines:
            yield table.title, _("Withheld: too few to show apart"), "", ""
    yield _("Frozen as"), report.sha256, "", ""
