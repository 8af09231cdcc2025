"""Does somebody who comes too late with their words read why, and get them back?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cases.acts.open_case import confirm_no_connection
from cases.blind_index import index_of
from cases.models import Access, Case, Hearing
from cases.states import Relation, State
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from people.establishment import seat
from people.models import Capacity
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.acts.test_other_hands_and_lost_ones import _given_away
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

WORDS = "I wrote for half an hour what I shall do about it."


@pytest.fixture
def not_acknowledged(wendlebury: World) -> Case:
    """With the Chief Executive, who has said that they have no connection with it."""
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    Journey(signed_in_as(wendlebury.member), about, facts={"safety": "no", "ground": "courtesy"}).to(
        "check"
    ).send({})
    case = Case.objects.get()
    confirm_no_connection(case, by=wendlebury.chief_executive, at=AT)
    return case


def test_what_was_acknowledged_in_another_tab_is_not_acknowledged_twice_and_the_words_come_back(
    wendlebury: World, not_acknowledged: Case
) -> None:
    address = f"/desk/{not_acknowledged.reference}"
    first, second = at(wendlebury.chief_executive, address), at(wendlebury.chief_executive, address)
    first.send({"words": "I have it."})

    second.send({"words": WORDS})

    assert second.status == 409
    assert "This case has changed since you opened it" in words_of(second)
    assert WORDS in words_of(second)


@pytest.fixture
def watched_over(wendlebury: World, case: Case) -> Case:
    """With the Chief Executive, who deputises for the Monitoring Officer: given away, it still exists for them."""
    w = wendlebury
    seat(w.posts.monitoring_officer, w.chief_executive, capacity=Capacity.DEPUTY, from_on=ON)
    Access.objects.create(
        case=case, person=index_of(w.chief_executive), relation=Relation.OVERSIGHT, from_at=AT
    )
    return case


def test_whoever_still_watches_over_what_they_gave_away_gets_their_words_back(
    wendlebury: World, watched_over: Case
) -> None:
    page = at(wendlebury.chief_executive, f"/desk/{watched_over.reference}/note")
    _given_away(watched_over, wendlebury)

    page.send({"words": WORDS, "label": "internal"})

    assert page.status == 409
    assert "This case is not with you any more" in words_of(page)
    assert WORDS in words_of(page)


def test_so_they_do_where_it_was_given_away_in_the_same_moment(
    wendlebury: World, watched_over: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at whether they may and the lock, their other tab is served."""
    note = AT_THE_DESK["note"]

    def after_the_other(*reference: str, **given: Any) -> Case:
        _given_away(watched_over, wendlebury)
        return note.does(*reference, **given)

    page = at(wendlebury.chief_executive, f"/desk/{watched_over.reference}/note")
    monkeypatch.setitem(AT_THE_DESK, "note", replace(note, does=after_the_other))
    page.send({"words": WORDS, "label": "internal"})

    assert page.status == 409
    assert "This case is not with you any more" in words_of(page)
    assert WORDS in words_of(page)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State.CONCLUDED, "This has been decided, so no more time can be given."),
        (State.CLOSED, "This is over. Nothing more is asked of you."),
    ],
)
def test_whoever_asks_for_time_too_late_reads_why_and_keeps_their_reasons(
    wendlebury: World, put: Hearing, state: State, why: str
) -> None:
    address = f"/put-to-you/{put.key}/more-time"
    page = at(wendlebury.director_of_place, address)
    Case.objects.update(state=state)

    page.send({"until": "14 July 2026", "reasons": WORDS})

    assert page.status == 409
    assert why in words_of(page)
    assert WORDS in words_of(page)
    assert at(wendlebury.director_of_place, address).status == 404
    assert at(wendlebury.outsider, f"/put-to-you/{put.key}").send({"reasons": WORDS}).status == 404


def test_whoever_names_a_companion_too_late_reads_why(wendlebury: World, put: Hearing) -> None:
    page = at(wendlebury.director_of_place, f"/put-to-you/{put.key}/companion")
    Case.objects.update(state=State.CLOSED)

    page.send({"name": "Anil Kapoor of my union"})

    assert page.status == 409
    assert "This is over." in words_of(page)
    assert "Anil Kapoor of my union" in words_of(page)
