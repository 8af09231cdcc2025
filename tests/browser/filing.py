"""Somebody raises a concern in the browser, whatever the rulebook asks: each page is answered as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.browser.visitor import Visitor

HAPPENED = "They shouted at me in the briefing and would not let me answer."
# What is answered where it is offered, by the value of the answer; the first of them that stands on the page.
_ANSWERS = (
    "no", "courtesy", "did not resolve it", "councillor", "officer", "here", "apology", "me", "you", "self",
    "manager", "yourself",
)  # fmt: skip
_LONGEST = 20  # pages; no rulebook asks as much


@dataclass(frozen=True)
class Story:
    """Who raises what about whom. `width` and `scripted`: the browser they have."""

    council: str
    matter: str
    by: str
    about: str
    width: int
    scripted: bool

    @property
    def name(self) -> str:
        """As the folder of its pictures is called."""
        return f"{self.council} {self.matter}{'' if self.scripted else ' without script'}"


def file_it(visitor: Visitor, story: Story, *, with_mistakes: bool = False) -> str:
    """From "Start" to "Sent"; the reference. With mistakes, Continue is first pressed on each page with nothing."""
    visitor.open("/raise").go_on()
    for _ in range(_LONGEST):
        if visitor.at.endswith("/sent"):
            return visitor.at.split("/")[2]
        if with_mistakes and _asks_something(visitor):
            here = visitor.at
            visitor.go_on()
            if visitor.at != here:
                continue
            assert visitor.page.title().startswith("Error: "), f"{visitor.at} neither moved on nor said why"
        answer_page(visitor, story)
        visitor.go_on()
    raise AssertionError(f"{visitor.at} is not the end: {visitor.text[:500]}")


def answer_page(visitor: Visitor, story: Story) -> None:
    """Answer whatever the page asks."""
    radios = visitor.radios
    if radios and not any(radio.is_checked() for radio in radios.values()):
        wanted = next((one for one in (story.matter, *_ANSWERS) if one in radios), next(iter(radios)))
        radios[wanted].check()
    for words, typed in _WORDS.items():
        fields = visitor.page.locator("main").get_by_label(re.compile(words, re.IGNORECASE))
        for field in fields.all():
            if field.get_attribute("type") in (None, "text", "search") and not field.input_value():
                field.fill(typed or story.about)


_WORDS = {
    "^name, or part of it": "",
    "^tell us in your own words": HAPPENED,
    "^when was it": "about 28 May",
}


def _asks_something(visitor: Visitor) -> bool:
    asks = bool(visitor.radios) or visitor.page.locator("main input[type=text], main textarea").count()
    return bool(asks) and not any(radio.is_checked() for radio in visitor.radios.values())
