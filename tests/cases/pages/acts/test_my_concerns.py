"""What stands on the list of one's own concerns: open and over, what is new, what is asked, and nothing that leaks?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.acts.name_companion import name_companion
from cases.acts.save_draft import save_draft
from cases.models import Case
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def test_open_and_over_stand_apart_and_nobody_is_named(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = words_of(at(w.member, "/mine"))
    assert "<h2>Open</h2>" in page
    assert "About a Director" in page
    assert "Report back by" in page or "Answer by" in page or "None" in page
    assert w.director_of_place.display_name not in page
    own_of(case, w.member, "withdraw", reasons="We talked.")
    page = words_of(at(w.member, "/mine"))
    assert "None of your concerns is open." in page
    assert page.index("<h2>Over</h2>") < page.index(case.reference)
    assert "Withdrawn" in page


def test_a_reply_is_new_until_its_page_was_opened(wendlebury: World, case: Case) -> None:
    w = wendlebury
    assert "New reply" in words_of(at(w.member, "/mine"))
    own_of(case, w.member)
    assert "New reply" not in words_of(at(w.member, "/mine"))
    desk_of(case, w.chief_executive, "note", label="internal", words="Ask the clerk.")
    assert "New reply" not in words_of(at(w.member, "/mine"))
    desk_of(case, w.chief_executive, "question", words="Which briefing was it?")
    page = words_of(at(w.member, "/mine"))
    assert "New reply" in page
    assert "You are asked 1 question." in page
    assert "Which briefing was it?" not in page


def test_what_was_written_for_them_stands_there_too(wendlebury: World, case: Case) -> None:
    w = wendlebury
    put = {
        "summary": "It is said that you shouted.",
        "asked_of_them": "Was it so?",
        "answer_by": "18 June 2026",
        "may_accompany": "A colleague.",
    }
    assert "What was put to you" not in words_of(at(w.director_of_place, "/mine"))
    desk_of(case, w.chief_executive, "put-to-them", **put)
    page = words_of(at(w.director_of_place, "/mine"))
    assert "What was put to you" in page
    assert "1 waits for your account." in page
    assert "shouted" not in page
    assert case.reference not in page


@pytest.mark.parametrize("page", ["/mine", "/relationships"])
def test_a_concern_changes_nothing_for_whom_it_is_about_before_it_is_put_to_them(
    request: pytest.FixtureRequest, wendlebury: World, page: str
) -> None:
    before = words_of(at(wendlebury.director_of_place, page))
    request.getfixturevalue("case")
    assert words_of(at(wendlebury.director_of_place, page)) == before
    assert at(wendlebury.director_of_place, "/put-to-you").status == 404


def test_of_those_one_goes_with_only_the_word_and_the_date_are_shown(wendlebury: World, case: Case) -> None:
    w = wendlebury
    name_companion(case.reference, by=w.member, companion=w.other_member, version=case.version, at=AT, on=ON)
    page = words_of(at(w.other_member, "/mine"))
    assert "Concerns on which you go with somebody" in page
    assert case.reference in page
    assert w.member.display_name not in page


def test_whoever_raised_nothing_reads_that_nothing_is_missing(wendlebury: World) -> None:
    page = words_of(at(wendlebury.ungrouped_member, "/mine"))
    assert "You have not raised any concerns. Nothing is missing." in page
    assert "You have no drafts." in page


def test_ten_concerns_take_as_many_look_ups_as_one(wendlebury: World, case: Case) -> None:
    w = wendlebury
    one = _look_ups(w)
    about = (w.director_of_people, w.posts.director_of_people)
    for _number in range(4):
        journey = Journey(signed_in_as(w.member), about, facts={"safety": "no", "ground": "courtesy"})
        journey.to("check").send({})
    assert Case.objects.count() == 5
    assert _look_ups(w) == one
    assert one <= 20


def _look_ups(w: World) -> int:
    browser = signed_in_as(w.member)
    browser.get("/mine")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get("/mine").status_code == 200
    return sum(not each["sql"].startswith(("SAVEPOINT", "RELEASE")) for each in asked)


def test_of_many_drafts_the_last_ten_are_shown_and_the_others_are_a_press_away(wendlebury: World) -> None:
    w = wendlebury
    for _ in range(12):
        save_draft(None, by=w.member, at=AT, council=w.council, matter="advice")
    browser = signed_in_as(w.member)
    shown = browser.get("/mine").content.decode()
    assert shown.count("/delete") == 10
    assert '<a href="?drafts=all">Show all 12 drafts</a>' in shown
    every = browser.get("/mine?drafts=all").content.decode()
    assert every.count("/delete") == 12
    assert "drafts=all" not in every.split("<main")[1]
