"""How many messages does an act take by its page? On PostgreSQL each waits for its turn of the processor."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.views.clock import now, today
from tests.cases.life.living import about_a_director, ready
from tests.cases.sending import drafted, sent
from tests.world import World

AT_MOST = {
    "postgresql": {"question": 13, "acknowledgement": 21},
    "sqlite": {"question": 23, "acknowledgement": 28},
}


def test_a_question_takes_no_more_than_it_took(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    asked = _posted(
        wendlebury, f"/desk/{case.reference}/question", {"words": "Who?", "version": case.version}
    )
    assert asked <= AT_MOST[connection.vendor]["question"]


def test_an_acknowledgement_takes_no_more_than_it_took(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place), at=now())
    case = ready(sent(draft, w.member, on=today(), at=now()), w.chief_executive)
    asked = _posted(w, f"/desk/{case.reference}", {"words": "I have read it.", "version": case.version})
    assert asked <= AT_MOST[connection.vendor]["acknowledgement"]


def _posted(w: World, address: str, fields: dict[str, object]) -> int:
    browser = Client()
    browser.force_login(w.chief_executive)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(address, fields)
    assert answer.status_code == 302
    return len(asked)
