"""Wendlebury with Swale's rulebook in force, and a day on which the pages are read."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

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
    for module in _modules_that_ask():
        if hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: ON)
        if hasattr(module, "now"):
            monkeypatch.setattr(module, "now", lambda: AT)
    return ON


@pytest.fixture
def wendlebury(db: None) -> World:
    """The small council, with Swale's protocol as its rulebook."""
    council = world(on=ON)
    version, _ = put_on_shelf("swale", next(SWALE.glob("*.yaml")))
    adopt("wendlebury", version, from_on=date(2026, 1, 1), adopted_by="the tests")
    return council


def signed_in_as(user: User) -> Client:
    """A browser in which this person has just signed in; it sends the forms' own marks as a browser does."""
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session[BEGAN_AT] = session[SHOWN_AT] = AT.timestamp()
    session.save()
    return browser


def _modules_that_ask() -> Sequence[object]:
    return [module for name, module in sys.modules.items() if name.startswith("cases.views")] + [clock]
