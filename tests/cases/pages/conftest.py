"""Wendlebury with Swale's rulebook in force, and a day on which the pages are read."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from cases.signing_in.accounts import BEGAN_AT, SHOWN_AT
from cases.views import clock
from people.models import User
from rules.shelf import adopt, put_on_shelf
from tests.world import World, world

ON = date(2026, 6, 4)
AT = datetime(2026, 6, 4, 9, 10, tzinfo=UTC)
SWALE = Path(__file__).parents[3] / "protocols" / "swale"


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> date:
    """Every page is read on Thursday 4 June 2026, at ten past ten in London."""
    pages_are_read(monkeypatch, on=ON, at=AT)
    return ON


def pages_are_read(monkeypatch: pytest.MonkeyPatch, *, on: date, at: datetime) -> None:
    """Every page is read on that day, at that instant."""
    for module in _modules_that_ask():
        if hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: on)
        if hasattr(module, "now"):
            monkeypatch.setattr(module, "now", lambda: at)


@pytest.fixture
def wendlebury(db: None) -> World:
    """The small council, with Swale's protocol as its rulebook."""
    council = world(on=ON)
    version, _ = put_on_shelf("swale", next(SWALE.glob("*.yaml")))
    adopt("wendlebury", version, from_on=date(2026, 1, 1), adopted_by="the tests")
    return council


def signed_in_as(user: User, *, at: datetime = AT) -> Client:
    """A browser in which this person has just signed in; it sends the forms' own marks as a browser does."""
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session[BEGAN_AT] = session[SHOWN_AT] = at.timestamp()
    session.save()
    return browser


def _modules_that_ask() -> Sequence[object]:
    # Every page is imported before: one that was first imported meanwhile would keep the other day for good.
    assert get_resolver().url_patterns
    return [module for name, module in sys.modules.items() if name.startswith("cases.views")] + [clock]
