"""What do the pages offer once a case is decided, and what becomes of words for one that is with somebody else now?"""

from __future__ import annotations

import re

from cases.access import work_of
from cases.acts.name_companion import name_companion
from cases.acts.reassign import reassign
from cases.models import Case
from cases.states import State
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON
from tests.world import World

DECIDED = {"outcome": "not_taken_further", "reason": "explained", "words": "He explained it to me."}
WORDS = "These words must not be lost."


def _given_away(case: Case, w: World) -> None:
    case.refresh_from_db()
    reassign(
        case.reference,
        by=w.chief_executive,
        to=w.posts.director_of_people,
        reasons="I am away.",
        version=case.version,
        at=AT,
        on=ON,
    )


def test_a_decided_case_is_given_to_somebody_else_and_stays_decided(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "conclude", **DECIDED)
    page = at(w.chief_executive, f"/desk/{case.reference}/reassign")
    seat = re.findall(r'name="to"[^>]*value="(\d+)"', page.shown)[0]
    page.send({"to": seat, "reasons": "I am away."})
    case.refresh_from_db()
    assert case.state == State.CONCLUDED
    assert not work_of(w.chief_executive, on=ON).exists()


def test_what_may_not_be_told_of_somebody_unheard_is_refused_with_what_can_be_done_there(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "conclude", **DECIDED)
    page = desk_of(case, w.chief_executive, "report-back", words="He is rude.", against="yes")
    assert "ask the Monitoring Officer to record why they were not asked" in words_of(page)
    assert "He is rude." in page.shown


def test_words_for_a_case_that_went_to_somebody_else_are_shown_once_more(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    page = at(w.chief_executive, f"/desk/{case.reference}/note")
    _given_away(case, w)
    page.send({"words": WORDS, "label": "internal"})
    assert page.status == 409
    assert "This case is not with you any more" in words_of(page)
    assert WORDS in words_of(page)
    assert "internal" not in words_of(page)
    assert w.director_of_people.display_name not in page.shown
    assert not case.notes.exists()


def test_nobody_else_learns_by_that_page_that_there_is_such_a_case(wendlebury: World, case: Case) -> None:
    for who in (wendlebury.director_of_place, wendlebury.other_member, wendlebury.outsider):
        assert desk_of(case, who, "note", words=WORDS, label="internal").status == 404
        assert at(who, f"/desk/{case.reference}/note").status == 404


def test_a_companion_who_stops_is_told_that_they_did(wendlebury: World, case: Case) -> None:
    w = wendlebury
    name_companion(case.reference, by=w.member, companion=w.other_member, version=case.version, at=AT, on=ON)
    page = own_of(case, w.other_member, "step-down")
    assert "You go with them no longer." in words_of(page)
