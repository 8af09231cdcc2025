"""How much does a page weigh, and for how many things does the browser ask? Measured as they come over the wire."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from people.models import User
from tests.browser.site import session_of

ROSA, JUDITH = "rosa.bright@wendlebury.example", "judith.amadi@wendlebury.example"
_KILOBYTE = 1024
_BUILT = Path(__file__).parents[2] / "assets" / "built"


@pytest.mark.parametrize(
    ("address", "email"),
    [("/sign-in", ""), ("/", ROSA), ("/raise", ROSA), ("/mine", ROSA), ("/desk", JUDITH)],
)
def test_a_first_view_is_sixty_kilobytes_in_six_requests_and_the_next_fifteen(
    browser: Browser, site: str, address: str, email: str
) -> None:
    with browser.new_context(base_url=site) as context:
        if email:
            context.add_cookies([{**session_of(User.objects.get(email=email)), "url": site}])
        page, asked = context.new_page(), list[Request]()
        page.on("request", lambda request: asked.append(request))
        page.goto(address, wait_until="networkidle")
        first, requests = sum(map(_bytes, asked)), len(asked)
        asked.clear()
        page.goto(address, wait_until="networkidle")

        assert first <= 60 * _KILOBYTE, first
        assert requests <= 6
        assert sum(map(_bytes, asked)) <= 15 * _KILOBYTE
        assert not any(one.resource_type == "font" for one in asked)


@pytest.mark.parametrize(("file", "most_kilobytes"), [("portal.css", 22), ("portal.js", 10)])
def test_what_is_built_stays_small(file: str, most_kilobytes: int) -> None:
    assert len(gzip.compress((_BUILT / file).read_bytes())) <= most_kilobytes * _KILOBYTE


def _bytes(request: Request) -> int:
    """What came over the wire for it; nothing where the browser had it already."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
