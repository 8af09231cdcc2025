"""How does somebody write notes in a browser all day, and what do they read when one is not taken?"""

from __future__ import annotations

import http.client
import re
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from threading import Event, Thread
from time import sleep

PATIENCE = 60  # seconds an answer may take
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Page:
    """What came back."""

    status: int
    shown: str

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page, its own mark among them."""
        return {name: unescape(value) for name, value in _HIDDEN.findall(self.shown)}


@dataclass
class Browser:
    """One person's browser: it keeps cookies, and follows no redirect."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Page:
        """Open a page."""
        return self._ask("GET", address, None)

    def post(self, address: str, fields: dict[str, str]) -> Page:
        """Send a form."""
        return self._ask("POST", address, urllib.parse.urlencode(fields))

    def sign_in(self, email: str, password: str) -> None:
        """Sign in, or fail."""
        page = self.get("/sign-in")
        assert self.post("/sign-in", {**page.hidden, "email": email, "password": password}).status == 302

    def _ask(self, method: str, address: str, body: str | None) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or ():
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            return Page(answer.status, answer.read().decode())
        finally:
            connection.close()


@dataclass
class Writer:
    """Somebody who adds one note after another to one case until told to stop, and sends again what was not taken."""

    browser: Browser
    address: str
    name: str
    stopped: Event = field(default_factory=Event)
    kept: list[str] = field(default_factory=list)
    not_saved: int = 0
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.thread = Thread(target=self.run, daemon=True)

    def run(self) -> None:
        """Write, until told to stop; whatever is no answer a person could use is a fault."""
        number = 0
        while not self.stopped.is_set():
            number += 1
            try:
                self._write(f"Note {number} of {self.name} & so on")
            except (OSError, http.client.HTTPException) as cut_off:
                self.faults.append(f"no answer at all: {cut_off!r}")

    def _write(self, words: str) -> None:
        page = self._insist(lambda: self.browser.get(self.address), "")
        fields = {**page.hidden, "label": "internal", "words": words}
        answer = self._insist(lambda: self.browser.post(self.address, fields), words)
        if answer.status == 302 or "This case has changed since you opened it" in answer.shown:
            # Changed by nobody but themselves: the first time it was saved, although no answer came.
            self.kept.append(words)
        elif not self.stopped.is_set():
            self.faults.append(f"{answer.status}: {answer.shown[:300]}")

    def _insist(self, ask: Callable[[], Page], words: str) -> Page:
        """Ask until it is answered, as somebody who presses the button again."""
        while True:
            page = ask()
            if page.status != 503:
                return page
            self.not_saved += 1
            if words and words not in unescape(page.shown):
                self.faults.append(f"a page without the words {words}")
            if self.stopped.is_set():
                return page
            sleep(0.05)
