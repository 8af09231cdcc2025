"""Is nothing that is typed lost in a real browser, and can somebody leave it in a hurry?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page

from cases.acts.save_draft import save_draft
from cases.being_typed import typed_on
from cases.models import Draft
from people.models import Council, CouncilSetting, Holding, User
from tests.browser.site import AT, session_of

FIRST = "They shouted at me"
# Nothing listens there: where the button leads is only asked for, and nobody else's site is.
ELSEWHERE = "https://127.0.0.1:9/"


@pytest.fixture
def rosa(site: str) -> User:
    """A Member of Wendlebury."""
    council = Council.objects.get(code="wendlebury")
    CouncilSetting.objects.get_or_create(
        council=council, name="exit this page leads to",
        defaults={"value": ELSEWHERE, "source": "the tests", "from_on": date(2026, 1, 1)},
    )  # fmt: skip
    return User.objects.get(email="rosa.bright@wendlebury.example")


@pytest.fixture
def draft(rosa: User) -> Draft:
    """About to say what happened between her and a Director."""
    director = Holding.objects.get(user__email="colin.hargreave@wendlebury.example")
    draft = save_draft(None, by=rosa, at=AT, council=director.post.council, matter="councillor about officer")
    facts = {"safety": "no", "ground": "courtesy"}
    return save_draft(draft, by=rosa, at=AT, about=(director.user, director.post), facts=facts)


@pytest.fixture
def device(browser: Browser, site: str, rosa: User) -> Iterator[BrowserContext]:
    """A browser in which she is signed in."""
    with _device(browser, site, rosa) as made:
        yield made


def _device(browser: Browser, site: str, user: User, **options: Any) -> BrowserContext:
    made = browser.new_context(base_url=site, **options)
    made.set_default_timeout(10_000)
    cookie = session_of(user)
    made.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": site}])
    return made


def _opened(device: BrowserContext, draft: Draft) -> Page:
    page = device.new_page()
    page.goto(f"/raise/{draft.key}/what-happened")
    return page


def _type(page: Page, words: str) -> None:
    page.get_by_label("Tell us in your own words").press("End")
    page.get_by_label("Tell us in your own words").press_sequentially(words)


def _told(page: Page, words: str) -> None:
    """Wait until the page says so, in the place that a screen reader reads out."""
    page.get_by_role("status").filter(has_text=words).wait_for()


def _stored(draft: Draft) -> str:
    return typed_on(Draft.objects.get(pk=draft.pk).answers, "what-happened").get("happened", "")


def test_it_is_saved_by_itself_and_there_again_after_a_refresh_and_on_another_device(
    browser: Browser, site: str, rosa: User, draft: Draft, device: BrowserContext
) -> None:
    page = _opened(device, draft)
    _type(page, FIRST)
    _told(page, "Saved at 10:10")
    assert page.evaluate("document.activeElement.name") == "happened"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

    page.reload()
    assert page.get_by_label("Tell us in your own words").input_value() == FIRST
    with _device(browser, site, rosa) as phone:
        elsewhere = phone.new_page()
        elsewhere.goto(f"/raise/{draft.key}")
        assert elsewhere.get_by_label("Tell us in your own words").input_value() == FIRST


def test_back_after_continue_shows_what_was_sent(draft: Draft, device: BrowserContext) -> None:
    page = _opened(device, draft)
    _type(page, FIRST)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/put-right")
    page.go_back()
    page.wait_for_url("**/what-happened")

    assert page.get_by_label("Tell us in your own words").input_value() == FIRST
    assert _stored(draft) == ""


def test_of_two_tabs_the_second_is_told_and_reads_both(draft: Draft, device: BrowserContext) -> None:
    one, two = _opened(device, draft), _opened(device, draft)
    _type(one, "What the first tab says.")
    _told(one, "Saved at")
    _type(two, "What the second tab says.")
    _told(two, "Choose Continue to see both.")
    assert _stored(draft) == "What the first tab says."

    two.get_by_role("button", name="Continue").click()
    two.get_by_text("This answer was changed in another tab or window.").wait_for()
    assert "What the first tab says." in two.locator("main").inner_text()
    assert two.get_by_label("Tell us in your own words").input_value() == "What the second tab says."


def test_without_a_connection_the_page_stays_and_goes_on_once_there_is_one(
    draft: Draft, device: BrowserContext
) -> None:
    page = _opened(device, draft)
    device.set_offline(True)
    _type(page, FIRST)
    _told(page, "You are not connected. What you wrote is still on this page.")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_timeout(1_100)  # A second press within a second counts as one and the same.
    assert page.get_by_label("Tell us in your own words").input_value() == FIRST

    device.set_offline(False)
    _told(page, "Saved at")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/put-right")
    assert Draft.objects.get(pk=draft.pk).words["happened"] == FIRST


def test_after_time_ran_out_continue_asks_who_it_is_and_the_words_are_there(
    rosa: User, draft: Draft, device: BrowserContext
) -> None:
    page = _opened(device, draft)
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    _type(page, FIRST)
    _told(page, "You have been signed out.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Sign in", exact=True).wait_for()

    sealed = page.locator("input[name=kept]").first.input_value()
    assert len(sealed) > 100
    assert FIRST not in page.content()


def test_a_double_press_goes_on_once(draft: Draft, device: BrowserContext) -> None:
    page = _opened(device, draft)
    _type(page, FIRST)
    page.get_by_role("button", name="Continue").dblclick()
    page.wait_for_url("**/put-right")

    assert Draft.objects.get(pk=draft.pk).words["happened"] == FIRST
    assert "put_right" not in Draft.objects.get(pk=draft.pk).words


def test_shift_three_times_keeps_what_was_typed_signs_out_and_leads_elsewhere(
    site: str, draft: Draft, device: BrowserContext
) -> None:
    page = _opened(device, draft)
    _type(page, FIRST)  # Nothing is saved yet: the last key was a moment ago.
    with page.expect_request(ELSEWHERE):
        for _ in range(3):
            page.keyboard.press("Shift")

    assert _stored(draft) == FIRST
    assert not device.request.get(f"{site}/mine", max_redirects=0).ok
    page.goto(f"{site}/raise/{draft.key}/what-happened")
    assert page.get_by_role("heading", name="Sign in", exact=True).is_visible()
    assert FIRST not in page.content()


@pytest.mark.parametrize("scripted", [True, False], ids=["with the script", "without it"])
@pytest.mark.parametrize("how", ["the button", "the second skip link"])
def test_the_button_and_the_skip_link_lead_away(
    how: str, scripted: bool, browser: Browser, site: str, rosa: User, draft: Draft
) -> None:
    with _device(browser, site, rosa, java_script_enabled=scripted) as device:
        page = _opened(device, draft)
        with page.expect_request(ELSEWHERE):
            if how == "the button":
                page.get_by_role("button", name="Exit this page").click()
            else:
                page.keyboard.press("Tab")
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
        assert not device.request.get(f"{site}/mine", max_redirects=0).ok


def test_what_the_keyboard_reaches_is_never_behind_the_button(
    browser: Browser, site: str, rosa: User, draft: Draft
) -> None:
    with _device(browser, site, rosa, viewport={"width": 320, "height": 480}) as phone:
        page = _opened(phone, draft)
        for key in ["Tab"] * 14 + ["Shift+Tab"] * 10:
            page.keyboard.press(key)
            hidden = page.evaluate(
                """() => {
                    const [here, bar] = [document.activeElement, document.querySelector(".govuk-exit-this-page")];
                    if (bar.contains(here) || !document.querySelector("main").contains(here)) return "";
                    const [its, the] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
                    return its.top < the.bottom && its.bottom > the.top ? here.outerHTML.slice(0, 80) : "";
                }"""
            )
            assert hidden == "", key
