"""How often does a page of somebody's own ask the database? As often after thirty things happened as after three.

Five of them are the frame of every page (session, person, council, what it settled, the time of the visit). Of a
page that is opened, seven more find it and record the opening under a lock.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.acts.add_words import add_words
from cases.acts.ask_question import ask_question
from cases.acts.more_from_them import add_to_account
from cases.acts.put_to_them import give_account
from cases.models import Case, Hearing
from cases.seen_version import version_among, version_told
from cases.views.conversation import told_to_them
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db

FEW, MANY = 3, 30
# In a test the case of whoever raised it has a question, so that one look-up of it is among them.
MOST = {"case": 23, "mine": 18, "put to you": 6, "one put to you": 20}


def test_the_page_of_whoever_raised_it(wendlebury: World, case: Case) -> None:
    _stays(MOST["case"], wendlebury.member, f"/case/{case.reference}", lambda: _said(case, wendlebury))


def test_the_list_of_their_concerns(wendlebury: World, case: Case) -> None:
    _stays(MOST["mine"], wendlebury.member, "/mine", lambda: _said(case, wendlebury))


def test_the_list_of_what_was_put_to_somebody(wendlebury: World, case: Case, put: Hearing) -> None:
    _stays(MOST["put to you"], wendlebury.director_of_place, "/put-to-you", lambda: _said(case, wendlebury))


def test_the_page_of_what_was_put_to_somebody(wendlebury: World, put: Hearing) -> None:
    director = wendlebury.director_of_place
    give_account(put.key, by=director, words="I did not.", at=AT, on=ON)

    def added() -> None:
        add_to_account(put.key, by=director, words="And one thing more.", at=AT, on=ON)

    _stays(MOST["one put to you"], director, f"/put-to-you/{put.key}", added)


def test_the_version_is_the_same_from_what_was_read_as_looked_up(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    for _number in range(FEW):
        _said(case, wendlebury)
    case.refresh_from_db()
    assert version_among(told_to_them(case)) == version_told(case) > FEW


def _stays(most: int, who: User, address: str, happens: Callable[[], None]) -> None:
    """Few look-ups, and no more of them after many things happened than after a few."""
    for _number in range(FEW):
        happens()
    few = _look_ups(who, address)
    for _number in range(MANY - FEW):
        happens()
    assert len(few) <= most, "\n".join(few)
    assert len(_look_ups(who, address)) == len(few)


def _said(case: Case, w: World) -> None:
    """One thing more happens: in turn a question is asked, and words are added."""
    case.refresh_from_db()
    if case.questions.exists():
        add_words(case.reference, by=w.member, words="More of it.", version=case.version, at=AT, on=ON)
    else:
        ask_question(case.reference, by=w.chief_executive, words="When?", version=case.version, at=AT, on=ON)


def _look_ups(who: User, address: str) -> list[str]:
    """What the second visit asks: the first of a session also writes down that it began."""
    browser = signed_in_as(who)
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return [each["sql"][:120] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
