"""Does the person it is about come to what was put to them after they left, as whoever raised it comes to theirs?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from cases.models import Case, Hearing
from cases.signing_in.leavers import NoWayIn, code_by_post
from people.establishment import leave
from tests.cases.pages.acts.conftest import PUT, desk_of
from tests.cases.pages.conftest import AT, ON
from tests.world import World

pytestmark = pytest.mark.django_db

LEFT = "The person it is about has left the council"


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


def test_a_code_by_post_leads_them_to_what_was_put_to_them_and_they_answer(
    client: Client, wendlebury: World, case: Case
) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "put-to-them", **PUT)
    leave(w.director_of_place, w.council, ON - timedelta(days=1))
    code = code_by_post(w.director_of_place.email, on=ON, at=AT)

    onward = client.post("/sign-in/code", {"email": w.director_of_place.email, "code": code})["Location"]

    put = f"/put-to-you/{Hearing.objects.get().key}"
    assert 'href="/put-to-you"' in client.get(onward).content.decode()
    assert put in client.get("/put-to-you").content.decode()
    assert "raised your voice" in client.get(put).content.decode()
    assert client.post(put, {"words": "I spoke up; nobody heard."}).status_code == 302
    assert Hearing.objects.get().answer == "I spoke up; nobody heard."


def test_before_it_is_put_to_them_no_code_is_made(wendlebury: World, case: Case) -> None:
    w = wendlebury
    leave(w.director_of_place, w.council, ON - timedelta(days=1))

    with pytest.raises(NoWayIn, match="nothing was put to them"):
        code_by_post(w.director_of_place.email, on=ON, at=AT)


@pytest.mark.parametrize("left", [True, False])
def test_the_desk_says_how_they_are_reached_once_they_left(wendlebury: World, case: Case, left: bool) -> None:
    w = wendlebury
    if left:
        leave(w.director_of_place, w.council, ON - timedelta(days=1))

    assert (LEFT in desk_of(case, w.chief_executive).shown) is left
