"""Is every page that a link leads to sound in every width, its lists full and its lists empty, for everybody?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser

from cases.models import Case
from people.models import User
from tests.browser.looking import Eyes
from tests.browser.visitor import Visitor
from tests.browser.waiting import DEALS_WITH_IT, IT_IS_ABOUT, RAISED_IT, waits_for_both
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.hostile.crawling import pages_from
from tests.cases.pages.hostile.test_every_field import _beginnings

_PEOPLE = {
    "nobody": "",
    "who raised it": RAISED_IT,
    "who deals with it": DEALS_WITH_IT,
    "who it is about": IT_IS_ABOUT,
    "the Monitoring Officer": "grace.lindqvist@wendlebury.example",
    "somebody with nothing to do": "enid.gascoyne@harrowmere.example",
}


@pytest.fixture(scope="module")
def case(site: str) -> Case:
    """One that waits for an answer of either side."""
    return waits_for_both()


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
