"""Wendlebury after a few concerns, and the pages of its report read on a day of the next year."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from cases.acts.link import link
from cases.models import Case
from people.models import User
from tests.cases.life.living import about_a_councillor, about_a_director, done
from tests.cases.pages.conftest import pages_are_read, signed_in_as
from tests.cases.sending import drafted, run_small_book, sent
from tests.world import World, world

NEXT_YEAR = date(2027, 2, 3)
AT = datetime(2027, 2, 3, 10, 0, tzinfo=UTC)


@pytest.fixture
def w(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The council with its rulebook, and every page read on 3 February 2027."""
    pages_are_read(monkeypatch, on=NEXT_YEAR, at=AT)
    here = world()
    run_small_book(here.council)
    return here


@pytest.fixture
def four(w: World) -> list[Case]:
    """Two linked concerns about a Director, one about a Member, and one about the Monitoring Officer."""
    first, second = about_a_director(w), about_a_director(w)
    done(link, first, second.reference, by=w.chief_executive, reasons="The same meeting.")
    return [first, second, about_a_councillor(w), about_the_monitoring_officer(w)]


def about_the_monitoring_officer(w: World) -> Case:
    """A Member's concern about the Monitoring Officer."""
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    return sent(drafted(w.other_member, w.council, about=about), w.other_member)


def browser_of(user: User) -> Client:
    """A browser in which this person has just signed in."""
    return signed_in_as(user, at=AT)
