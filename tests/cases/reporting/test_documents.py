"""Are the files of a report what they are for: a PDF that can be listened to, Word with headings, plain figures?"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from pytest_django.fixtures import Settings

from cases.models import AnnualReport
from cases.reporting import documents
from cases.reporting.documents import as_pdf, as_word, can_make_pdf, pdf_of
from cases.reporting.frozen import hash_of
from cases.views.reports.published import LaidOut, laid_out
from tests.cases.reporting.conftest import browser_of
from tests.cases.reporting.test_the_report_of_2023 import contacts
from tests.databases.clearing import triggers_lifted
from tests.world import World

pytestmark = pytest.mark.django_db
_FILE = "/reports/wendlebury/2026/edition/1/open/file"


@pytest.fixture
def shown(w: World) -> LaidOut:
    """The contacts of 2023 as the report of 2026."""
    content: Mapping[str, Any] = {
        "council": w.council.name, "year": 2026, "starts_on": "2026-01-01", "ends_on": "2026-12-31",
        "smallest": 5, "rows": [row.as_json() for row in contacts()], "others": 2,
        "comments": "=1+1\nA <b>year</b>.", "rulebooks": [],
    }  # fmt: skip
    report = AnnualReport.objects.create(
        council=w.council, year=2026, edition=1, frozen=dict(content), sha256=hash_of(dict(content)),
        compiled_by="a" * 64, compiled_name="x", frozen_by="b" * 64, frozen_name="y",
        frozen_at=datetime(2027, 2, 3, tzinfo=UTC),
    )  # fmt: skip
    return laid_out(report, exempt=False)


needs_pango = pytest.mark.skipif(not can_make_pdf(), reason="PANGO IS MISSING: no PDF was made or looked at")


@needs_pango
def test_the_pdf_is_tagged_and_has_a_language_and_a_title(shown: LaidOut, settings: Settings) -> None:
    made = _opened(as_pdf(shown))
    assert made.startswith(b"%PDF-")
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in made, mark


def _opened(made: bytes) -> bytes:
    """The file with every stream of it unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return made + b"".join(zlib.decompressobj().decompress(one) for one in packed if one[:1] == b"\x78")


@needs_pango
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png"])
def test_a_document_fetches_nothing(address: str, caplog: pytest.LogCaptureFixture) -> None:
    whole = pdf_of(
        f'<html lang="en"><title>x</title><body><p>a</p><img alt="" src="{address}"></body></html>'
    )
    assert whole.startswith(b"%PDF-")
    assert "fetches nothing" in caplog.text


def test_word_has_headings_tables_and_the_comments(shown: LaidOut) -> None:
    document = Document(io.BytesIO(as_word(shown)))
    headings = [
        line.text for line in document.paragraphs if line.style and line.style.name.startswith("Heading")
    ]
    assert "How it ended, with the reason" in headings
    assert "A <b>year</b>." in [line.text for line in document.paragraphs]
    assert [cell.text for cell in document.tables[0].rows[1].cells][:2] == ["Complaints", "19"]


def test_the_figures_are_given_out_as_csv(shown: LaidOut, w: World) -> None:
    answer = browser_of(w.member).get(f"{_FILE}/csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert '"Totals","Complaints","19",""' in lines
    assert answer["Content-Disposition"] == 'attachment; filename="annual-report-wendlebury-2026-1-open.csv"'
    assert browser_of(w.outsider).get(f"{_FILE}/csv").status_code == 404
    assert browser_of(w.member).get(f"{_FILE}/exe").status_code == 404


def test_what_is_not_as_it_was_frozen_is_given_out_as_no_file(shown: LaidOut, w: World) -> None:
    report = AnnualReport.objects.get()
    with triggers_lifted():
        AnnualReport.objects.filter(pk=report.pk).update(frozen={**report.frozen, "others": 3})
    for form in ("csv", "pdf", "docx"):
        answer = browser_of(w.member).get(f"{_FILE}/{form}")
        assert (answer.status_code, answer["Location"]) == (302, _FILE.removesuffix("/file")), form


def test_without_pango_a_page_says_so_and_word_still_comes(
    shown: LaidOut, w: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_html: str) -> bytes:
        raise documents.NoPango

    monkeypatch.setattr(documents, "pdf_of", missing)
    answer = browser_of(w.member).get(f"{_FILE}/pdf")
    assert answer.status_code == 503
    assert "lacks Pango" in answer.content.decode()
    assert browser_of(w.member).get(f"{_FILE}/docx").status_code == 200
