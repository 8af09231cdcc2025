"""Which pages does somebody come to, by every link from where they begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve

from tests.cases.pages.hostile.forms_shown import Shown, shown_on

# Leaving, and files that are saved and not shown.
_NOT_FOLLOWED = re.compile(r"^/(static|file|sign-out|leave|brand)(/|$)")
_MOST = 400  # pages of one person; the small council has fewer
_ALIKE = 3  # pages of one view with one heading: the fourth case on a list is like the third


@dataclass(frozen=True)
class Visited:
    """A page that was come to."""

    address: str
    view: str
    shown: Shown


def pages_from(browser: Client, beginnings: list[str]) -> Iterator[Visited]:
    """Every page that can be reached by links, each once."""
    waiting, known = list(beginnings), set(beginnings)
    alike: dict[tuple[str, str, str], int] = {}
    for _ in range(_MOST):
        if not waiting:
            return
        address = waiting.pop(0)
        if _NOT_FOLLOWED.match(address):
            continue
        answer = browser.get(address, follow=True)
        assert answer.status_code < 500, address
        if answer.status_code in (400, 404, 405) or "text/html" not in answer.get("Content-Type", ""):
            continue
        here = answer.request["PATH_INFO"]
        match = resolve(here)
        shown = shown_on(answer.content.decode())
        like = (match.view_name, str(match.kwargs.get("act", "")), shown.title)
        alike[like] = alike.get(like, 0) + 1
        if alike[like] > _ALIKE:
            continue
        yield Visited(here, match.view_name, shown)
        for link in shown.links:
            target = urlsplit(urljoin(here, link))
            path = target.path + (f"?{target.query}" if target.query else "")
            if target.netloc or target.scheme or path in known:
                continue
            known.add(path)
            waiting.append(path)
    raise AssertionError(f"{_MOST} pages and no end: {waiting[:20]}")
