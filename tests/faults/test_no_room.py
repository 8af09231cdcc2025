"""What if SQLite has no room on the disk, or another holds it for too long?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from tests.cases.pages.conftest import the_day
from tests.cases.pages.journey import Journey
from tests.cases.sending import run_small_book
from tests.world import World, world

__all__ = ["the_day"]  # a fixture: the pages are read on the day of the case

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "What I wrote & will not write again. " * 100


@pytest.fixture
def w() -> World:
    """Wendlebury, on SQLite."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own test: test_stopped.py")
    here = world()
    run_small_book(here.council)
    return here


@pytest.fixture
def page(w: World) -> Journey:
    """The page on which a Member is to say what happened."""
    browser = Client(raise_request_exception=False)
    browser.force_login(w.member)
    about = (w.director_of_place, w.posts.director_of_place)
    facts = {"capacity": "councillor", "direct talk": "did not resolve it", "safety": "no"}
    return Journey(browser, about, facts=facts).to("what-happened")


@pytest.fixture
def no_room(page: Journey) -> Iterator[None]:
    """The file may not grow, and what is free in it is given back."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        yield
        cursor.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def held(page: Journey) -> Iterator[None]:
    """Another holds the write lock; who waits gives up after a tenth of a second, and not after twenty."""
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
        yield
        other.rollback()
        other.close()
        cursor.execute("PRAGMA busy_timeout = 20000")


@pytest.mark.parametrize("fault", ["no_room", "held"])
def test_the_words_are_on_the_page_and_can_be_sent_again_later(
    page: Journey, fault: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(fault)

    answer = page.browser.post(page.address, {"happened": WORDS})

    assert answer.status_code == 503
    shown = unescape(answer.content.decode())
    assert "That could not be saved just now" in shown
    assert WORDS.strip() in shown
    assert f'action="{page.address}"' in shown
