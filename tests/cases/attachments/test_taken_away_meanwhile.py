"""Does somebody whose case was taken from them while their file was on its way read so, with what they wrote?"""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.acts.attach import attach
from cases.acts.stand_aside import stand_aside
from cases.models import Access, Attachment, Case
from cases.states import Relation
from cases.views import adding_files
from tests.cases.attachments import files
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.acts.conftest import case as case
from tests.cases.pages.conftest import AT, ON, signed_in_as, the_day
from tests.cases.pages.conftest import wendlebury as wendlebury
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
__all__ = ["case", "the_day", "wendlebury"]
WHAT = "the minutes of the briefing"


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("C:\\Mine\\Minutes.pdf", files.PDF, "application/pdf")


def _at_the_desk(w: World, case: Case) -> Journey:
    return at(w.chief_executive, f"/desk/{case.reference}/add-file")


def _is_told_at_the_desk(page: Journey) -> None:
    assert page.status == 409
    words = words_of(page)
    assert "The file was not added" in words
    assert "It went to somebody else while the file was on its way." in words
    assert "Minutes.pdf" in words
    assert WHAT in words
    assert not Attachment.objects.exists()


def test_at_the_desk_they_read_that_it_went_to_somebody_else(wendlebury: World, case: Case) -> None:
    page = _at_the_desk(wendlebury, case)
    stand_aside(case.reference, by=wendlebury.chief_executive, at=AT, on=ON)
    _is_told_at_the_desk(page.send({"file": _file(), "what": WHAT, "for_whom": "internal"}))


def test_so_they_do_where_it_went_in_the_same_moment(
    wendlebury: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at whether they may and the lock, their other tab is served."""

    def after_the_other(*reference: Any, **given: Any) -> Attachment:
        stand_aside(case.reference, by=wendlebury.chief_executive, at=AT, on=ON)
        return attach(*reference, **given)

    page = _at_the_desk(wendlebury, case)
    monkeypatch.setattr(adding_files, "attach", after_the_other)
    _is_told_at_the_desk(page.send({"file": _file(), "what": WHAT, "for_whom": "internal"}))


def test_whoever_raised_it_reads_that_its_page_opens_no_more(wendlebury: World, case: Case) -> None:
    page = Journey(signed_in_as(wendlebury.member)).open(f"/case/{case.reference}/add-file")
    Access.objects.filter(case=case, relation=Relation.COMPLAINANT).update(until_at=AT)
    page.send({"file": _file(), "what": WHAT})
    assert page.status == 409
    assert "does not open for you any more" in words_of(page)
    assert "Minutes.pdf" in words_of(page)
    assert WHAT in words_of(page)
    assert not Attachment.objects.exists()


def test_for_everybody_else_there_is_no_such_page_before_or_after(wendlebury: World, case: Case) -> None:
    w = wendlebury
    for user in (w.director_of_place, w.other_member, w.outsider, w.monitoring_officer):
        browser = signed_in_as(user)
        for address in (f"/desk/{case.reference}/add-file", f"/case/{case.reference}/add-file"):
            there = browser.post(address, {"file": _file(), "what": WHAT})
            nowhere = browser.post(address.replace(case.reference, "SWA-ZZZZ-9999"), {"what": WHAT})
            assert there.status_code == nowhere.status_code == 404


def test_only_asked_for_it_is_not_there(wendlebury: World, case: Case) -> None:
    stand_aside(case.reference, by=wendlebury.chief_executive, at=AT, on=ON)
    browser = signed_in_as(wendlebury.chief_executive)
    assert browser.get(f"/desk/{case.reference}/add-file").status_code == 404
