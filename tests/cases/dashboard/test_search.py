"""Is what somebody may read found, and nothing else, and does no address ever hold what was sought?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from cases.acts.add_note import add_note
from cases.acts.open_case import confirm_no_connection
from cases.models import Case
from cases.searching.finding import cases_with
from cases.states import NoteLabel
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db
Raise = Callable[..., Case]


def _search(user: User, words: str) -> str:
    answer = signed_in_as(user).post("/search", {"words": words})
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


def test_words_and_people_are_found_once_the_case_is_opened(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    case = raised()
    for words in ("corridor", "Hargreave", "SHOUTED corridor"):
        assert "0 results" in _search(w.chief_executive, words)
    assert case.reference in _search(w.chief_executive, case.reference)
    assert case.reference in _search(w.chief_executive, "director")
    confirm_no_connection(case, by=w.chief_executive, at=AT)
    for words in ("corridor", "Hargreave", "SHOUTED corridor", "córridor bright"):
        assert "1 result in cases" in _search(w.chief_executive, words), words
    assert "“She was shouted at in the corridor.”" in _search(w.chief_executive, "corridor")
    assert "0 results" in _search(w.chief_executive, "corridor lighthouse")


def test_whoever_only_knows_that_it_exists_finds_its_reference_and_posts_alone(
    wendlebury: World, raised: Raise
) -> None:
    w = wendlebury
    case = raised()
    assert case.reference in _search(w.monitoring_officer, case.reference.replace("-", "").lower())
    assert f"/desk/{case.reference}" not in _search(w.monitoring_officer, case.reference)
    for words in ("corridor", "Hargreave", "Bright"):
        assert "0 results" in _search(w.monitoring_officer, words)


def test_a_case_that_is_not_theirs_makes_no_difference_to_any_search(
    wendlebury: World, raised: Raise
) -> None:
    w = wendlebury
    them = {
        w.monitoring_officer: (w.monitoring_officer, w.posts.monitoring_officer),
        w.director_of_place: (w.director_of_place, w.posts.director_of_place),
        w.outsider: (w.director_of_place, w.posts.director_of_place),
        w.member: (w.director_of_place, w.posts.director_of_place),
    }
    sought = ("corridor", "Director", "Monitoring Officer", "Hargreave", "WEN")
    for person, about in them.items():
        before = [_search(person, words) for words in sought]
        case = raised(about=about)
        assert [_search(person, words) for words in sought] == before
        case.access.exclude(person="").update(until_at=AT)


def test_notes_are_found_by_those_they_are_for(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    case = raised()
    confirm_no_connection(case, by=w.chief_executive, at=AT)
    case.refresh_from_db()
    words = {
        NoteLabel.INTERNAL: "lighthouse",
        NoteLabel.SHARED: "windmill",
        NoteLabel.LEGAL_ADVICE: "privilege",
    }
    for label, word in words.items():
        case.refresh_from_db()
        more: dict[str, Any] = {"named": [w.chief_executive]} if label == NoteLabel.LEGAL_ADVICE else {}
        add_note(
            case.reference, label=label, words=word, by=w.chief_executive, version=case.version, at=AT, on=ON, **more
        )  # fmt: skip
    found = {word: len(cases_with(word, w.chief_executive, on=ON)) for word in words.values()}
    assert found == {"lighthouse": 1, "windmill": 1, "privilege": 0}


def test_what_is_sought_stands_in_no_address(wendlebury: World, raised: Raise) -> None:
    raised()
    answer = signed_in_as(wendlebury.chief_executive).post("/search", {"words": "corridor"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    links = re.findall(r'(?:href|action)="([^"]*)"', answer.content.decode())
    assert not [link for link in links if "corridor" in link]
    asked = signed_in_as(wendlebury.chief_executive).get("/search?words=corridor").content.decode()
    assert "corridor" not in asked


def test_nothing_to_look_for_is_met_with_what_to_write(wendlebury: World) -> None:
    assert "<title>Error: " in _search(wendlebury.chief_executive, "  ")
    assert "Write what you are looking for" in _search(wendlebury.chief_executive, "")
