"""Is a spreadsheet looked at, brought in beside the site and taken back from its pages, by whoever may?"""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.acts.import_cases import bring_in_waiting
from cases.models import Case, Import, ImportedRow
from tests.cases.importing.bringing_in import CLOSED, sheet
from tests.cases.pages.acts.conftest import at
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def looked_at(w: World, *rows: dict[str, str], content: bytes = b"") -> Journey:
    """The page of what would be made of a file."""
    file = SimpleUploadedFile("cases.csv", content or sheet(*rows))
    return at(w.monitoring_officer, "/import").send({"sheet": file})


def test_it_is_looked_at_brought_in_and_taken_back(wendlebury: World) -> None:
    page = looked_at(wendlebury, CLOSED, {**CLOSED, "reference": "2", "state": "shut"})
    assert "Nothing has been made yet." in page.shown
    assert (
        "A closed case, received on 12 March 2025, closed on 2 April 2025: not taken further." in page.shown
    )
    assert "Write “open” or “closed” under “state”." in page.shown
    page = page.send({"confirm": "yes"})
    assert "0 of 1 rows are done." in page.shown
    assert '<progress id="how-far" max="1" value="0">' in page.shown
    bring_in_waiting(on=ON, at=AT)
    page = page.open(page.address)
    assert "It is done." in page.shown
    assert Case.objects.count() == 1
    page = page.send({"take_back": "yes"})
    assert "It was taken back." in page.shown
    assert ImportedRow.objects.filter(stands="taken back").count() == 1


def test_sent_twice_it_is_brought_in_once(wendlebury: World) -> None:
    page = looked_at(wendlebury, CLOSED)
    page.send({"confirm": "yes"})
    page.send({"confirm": "yes"})
    bring_in_waiting(on=ON, at=AT)
    bring_in_waiting(on=ON, at=AT)
    assert Case.objects.count() == 1


@pytest.mark.parametrize("content", [b"\x00\xff", b"PK\x03\x04", b"hello", b'"', b"\xef\xbb\xbf"])
def test_a_file_that_is_no_spreadsheet_is_met_with_a_sentence(wendlebury: World, content: bytes) -> None:
    page = looked_at(wendlebury, content=content)
    assert "<title>Error: " in page.shown
    assert 'href="#id_sheet"' in page.shown
    assert not Import.objects.exists()


def test_no_file_at_all_is_asked_for(wendlebury: World) -> None:
    assert "Choose the file" in at(wendlebury.monitoring_officer, "/import").send({}).shown


def test_it_does_not_exist_for_anybody_else(wendlebury: World) -> None:
    w = wendlebury
    page = looked_at(w, CLOSED)
    for somebody in (w.member, w.chief_executive, w.deputy_monitoring_officer):
        assert at(somebody, page.address).status == 404
    for address in ("/import", "/import/template"):
        assert at(w.member, address).status == 404


def test_the_template_is_a_file_that_a_spreadsheet_opens(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.monitoring_officer).get("/import/template")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.startswith(b"\xef\xbb\xbfreference,received on")


@pytest.mark.parametrize("many", [3, 30])
def test_the_rows_cost_the_same_however_many(wendlebury: World, many: int) -> None:
    page = looked_at(wendlebury, *({**CLOSED, "reference": str(number)} for number in range(many)))
    browser = signed_in_as(wendlebury.monitoring_officer)
    browser.get(page.address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get(page.address)
    of_ours = [one["sql"] for one in asked if "cases_import" in one["sql"]]
    assert len(of_ours) <= 4, of_ours
