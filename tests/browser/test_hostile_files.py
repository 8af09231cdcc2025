"""Is any of sixty hostile files shown, run or given out unscanned, had it been let in? A browser is handed each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Dialog, Download, Error, Page

from cases.acts.save_draft import save_draft
from cases.attachments.keeping import add_row, kept
from cases.attachments.kinds import kind_named
from cases.attachments.recognising import Taken
from cases.models import Attachment, Case
from cases.models.attachment import Scan
from people.models import CouncilSetting, Holding, User
from tests.browser.site import AT, ON, session_of
from tests.cases.attachments.test_what_is_taken import BAD
from tests.cases.sending import sent

HOSTILE = [content for content, _ in BAD.values() if 0 < len(content) < 1_000_000]


@pytest.fixture(scope="module")
def case(site: str) -> Case:
    """A concern of Rosa's, with every hostile file in it as if nothing had looked at it."""
    rosa = User.objects.get(email="rosa.bright@wendlebury.example")
    director = Holding.objects.get(user__email="colin.hargreave@wendlebury.example")
    draft = save_draft(None, by=rosa, at=AT, council=director.post.council, matter="councillor about officer")
    draft = save_draft(
        draft, by=rosa, at=AT, about=(director.user, director.post),
        facts={"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it"},
        words={"happened": "It happened.", "contact": "here"},
    )  # fmt: skip
    case = sent(draft, rosa, on=ON, at=AT)
    for content in HOSTILE:
        file = Taken(kind_named("pdf"), content, "statement.html")
        with kept(file) as one, transaction.atomic():
            add_row(one, beside=case.attachments.all(), by=rosa, what="a letter", at=AT, case=case)
    return case


@pytest.fixture
def page(browser: Browser, site: str, case: Case) -> Iterator[Page]:
    """Hers, in a browser with the script."""
    with browser.new_context(base_url=site, accept_downloads=True) as context:
        context.add_cookies(
            [{**session_of(User.objects.get(email="rosa.bright@wendlebury.example")), "url": site}]
        )
        yield context.new_page()


def test_none_is_shown_or_run_even_had_it_been_found_clean(page: Page, case: Case) -> None:
    case.attachments.update(scan=Scan.CLEAN)
    saved, dialogs, asked = list[Download](), list[str](), list[str]()
    page.on("download", lambda download: saved.append(download))
    page.on("dialog", lambda dialog: _heard(dialog, dialogs))
    page.goto(f"/case/{case.reference}")
    before = page.content()
    page.on("request", lambda request: asked.append(request.url))
    for key in _keys(case):
        with contextlib.suppress(
            Error
        ):  # A page that becomes a file to save is no page, which Playwright tells so.
            page.goto(f"/file/{key}")
    page.wait_for_timeout(500)

    assert len(saved) == len(HOSTILE) >= 60
    assert dialogs == []
    assert [url for url in asked if "/file/" not in url] == []
    assert page.content() == before
    assert all(not download.suggested_filename.endswith((".html", ".svg", ".js")) for download in saved)


def test_none_is_given_out_that_was_not_scanned(page: Page, case: Case) -> None:
    case.attachments.update(scan=Scan.WAITING)
    CouncilSetting.objects.filter(name="files without a scanner", council=case.council).update(value="no")
    statuses = {_status(page, key) for key in _keys(case)}
    case.attachments.update(scan=Scan.FOUND)
    statuses |= {_status(page, key) for key in _keys(case)}
    CouncilSetting.objects.filter(name="files without a scanner", council=case.council).update(
        value="allowed"
    )

    assert statuses == {409}


def _heard(dialog: Dialog, dialogs: list[str]) -> None:
    dialogs.append(dialog.message)
    dialog.dismiss()


def _keys(case: Case) -> list[UUID]:
    return list(Attachment.objects.filter(case=case).values_list("key", flat=True))


def _status(page: Page, key: UUID) -> int:
    answer = page.request.get(f"/file/{key}")
    assert "attachment" not in answer.headers.get("content-disposition", "")
    return answer.status
