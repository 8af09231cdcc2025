"""Somebody at a browser, who finds things on a page as people do: by what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Response

from people.models import User
from tests.browser.looking import HEIGHTS, Eyes
from tests.browser.site import session_of

_PATIENCE = 30_000  # milliseconds for a page to answer


@dataclass
class Visitor:
    """One person in one browser of one width, with the script or without it. Every page they come to is looked at."""

    browser: Browser
    site: str
    user: User | None
    eyes: Eyes
    story: str
    width: int = 1366
    scripted: bool = True
    quick: bool = False  # Only passing through: nothing is looked at.
    asked: list[Request] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __enter__(self) -> Visitor:
        self.context: BrowserContext = self.browser.new_context(
            base_url=self.site,
            java_script_enabled=self.scripted,
            viewport={"width": self.width, "height": HEIGHTS[self.width]},
            locale="en-GB",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(_PATIENCE)
        if self.user is not None:
            self.context.add_cookies([{**session_of(self.user), "url": self.site}])
        self.context.on("request", lambda request: self.asked.append(request))
        self.context.on("response", lambda response: self._answered(response))
        self.context.on("console", lambda message: self._heard(message.type, message.text))
        self.context.on("weberror", lambda thrown: self._heard("error", str(thrown.error)))
        self.page: Page = self.context.new_page()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failed: BaseException | None, at: TracebackType | None
    ) -> None:
        self.context.close()
        elsewhere = {one.url for one in self.asked if not one.url.startswith((self.site, "data:"))}
        fonts = {one.url for one in self.asked if one.resource_type == "font"}
        self.eyes.faults += [f"{self.story}: {url} was asked for" for url in sorted(elsewhere | fonts)]
        self.eyes.faults += [f"{self.story}: {said}" for said in self.said]

    @property
    def at(self) -> str:
        """The address, without what is before it and behind it."""
        return self.page.url.removeprefix(self.site).split("?")[0]

    @property
    def text(self) -> str:
        """The words of the main part."""
        return self.page.locator("main").inner_text()

    def open(self, address: str) -> Visitor:
        """Type an address."""
        self.page.goto(address)
        return self.looked()

    def press(self, button: str) -> Visitor:
        """Press the button of this name, and come to the page behind it."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=button, exact=True).click()
        return self.looked()

    def go_on(self) -> Visitor:
        """Press the page's own button: the first of the main part that is not a lesser one."""
        with self.page.expect_navigation():
            self.main_button.click()
        return self.looked()

    def follow(self, link: str | re.Pattern[str]) -> Visitor:
        """Follow the link of this name."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=link).first.click()
        return self.looked()

    def write(self, label: str | re.Pattern[str], words: str) -> Visitor:
        """Type into the field of this label."""
        self.page.locator("main").get_by_label(label).first.fill(words)
        return self

    def choose(self, label: str | re.Pattern[str]) -> Visitor:
        """Choose the answer of this label."""
        self.page.locator("main").get_by_label(label).first.check()
        return self

    def looked(self) -> Visitor:
        """Look at the page that is shown."""
        if not self.quick:
            self.eyes.look(self.page, self.story, self.width, scripted=self.scripted)
        return self

    @property
    def main_button(self) -> Locator:
        """The page's own button."""
        return self.page.locator("main form button:not(.govuk-button--secondary):not(.secondary)").first

    @property
    def radios(self) -> dict[str, Locator]:
        """The answers that can be chosen, by their values."""
        found = self.page.locator("main input[type=radio]").all()
        return {str(one.get_attribute("value")): one for one in found}

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.said.append(f"{response.status} at {response.url}")

    def _heard(self, kind: str, words: Any) -> None:
        # The browser says of a page we answered with 4xx on purpose that it was not found.
        if kind == "error" and "Failed to load resource" not in str(words):
            self.said.append(f"the browser says: {words}")
