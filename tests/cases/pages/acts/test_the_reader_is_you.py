"""Does the table of who can see it name whoever reads it as "you", and everybody else by name?"""

from __future__ import annotations

import re

import pytest

from cases.blind_index import index_of
from cases.models import Access, Case, Hearing
from cases.states import Relation
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.conftest import AT, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def _table(page: Journey, heading: str = "Who can see it now") -> str:
    table = words_of(page).split(f"{heading}</h2>")[1].split("</table>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", table).split())


def test_whoever_raised_it_is_you_on_their_own_page(wendlebury: World, case: Case) -> None:
    table = _table(at(wendlebury.member, f"/case/{case.reference}"))
    assert "You Everything that was sent" in table
    assert "because you raised it" in table
    assert "Rosa Bright" not in table
    assert "Judith Amadi, Chief Executive" in table


def test_whoever_goes_with_them_is_you_and_the_other_is_named(wendlebury: World, case: Case) -> None:
    w = wendlebury
    Access.objects.create(
        case=case,
        person=index_of(w.other_member),
        name="Ken Aldous",
        relation=Relation.COMPANION,
        from_at=AT,
    )
    table = _table(at(w.other_member, f"/case/{case.reference}"))
    assert "Rosa Bright Everything that was sent" in table
    assert "because they raised it" in table
    assert "You What the person who raised it sees" in table
    assert "because you were named to go along" in table
    assert "Ken Aldous" not in table


def test_a_namesake_of_the_reader_is_not_you(wendlebury: World, case: Case) -> None:
    Access.objects.filter(case=case, relation=Relation.HANDLER).update(name="Rosa Bright")
    table = _table(at(wendlebury.member, f"/case/{case.reference}"))
    assert "Rosa Bright Everything, so that they can deal with it" in table


def test_the_person_it_is_about_is_you_on_theirs(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    put.companion, put.companion_name = index_of(w.other_member), "Ken Aldous"
    put.save()
    table = _table(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "You What was put to you, and your account" in table
    assert "Ken Aldous The same page, to go with you" in table
    assert "Colin Hargreave" not in table
    along = _table(at(w.other_member, f"/put-to-you/{put.key}"))
    assert "Colin Hargreave What was put to the person it is about, and their account" in along
    assert "You The same page, to go with them" in along


def test_before_it_is_sent_whoever_writes_it_is_you(wendlebury: World) -> None:
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    page = Journey(signed_in_as(wendlebury.member), about, facts={"safety": "no", "ground": "courtesy"})
    page = page.to("route")
    table = _table(page, "Who will be able to see it")
    assert "You Everything that was sent" in table
    assert "Rosa Bright Everything" not in table
