"""How many messages does an act take by its page? On PostgreSQL each waits for its turn of the processor."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from tests.cases.life.living import ready
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.sending import acknowledged, drafted, run_small_book, sent
from tests.world import World, world

AT_MOST = {
    "postgresql": {"question": 13, "acknowledgement": 21},
    "sqlite": {"question": 23, "acknowledgement": 28},
}


@pytest.fixture
def wendlebury(db: None) -> World:
    """The small council with the small book of the language's tests."""
    here = world(on=ON)
    run_small_book(here.council)
    return here


def test_a_question_takes_no_more_than_it_took(wendlebury: World) -> None:
    case = acknowledged(_about_a_director(wendlebury), wendlebury.chief_executive, on=ON, at=AT)
    asked = _posted(
        wendlebury, f"/desk/{case.reference}/question", {"words": "Who?", "version": case.version}
    )
    assert asked <= AT_MOST[connection.vendor]["question"]


def test_an_acknowledgement_takes_no_more_than_it_took(wendlebury: World) -> None:
    case = ready(_about_a_director(wendlebury), wendlebury.chief_executive)
    asked = _posted(
        wendlebury, f"/desk/{case.reference}", {"words": "I have read it.", "version": case.version}
    )
    assert asked <= AT_MOST[connection.vendor]["acknowledgement"]


def _about_a_director(w: World) -> Case:
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place), at=AT)
    return sent(draft, w.member, on=ON, at=AT)


def _posted(w: World, address: str, fields: dict[str, object]) -> int:
    browser = signed_in_as(w.chief_executive)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(address, fields)
    assert answer.status_code == 302
    return len(asked)
