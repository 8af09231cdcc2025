"""Is a concern sent once, however often and from wherever it is pressed, and is nothing lost by going back?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from cases.models import Case
from people.models import User
from tests.browser.filing import Story, answer_page
from tests.browser.looking import Eyes
from tests.browser.visitor import Visitor

_STORY = Story("wendlebury", "councillor about officer", "Rosa Bright", "Colin Hargreave", 390, scripted=True)


@pytest.fixture(params=[True, False], ids=["with script", "without"])
def visitor(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Rosa, with everything answered, at the page that sends it."""
    with browser.new_context() as glass:
        eyes = Eyes(frozenset(), glass.new_page())
        rosa = User.objects.get(display_name=_STORY.by)
        with Visitor(browser, site, rosa, eyes, "sent once", _STORY.width, scripted=request.param) as made:
            made.quick = True
            made.open("/raise").go_on()
            for _ in range(20):
                if made.at.endswith("/check"):
                    break
                answer_page(made, _STORY)
                made.go_on()
            assert made.at.endswith("/check"), made.text
            yield made


def test_pressed_twice_it_is_one_case(visitor: Visitor) -> None:
    before = Case.objects.count()
    with visitor.page.expect_navigation():
        visitor.main_button.dblclick()
    visitor.page.wait_for_url("**/sent")

    assert Case.objects.count() == before + 1


def test_sent_from_two_tabs_it_is_one_case_and_both_show_it(visitor: Visitor) -> None:
    before = Case.objects.count()
    context: BrowserContext = visitor.context
    other = context.new_page()
    other.goto(visitor.at)
    visitor.go_on()
    with other.expect_navigation():
        other.locator("main form button").first.click()

    assert Case.objects.count() == before + 1
    assert other.url == visitor.page.url


def test_back_and_refresh_after_sending_send_nothing(visitor: Visitor) -> None:
    before = Case.objects.count()
    check = visitor.at
    sent = visitor.go_on().at
    visitor.page.reload()
    visitor.page.go_back()
    visitor.page.goto(check)

    assert visitor.at == sent
    assert Case.objects.count() == before + 1


def test_back_from_the_last_page_to_the_first_words_and_nothing_is_lost(visitor: Visitor) -> None:
    typed = "They shouted at me"
    for _ in range(12):
        visitor.page.locator("nav a.govuk-back-link, a.govuk-back-link").first.click()
        visitor.page.wait_for_load_state()
        if visitor.at.endswith("/what-happened"):
            break

    assert typed in visitor.page.locator("textarea").first.input_value()
