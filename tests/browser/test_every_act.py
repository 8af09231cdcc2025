"""Is the page of every act sound where something is wrong with what was sent: with nothing in it, or too late?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cases.models import Case
from people.models import User
from tests.browser.looking import Eyes
from tests.browser.visitor import Visitor
from tests.browser.waiting import DEALS_WITH_IT, IT_IS_ABOUT, RAISED_IT, waits_for_both
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.hostile.crawling import pages_from

# Whose pages, which of them are acts, and how many of these say what is wrong where nothing was typed.
_SIDES = {
    "at the desk": (DEALS_WITH_IT, r"/desk/{ref}/[a-z-]+(/\d+)?", 15),
    "of whoever raised it": (RAISED_IT, r"/case/{ref}/[a-z-]+(/\d+)?", 5),
    "of whom it is about": (IT_IS_ABOUT, r"/put-to-you/[0-9a-f-]+(/[a-z-]+)?", 2),
}
# Of these nothing is asked: sent as it stands, the act is done, and the case is with somebody else.
_NEEDS_NOTHING = ("/stand-aside",)


@pytest.fixture(scope="module")
def case(site: str) -> Case:
    """One that waits for an answer of either side."""
    return waits_for_both()


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Eyes]:
    """What was looked at so far, so that a kind of page is looked at closely once."""
    with browser.new_context() as glass:
        yield Eyes(frozenset(User.objects.values_list("display_name", flat=True)), glass.new_page())


@pytest.mark.parametrize("side", _SIDES)
def test_sent_with_nothing_in_it(browser: Browser, site: str, case: Case, seen: Eyes, side: str) -> None:
    seen.faults.clear()
    email, acts, least = _SIDES[side]
    user, pattern = User.objects.get(email=email), acts.format(ref=case.reference)
    begin = [f"/desk/{case.reference}", f"/case/{case.reference}", "/put-to-you"]
    found = [page.address for page in pages_from(signed_in_as(user), begin)]
    with Visitor(browser, site, user, seen, f"nothing typed {side}", 390) as visitor:
        wrong = [
            address
            for address in found
            if re.fullmatch(pattern, address)
            and not address.endswith(_NEEDS_NOTHING)
            and _is_wrong(visitor, address)
        ]
    assert len(wrong) >= least, wrong
    assert not seen.faults, "\n".join(seen.faults)


def test_sent_too_late_the_words_are_there_still(browser: Browser, site: str, case: Case, seen: Eyes) -> None:
    seen.faults.clear()
    judith = User.objects.get(email=DEALS_WITH_IT)
    with Visitor(browser, site, judith, seen, "too late at the desk", 390) as visitor:
        visitor.page.goto(f"/desk/{case.reference}/question")
        visitor.page.locator("input[name=version]").evaluate("one => { one.value = '0' }")
        visitor.page.locator("main textarea").first.fill("Who else was in the room?")
        visitor.go_on()
        assert visitor.page.title().startswith("Error: ")
        assert "Who else was in the room?" in visitor.page.locator("main textarea").first.input_value()
    assert not seen.faults, "\n".join(seen.faults)


def _is_wrong(visitor: Visitor, address: str) -> bool:
    """Whether the page says that something is wrong once it is sent as it stands; then it is looked at."""
    visitor.page.goto(address)
    if not visitor.main_button.count():
        return False
    with visitor.page.expect_navigation():
        visitor.main_button.click()
    wrong = visitor.page.title().startswith("Error: ")
    if wrong:
        visitor.looked()
        assert visitor.page.locator("main [role=alert] a").count(), address
    return wrong
