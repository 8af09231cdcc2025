"""A person with a browser, who raises a concern page by page as the pages ask it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.test import Client
from django.utils.text import slugify

from people.models import Post, User

_HIDDEN = re.compile(r'<input type="hidden" name="(?P<name>[^"]+)" value="(?P<value>[^"]*)"')

WORDS = {
    "what-happened": {"happened": "They shouted at me in the briefing.", "when": "about 28 May"},
    "put-right": {"put_right": "apology"},
    "contact": {"contact": "here"},
}


@dataclass
class Journey:
    """One draft in one browser. `shown` is the last page's text; `at` its address without the draft's own part."""

    browser: Client
    about: tuple[User, Post] | None = None
    matter: str = "councillor about officer"
    facts: Mapping[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    council: str = ""
    address: str = ""
    shown: str = ""

    @property
    def at(self) -> str:
        """The last part of the address: "matter", "who", "question/ground", "route" …"""
        return self.address.split("?")[0].split("/", 3)[-1] if self.address.count("/") > 2 else self.address

    def start(self) -> Journey:
        """Press Start."""
        return self._went(self.browser.post("/raise", {"council": self.council}, follow=True))

    def open(self, address: str) -> Journey:
        """Open an address."""
        return self._went(self.browser.get(address, follow=True))

    def send(self, fields: Mapping[str, Any]) -> Journey:
        """Fill in the page that is shown and press its button; its hidden fields go with it."""
        return self._went(self.browser.post(self.address, {**self.hidden(), **fields}, follow=True))

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page."""
        found = {match["name"]: unescape(match["value"]) for match in _HIDDEN.finditer(self.shown)}
        found.pop("csrfmiddlewaretoken", None)
        return found

    def to(self, goal: str) -> Journey:
        """Answer whatever is asked until the goal is shown. Fails on a page that does not move on."""
        if not self.address:
            self.start()
        while self.at != goal:
            before, answers = self.at, self._answers()
            self.asked.append(before)
            answer = self.browser.post(self.address, answers)
            assert answer.status_code == 302, f"{before} did not move on with {answers}"
            self.address = answer["Location"]
        return self.open(self.address)

    def _answers(self) -> Mapping[str, Any]:
        if self.at == "matter":
            return {"matter": self.matter}
        if self.at == "who":
            assert self.about is not None
            person, post = self.about
            return {"name": person.display_name, "person": f"{person.pk}-{post.pk}"}
        if self.at.startswith("question/"):
            slug = self.at.removeprefix("question/")
            return {"answer": next(value for fact, value in self.facts.items() if slugify(fact) == slug)}
        return WORDS.get(self.at, {})

    def _went(self, response: Any) -> Journey:
        assert response.status_code < 500, response.content.decode()[:2000]
        self.status = response.status_code
        if response.redirect_chain:
            self.address = response.redirect_chain[-1][0]
        elif response.request["REQUEST_METHOD"] == "GET":
            self.address = response.request["PATH_INFO"]
        self.shown = unescape(response.content.decode())
        return self
