"""Does the page of a case stay as quick however much happened in it, and lead on through the list of work?"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.acts.add_note import add_note
from cases.acts.ask_question import ask_question
from cases.acts.reassign import reassign
from cases.models import Case
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from cases.views.acts.grouped import WHAT_IT_DOES
from tests.cases.life.living import done
from tests.cases.pages.acts.conftest import PUT, desk_of, with_them
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.sending import HAPPENED, drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy"}
# As for the list of work: what every page asks.
FRAME = 5
MOST = 40


def _raised(w: World, number: int = 0) -> Case:
    """A Member's concern about a Director, with the Chief Executive."""
    about = (w.director_of_place, w.posts.director_of_place)
    at = AT.replace(hour=1 + number)
    return sent(
        drafted(w.member, w.council, about=about, at=at, facts=FACTS, words=HAPPENED), w.member, on=ON, at=at
    )


def _look_ups(browser: Client, case: Case) -> int:
    browser.get(f"/desk/{case.reference}")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/desk/{case.reference}").status_code == 200
    reads = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    return len(reads) - FRAME


def _much_happens(case: Case, w: World, how_often: int) -> None:
    chief = w.chief_executive
    for number in range(how_often):
        done(ask_question, case, by=chief, words=f"Question {number}?", on=ON)
        done(add_note, case, by=chief, words=f"Note {number}.", label="internal", on=ON)


def test_it_takes_as_few_look_ups_after_much_as_after_little(wendlebury: World) -> None:
    w = wendlebury
    case = with_them(_raised(w), w.chief_executive)
    browser = signed_in_as(w.chief_executive)
    _much_happens(case, w, 1)
    few = _look_ups(browser, case)
    _much_happens(case, w, 10)

    assert _look_ups(browser, case) == few
    assert few <= MOST, few


def test_every_act_that_a_case_offers_says_what_it_does(wendlebury: World) -> None:
    offered = {slug for slug, shown in AT_THE_DESK.items() if shown.listed}

    assert offered == set(WHAT_IT_DOES)


def test_it_leads_to_what_stands_before_and_after_as_the_list_was_sorted(wendlebury: World) -> None:
    w = wendlebury
    chief = w.chief_executive
    first, second, third = (with_them(_raised(w, number), chief) for number in range(3))
    page = signed_in_as(chief).get(f"/desk/{second.reference}?order=sent").content.decode()

    assert "Case 2 of 3 with you" in page
    assert f'<a href="/desk/{first.reference}?order=sent" rel="prev">' in page
    assert f'<a href="/desk/{third.reference}?order=sent" rel="next">' in page
    assert 'href="/desk?order=sent"' in page


def test_what_is_not_theirs_stands_neither_before_nor_after(wendlebury: World) -> None:
    w = wendlebury
    chief = w.chief_executive
    first, second, third = (with_them(_raised(w, number), chief) for number in range(3))
    for gone in (first, third):
        gone.refresh_from_db()
        given = {"to": w.posts.director_of_people, "reasons": "I am away."}
        done(reassign, gone, by=chief, on=ON, **given)
    page = signed_in_as(chief).get(f"/desk/{second.reference}?order=sent").content.decode()

    assert first.reference not in page
    assert third.reference not in page
    assert 'rel="prev"' not in page
    assert "of 3 with you" not in page


def test_what_was_typed_comes_back_where_the_case_was_taken_meanwhile(wendlebury: World) -> None:
    w = wendlebury
    case = with_them(_raised(w), w.chief_executive)
    browser = signed_in_as(w.chief_executive)
    case.refresh_from_db()
    given = {"to": w.posts.director_of_people, "reasons": "I am away."}
    done(reassign, case, by=w.chief_executive, on=ON, **given)
    typed = {"words": "I have read it, and will write.", "version": "0"}
    kept = browser.post(f"/desk/{case.reference}", typed)

    assert kept.status_code == 409
    assert "I have read it, and will write." in kept.content.decode()
    assert browser.get(f"/desk/{case.reference}").status_code == 404
    assert signed_in_as(w.outsider).post(f"/desk/{case.reference}", typed).status_code == 404


def test_all_that_happened_stands_on_it(wendlebury: World) -> None:
    w = wendlebury
    case = with_them(_raised(w), w.chief_executive)
    _much_happens(case, w, 2)
    desk_of(case, w.chief_executive, "put-to-them", **PUT)
    page = signed_in_as(w.chief_executive).get(f"/desk/{case.reference}").content.decode()

    for words in ("Question 0?", "Question 1?", "Note 0.", "Note 1.", PUT["summary"]):
        assert len(re.findall(re.escape(words), page)) >= 1
    assert page.index(HAPPENED["happened"]) < page.index("What you can do")
    assert page.index("Find out, and hear both sides") < page.index("Decide it, or give it to others")


def test_it_says_who_can_see_the_case_now(wendlebury: World) -> None:
    w = wendlebury
    case = with_them(_raised(w), w.chief_executive)
    page = signed_in_as(w.chief_executive).get(f"/desk/{case.reference}").content.decode()
    seen = page.split("Who can see it now")[1].split("</table>")[0]

    assert "Rosa Bright" in seen
    assert "Grace Lindqvist" in seen
    assert "Since 4 June 2026" in seen
    assert "Ken Aldous" not in seen
    assert "Colin Hargreave" not in seen
