"""Is every concern carried from its start to its end in a real browser, under each rulebook, on every kind of screen?

The five rulebooks, both directions, with the script and without it, each at another width. Every page on the way is
looked at: no violation of WCAG 2.2 AA or of good practice, nothing wider than the screen, nobody's name in a title or
an address, nothing asked of another place. Each kind of page is looked at in all four widths the first time it comes
up; EVERY_WIDTH=true looks at every page, in the width of its story, and lets every story be lived in every browser.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Browser

from people.models import User
from tests.browser import desk
from tests.browser.filing import Story, file_it
from tests.browser.looking import EVERYTHING, WIDTHS, Eyes, names_in
from tests.browser.visitor import Visitor

ABOUT_OFFICER, ABOUT_COUNCILLOR = "councillor about officer", "officer about councillor"
_PAIRS = {
    # council: a councillor, an officer; each raises a concern about the other.
    "harrowmere": ("Dennis Upjohn", "Arjun Patel"),
    "calderwick": ("Edwin Boothroyd", "Magda Zielińska"),
    "wendlebury": ("Rosa Bright", "Colin Hargreave"),
    "merrowdown": ("Nigel Ormerod", "Ashley Trent"),
    "aldersyke": ("Peter Wolfenden", "Amina Yusuf"),
}
_BROWSERS = [(width, scripted) for scripted in (True, False) for width in WIDTHS]


def _stories() -> Iterator[Story]:
    turn = itertools.cycle(_BROWSERS)
    for council, (councillor, officer) in _PAIRS.items():
        for matter, by, about in (
            (ABOUT_OFFICER, councillor, officer),
            (ABOUT_COUNCILLOR, officer, councillor),
        ):
            for width, scripted in _BROWSERS if EVERYTHING else [next(turn)]:
                yield Story(council, matter, by, about, width, scripted)


STORIES = list(_stories())


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Eyes]:
    """What was looked at so far, so that a kind of page is looked at closely once."""
    names = frozenset(User.objects.values_list("display_name", flat=True))
    with browser.new_context() as glass:
        yield Eyes(names, glass.new_page(), looked_at_in_one_width=True)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.name} {story.width}")
def test_from_the_first_page_to_the_last(
    browser: Browser, site: str, seen: Eyes, story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    seen.faults.clear()
    caplog.set_level(logging.INFO)

    def visit(user: User) -> Visitor:
        return Visitor(browser, site, user, seen, story.name, story.width, story.scripted)

    filer, subject = User.objects.get(display_name=story.by), User.objects.get(display_name=story.about)
    with visit(filer) as visitor:
        reference = file_it(visitor, story, with_mistakes=True)
        visitor.open("/mine").open(f"/case/{reference}")
    if desk.handler_of(reference) is not None:
        desk.opened_and_acknowledged(reference, visit)
        desk.code_question_answered(reference, visit)
        desk.put_to_them_and_answered(reference, visit, subject)
        desk.decided_and_reported_back(reference, visit)
        with visit(filer) as visitor:
            visitor.open(f"/case/{reference}")
            assert "They have said that they are sorry." in visitor.text
    call_command("send_notices", verbosity=0)
    written = [
        *(record.getMessage() for record in caplog.records),
        *map(_without_whom_it_is_for, mail.outbox),
    ]
    assert mail.outbox
    assert [name for text in written for name in names_in(text, seen.names)] == []
    assert not seen.faults, "\n".join(seen.faults)


def _without_whom_it_is_for(message: mail.EmailMessage) -> str:
    head = "\n".join(f"{name}: {value}" for name, value in message.message().items() if name != "To")
    return f"{head}\n{message.body}"


def test_every_rulebook_width_and_kind_of_browser_has_its_story() -> None:
    assert {story.council for story in STORIES} == set(_PAIRS)
    assert {(story.width, story.scripted) for story in STORIES} == set(_BROWSERS)
