"""Does whoever leaves the council keep a way in to what they raised, and to nothing else?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.acts.withdraw import withdraw
from cases.models import Case
from people.establishment import leave
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db
FACTS = {"safety": "no", "ground": "courtesy"}


def test_they_read_their_own_case_and_no_work(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    Journey(signed_in_as(w.member), about, facts=FACTS).to("check").send({})
    case = Case.objects.get()
    for user in (w.member, w.chief_executive):
        leave(user, w.council, ON - timedelta(days=1))

    theirs = signed_in_as(w.member)
    assert theirs.get("/").status_code == 200
    assert case.reference in theirs.get("/mine").content.decode()
    assert theirs.get(f"/case/{case.reference}").status_code == 200
    assert theirs.get(f"/desk/{case.reference}").status_code == 404

    was_handler = signed_in_as(w.chief_executive)
    assert was_handler.get(f"/desk/{case.reference}").status_code == 404
    assert was_handler.get(f"/case/{case.reference}").status_code == 404
    assert case.reference not in was_handler.get("/desk").content.decode()


def test_their_page_says_until_when_their_way_in_lasts(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    Journey(signed_in_as(w.member), about, facts=FACTS).to("check").send({})
    case = Case.objects.get()
    address = f"/case/{case.reference}"
    assert "You have left this council" not in signed_in_as(w.member).get(address).content.decode()
    leave(w.member, w.council, ON - timedelta(days=1))
    open_page = signed_in_as(w.member).get(address).content.decode()
    assert "You can read this page for 90 days after the answer" in open_page
    case.refresh_from_db()
    withdraw(case.reference, by=w.member, reasons="I left.", version=case.version, at=AT, on=ON)
    over = signed_in_as(w.member).get(address).content.decode()
    last = ON + timedelta(days=90)
    assert f"You can read this page until {last:%A} {last.day} {last:%B %Y}." in over
