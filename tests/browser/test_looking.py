"""Would a fault be noticed? Each kind that the eyes look for is put into a page on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from people.models import User
from tests.browser.looking import Eyes, axe_violations, names_in
from tests.browser.visitor import Visitor

ROSA = "rosa.bright@wendlebury.example"
_PLANTED = {
    "words too pale": ("document.querySelector('h1').style.color = '#bbb'", "color-contrast"),
    "a field without a label": (
        "document.querySelector('main').append(document.createElement('input'))",
        "label",
    ),
    "a picture without words": ("document.querySelector('main').append(new Image())", "image-alt"),
    "a heading that skips one": (
        "document.querySelector('main').innerHTML += '<h5>On</h5>'",
        "heading-order",
    ),
    "a place to touch that is too small": (
        "document.querySelector('main').innerHTML += "
        '\'<a href=x style="position:absolute;font-size:8px">a</a><a href=y style="font-size:8px">b</a>\'',
        "target-size",
    ),
    "no language": ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    "words outside every region": ("document.body.innerHTML += '<div><p>Lost words</p></div>'", "region"),
}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A public page of the site, in a browser that lets a fault be put into it."""
    with browser.new_context(base_url=site, bypass_csp=True) as context:
        shown = context.new_page()
        shown.goto("/privacy")
        yield shown


@pytest.fixture
def eyes(browser: Browser) -> Iterator[Eyes]:
    """Eyes that have seen nothing yet."""
    with browser.new_context() as glass:
        yield Eyes(frozenset({"Rosa Bright"}), glass.new_page())


@pytest.mark.parametrize(
    ("change", "rule"),
    _PLANTED.values(),
    ids=_PLANTED.keys(),
)
def test_a_planted_fault_is_found_by_axe(page: Page, change: str, rule: str) -> None:
    assert axe_violations(page) == []
    page.evaluate(f"() => {{ {change}; }}")
    assert any(found.startswith(f"{rule}:") for found in axe_violations(page)), axe_violations(page)


def test_a_page_that_is_too_wide_or_names_somebody_or_says_an_id_twice(page: Page, eyes: Eyes) -> None:
    eyes.look(page, "planted faults", 320, scripted=True)
    assert eyes.faults == []
    page.evaluate(
        """() => {
            document.title = "A concern about Rosa Bright";
            document.querySelector("h1").id = "main";
            document.querySelector("h1").style.width = "700px";
            history.replaceState(null, "", "/privacy?who=rosa%20bright");
        }"""
    )
    eyes.look(page, "planted faults", 320, scripted=True)

    assert any("Rosa Bright in the title" in fault for fault in eyes.faults)
    assert any("Rosa Bright in the address" in fault for fault in eyes.faults)
    assert any("main is the id of two things" in fault for fault in eyes.faults)
    assert any("at 320 px" in fault and "px too wide" in fault for fault in eyes.faults)


def test_what_is_asked_of_another_place_and_what_the_browser_complains_of(
    browser: Browser, site: str, eyes: Eyes
) -> None:
    with Visitor(browser, site, User.objects.get(email=ROSA), eyes, "planted faults") as visitor:
        visitor.open("/privacy")
        visitor.page.evaluate(
            """() => {
                const elsewhere = new Image();
                elsewhere.src = "http://127.0.0.1:9/picture.png";
                document.querySelector("main").append(elsewhere);
            }"""
        )
        visitor.page.wait_for_timeout(300)

    assert any("Content Security Policy" in fault for fault in eyes.faults)


def test_a_name_is_a_whole_name() -> None:
    names = frozenset({"Rosa Bright"})

    assert names_in("About rosa bright, Member", names) == ["Rosa Bright"]
    assert names_in("A primrosa brightly", names) == []
