"""Can somebody declare a relationship in a few questions, and do they read what follows from it?"""

from __future__ import annotations

import pytest

from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Declaration, Draft
from tests.cases.pages.acts.conftest import at, handler_of, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

ANSWERS = {"kind": "family", "since": "2019", "duties": "We share a committee.", "sensitive": "yes"}


def test_four_answers_begin_a_draft_that_goes_on_with_whom(wendlebury: World) -> None:
    page = at(wendlebury.member, "/relationships/declare").send(ANSWERS)
    draft = Draft.objects.get()
    assert page.at == "who"
    assert draft.matter == "relationship disclosure"
    assert draft.words["happened"] == (
        "What kind of relationship it is: Family\nSince when: 2019\nWhat it touches: We share a committee."
    )


def test_what_is_missing_is_said_and_what_was_typed_stays(wendlebury: World) -> None:
    page = at(wendlebury.member, "/relationships/declare").send({"duties": "We share a committee."})
    assert "Select what kind of relationship it is" in page.shown
    assert "Select whether readers of the register may see with whom it is" in page.shown
    assert "We share a committee." in page.shown
    assert not Draft.objects.exists()


def test_a_sensitive_entry_is_one_from_the_first_day_and_says_what_follows(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    at(w.member, "/relationships/declare").send(ANSWERS)
    draft = Draft.objects.get()
    journey = Journey(signed_in_as(w.member), about, "relationship disclosure").open(f"/raise/{draft.key}")
    journey.to("check").send({})
    case = Case.objects.get()
    confirm_no_connection(case, by=handler_of(case), at=AT)
    acknowledge(case.reference, by=handler_of(case), words="I have it.", version=case.version, at=AT, on=ON)
    entry = Declaration.objects.get()
    assert entry.is_sensitive
    shown = words_of(at(w.member, f"/relationships/{entry.key}"))
    assert "You are not asked to deal with a concern that Colin Hargreave raised" in shown
    assert "Protocol for Member/Officer Relations, paragraph 2.7" in shown


def test_the_list_offers_it_and_says_that_none_is_no_error(wendlebury: World) -> None:
    shown = words_of(at(wendlebury.officer, "/relationships"))
    assert "You have declared none. This is not an error." in shown
    assert 'href="/relationships/declare"' in shown


def test_where_the_protocol_says_nothing_of_it_the_page_says_whom_to_ask(wendlebury: World) -> None:
    shown = words_of(at(wendlebury.outsider, "/relationships/declare"))
    assert "Speak to its Monitoring Officer" in shown
