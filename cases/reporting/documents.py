"""How does a published report become paper? A tagged PDF (PDF/UA) and a Word document, from what the page shows.

WeasyPrint draws with pango, a library of the system: without it there is no PDF and everything else goes on.
Nothing is fetched from anywhere while a document is made.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

if TYPE_CHECKING:
    from cases.views.reports.published import LaidOut

PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LOOK = Path(__file__).parent / "paper.css"


class NoPango(Exception):
    """This machine lacks the library that a PDF is drawn with."""


def can_make_pdf() -> bool:
    """Whether this machine has what a PDF is drawn with."""
    try:
        import weasyprint  # noqa: F401  # Takes seconds, and is needed by whoever asks for a PDF alone.
    except OSError:
        return False
    return True


def pdf_of(html: str) -> bytes:
    """The PDF of a whole HTML document, tagged for readers who listen. Raises NoPango."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError:
        raise NoPango from None

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Fetches nothing, from no file and no network."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError(f"A document fetches nothing, and not {url[:40]}.")

    refusing = Refusing()
    look = CSS(string=_LOOK.read_text(encoding="utf-8"), url_fetcher=refusing)
    made = HTML(string=html, url_fetcher=refusing).write_pdf(stylesheets=[look], pdf_variant="pdf/ua-1")
    return bytes(made)


def as_pdf(shown: LaidOut) -> bytes:
    """The report as a tagged PDF. Raises NoPango."""
    return pdf_of(
        render_to_string("reports/paper.html", {"laid_out": shown, "language": get_language() or "en-gb"})
    )


def as_word(shown: LaidOut) -> bytes:
    """The report as a Word document, with headings and tables a screen reader can follow."""
    from docx import Document  # Takes a while, and is needed by whoever asks for one alone.

    document = Document()
    document.core_properties.title = shown.title
    document.core_properties.author = shown.report.council
    document.add_heading(shown.title, level=0)
    document.add_paragraph(shown.days)
    document.add_paragraph(shown.report.totals.published_words)
    years = (str(shown.report.year), str(shown.report.year - 1))
    _table(
        document, (gettext("Totals"), *years), [(one.words, one.count, one.before) for one in shown.headline]
    )
    document.add_heading(gettext("How quickly"), level=1)
    _table(document, ("", gettext("In time"), gettext("Median working days")), shown.paces)
    for table in shown.tables:
        document.add_heading(table.title, level=1)
        if table.lines:
            lines = [(one.words, one.count, one.before) for one in table.lines]
            _table(document, (table.heading, *years), lines)
        else:
            document.add_paragraph(gettext("Withheld: what could be shown would single somebody out."))
    if shown.report.comments:
        document.add_heading(gettext("Comments"), level=1)
        for paragraph in shown.report.comments.split("\n"):
            document.add_paragraph(paragraph)
    document.add_heading(gettext("What this rests on"), level=1)
    for rulebook in shown.report.rulebooks:
        document.add_paragraph(f"{rulebook['protocol']}, {rulebook['in_force_from']}: {rulebook['sha256']}")
    document.add_paragraph(f"SHA-256: {shown.report.sha256}")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: Any, head: tuple[str, ...], lines: Any) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # read with every cell below
    for line in lines:
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = str(words)
