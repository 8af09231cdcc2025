"""What is wrong with a page as it stands in the browser? Everything that can be seen without knowing its story."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from django.urls import resolve
from django.utils.text import slugify
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
WIDTHS = (1366, 683, 390, 320)  # pixels: a laptop, the same at 200 %, a phone, and 400 % of 1280
HEIGHTS = {1366: 768, 683: 768, 390: 844, 320: 640}  # pixels, of the first view
PICTURES = ROOT / "var" / "screenshots"
# Every page by axe, and a picture of it, at every width; else each kind of page once at all widths.
EVERYTHING = bool(os.environ.get("EVERY_WIDTH"))
_AXE = (ROOT / "assets" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN_AXE = """async rules => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
    return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(" ")).join(", ")}`);
}"""
# Where a box is wider than the page, and is no region that scrolls by itself.
_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_IDS_TWICE = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
    return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds: WCAG 2.2 A and AA, and its best practice. Each as its rule and the elements.

    The page's own script may be blocked; where the browser runs none at all this would wait for ever.
    """
    if page.evaluate("() => typeof axe === 'undefined'"):
        page.evaluate(f"() => {{ {_AXE}; return null; }}")
    found: list[str] = page.evaluate(_RUN_AXE, list(_RULES))
    return found


@dataclass
class Eyes:
    """Looks at every page somebody comes to, and keeps what is wrong with it as sentences.

    `names` are the people who must stand in no title and no address; `glass` is an empty page that runs scripts.
    Where each story is lived at each width, a page that is seen again is `looked_at_in_one_width`: that of its story.
    """

    names: frozenset[str]
    glass: Page
    looked_at_in_one_width: bool = False
    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    pages: int = 0
    looks: int = 0

    def look(self, page: Page, story: str, width: int, *, scripted: bool) -> None:
        """Judge the page at the width of its story, and a kind of page that is new at every width."""
        self.pages += 1
        where = f"{story} {page.url}"
        kind = kind_of(page, scripted=scripted)
        new = kind not in self.seen
        self.seen.add(kind)
        self._say(where, names_in(page.title(), self.names), "in the title")
        self._say(where, names_in(unquote(page.url), self.names), "in the address")
        self._say(where, page.evaluate(_IDS_TWICE), "is the id of two things")
        judged = page if scripted or not (new or EVERYTHING) else self._beneath_the_glass(page)
        everywhere = new or (EVERYTHING and not self.looked_at_in_one_width)
        for at in WIDTHS if everywhere else (width,):
            judged.set_viewport_size({"width": at, "height": HEIGHTS[at]})
            self.looks += 1
            if (over := judged.evaluate(_TOO_WIDE)) > 0:
                self.faults.append(f"{where} at {at} px is {over} px too wide")
            if new or EVERYTHING:
                self._say(f"{where} at {at} px", axe_violations(judged), "(axe)")
                self._keep(judged, page.title(), story, at)
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    def _say(self, where: str, found: Iterable[str], what: str) -> None:
        self.faults += [f"{where}: {one} {what}" for one in found]

    def _beneath_the_glass(self, page: Page) -> Page:
        """The same page in a browser that runs scripts, of which it loads none: axe-core is one."""
        html = page.content()
        address = urljoin(page.url, "/beneath-the-glass")
        self.glass.unroute_all()
        self.glass.route(re.compile(r"\.js$"), lambda route: route.abort())
        self.glass.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
        self.glass.goto(address)
        return self.glass

    def _keep(self, page: Page, title: str, story: str, width: int) -> None:
        folder = PICTURES / slugify(story)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{self.pages:03}-{slugify(title)[:60]}-{width}.jpeg"
        page.screenshot(path=folder / name, full_page=True, type="jpeg", quality=60)


def kind_of(page: Page, *, scripted: bool) -> str:
    """What makes two pages alike for the eye: the view, its heading, whether it is empty, and what is wrong on it."""
    match = resolve(urlsplit(page.url).path)
    act = match.kwargs.get("act", "") or match.kwargs.get("question", "")
    heading = page.locator("h1").first.inner_text() if page.locator("h1").count() else ""
    wrong = page.title().startswith("Error")
    boxes = page.locator("main form").count()
    lists = page.locator("main table, main ul, main ol, main dl").count() > 0
    return f"{match.view_name}/{act} {re.sub(r'[A-Z]{3}-[A-Z0-9-]+', '', heading)} {wrong} {boxes} {lists} {scripted}"


def names_in(text: str, names: frozenset[str]) -> list[str]:
    """Which of the people stand in the text."""
    return [
        name for name in sorted(names) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    ]
