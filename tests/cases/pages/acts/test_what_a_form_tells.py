"""Does the version in a form tell the person who raised it, or their companion, of what they may not know?"""

from __future__ import annotations

import re
from typing import Any

import pytest

from cases.acts.add_note import add_note
from cases.acts.ask_question import ask_question
from cases.models import Case
from people.models import User
from tests.cases.pages.acts.conftest import PUT, at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def _version(page: Journey) -> str:
    return str(re.findall(r'name="version" value="(\d+)"', page.shown)[0])


def _note(case: Case, by: User) -> None:
    case.refresh_from_db()
    given: dict[str, Any] = {"label": "handler", "words": "She rang.", "named": []}
    add_note(case.reference, by=by, version=case.version, at=AT, on=ON, **given)


def _hidden_acts(case: Case, w: World) -> None:
    """A note, what is put to the other side, and the companion they name and let go again."""
    _note(case, w.chief_executive)
    desk_of(case, w.chief_executive, "put-to-them", **PUT)
    put = case.hearings.get()
    page = at(w.director_of_place, f"/put-to-you/{put.key}/companion").send({"name": "kapoor", "find": "yes"})
    page.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk})
    at(w.director_of_place, f"/put-to-you/{put.key}/companion-goes").send({})
    desk_of(case, w.chief_executive, "somebody-asked", who="The Gazette", asked_on="1 June 2026")


def test_it_stays_the_same_whatever_happens_that_they_are_not_told(wendlebury: World, case: Case) -> None:
    w = wendlebury
    before = _version(at(w.member, f"/case/{case.reference}/withdraw"))
    desk = _version(at(w.chief_executive, f"/desk/{case.reference}/note"))
    _hidden_acts(case, w)
    assert _version(at(w.member, f"/case/{case.reference}/withdraw")) == before
    assert _version(at(w.chief_executive, f"/desk/{case.reference}/note")) != desk


def test_they_are_not_sent_back_to_their_words_by_it(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = at(w.member, f"/case/{case.reference}/withdraw")
    _hidden_acts(case, w)
    assert "You have taken it back." in words_of(page.send({"reasons": "We talked."}))


def test_what_they_are_told_still_sends_them_back_once_with_their_words(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    page = at(w.member, f"/case/{case.reference}/withdraw")
    case.refresh_from_db()
    ask_question(case.reference, by=w.chief_executive, words="When?", version=case.version, at=AT, on=ON)
    _note(case, w.chief_executive)
    shown = page.send({"reasons": "We talked."})
    assert shown.status == 409
    assert "We talked." in shown.shown
    assert "You have taken it back." in words_of(shown.send({"reasons": "We talked."}))


def test_whoever_deals_with_it_is_told_of_everything(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = at(w.chief_executive, f"/desk/{case.reference}/note")
    _note(case, w.chief_executive)
    assert page.send({"label": "handler", "words": "Mine."}).status == 409


def test_a_companion_s_form_tells_as_little(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = at(w.member, f"/case/{case.reference}/companion").send({"name": "aldous", "find": "yes"})
    page.send({"name": "aldous", "person": w.other_member.pk})
    before = _version(at(w.other_member, f"/case/{case.reference}/step-down"))
    _hidden_acts(case, w)
    leaving = at(w.other_member, f"/case/{case.reference}/step-down")
    assert _version(leaving) == before
    _note(case, w.chief_executive)
    assert "You go with them no longer." in words_of(leaving.send({}))
    assert own_of(case, w.other_member).status == 404
