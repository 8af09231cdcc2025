"""Is every page that a link leads to sound in every width, its lists full and its lists empty, for everybody?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser

from cases.acts.acknowledge import acknowledge
from cases.acts.ask_question import ask_question
from cases.acts.open_case import confirm_no_connection
from cases.acts.put_to_them import put_to_them
from cases.acts.save_draft import save_draft
from cases.models import Case
from people.models import Holding, User
from tests.browser.looking import Eyes
from tests.browser.site import AT, ON
from tests.browser.visitor import Visitor
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.hostile.crawling import pages_from
from tests.cases.pages.hostile.test_every_field import _beginnings
from tests.cases.sending import sent

_PEOPLE = {
    "nobody": "",
    "who raised it": "rosa.bright@wendlebury.example",
    "who deals with it": "judith.amadi@wendlebury.example",
    "who it is about": "colin.hargreave@wendlebury.example",
    "the Monitoring Officer": "grace.lindqvist@wendlebury.example",
    "somebody with nothing to do": "enid.gascoyne@harrowmere.example",
}


@pytest.fixture(scope="module")
def case(site: str) -> Case:
    """A concern of Rosa's about Colin, which waits for an answer of either; and a draft of hers."""
    rosa, colin = (
        User.objects.get(email=_PEOPLE["who raised it"]),
        User.objects.get(email=_PEOPLE["who it is about"]),
    )
    judith = User.objects.get(email=_PEOPLE["who deals with it"])
    director = Holding.objects.get(user=colin).post
    for _ in range(2):
        draft = save_draft(None, by=rosa, at=AT, council=director.council, matter="councillor about officer")
        draft = save_draft(
            draft, by=rosa, at=AT, about=(colin, director),
            facts={"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it"},
            words={"happened": "<b>It happened.</b> " + "Verylongword" * 20, "contact": "here"},
        )  # fmt: skip
    case = sent(draft, rosa, on=ON, at=AT)
    confirm_no_connection(case, by=judith, at=AT)
    case = acknowledge(case.reference, by=judith, words="I have it.", version=case.version, at=AT, on=ON)
    case = ask_question(case.reference, by=judith, words="Who was there?", version=case.version, at=AT, on=ON)
    return put_to_them(
        case.reference, by=judith, summary="That he shouted.", asked="What happened?", answer_by=ON + timedelta(14),
        may_accompany="A colleague.", version=case.version, at=AT, on=ON,
    )  # fmt: skip


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Eyes]:
    """What was looked at so far, so that a kind of page is looked at closely once."""
    names = frozenset(User.objects.values_list("display_name", flat=True))
    with browser.new_context() as glass:
        yield Eyes(names, glass.new_page())


@pytest.mark.parametrize("email", _PEOPLE.values(), ids=_PEOPLE.keys())
def test_every_page_somebody_comes_to(
    browser: Browser, site: str, case: Case, seen: Eyes, email: str
) -> None:
    seen.faults.clear()
    user = User.objects.get(email=email) if email else None
    addresses = [page.address for page in pages_from(signed_in_as(user) if user else Client(), _beginnings())]
    before = seen.pages
    with Visitor(browser, site, user, seen, f"every page of {email or 'nobody'}", 320) as visitor:
        for address in addresses:
            visitor.open(address)
    assert seen.pages - before == len(addresses) > 3
    assert not seen.faults, "\n".join(seen.faults)
