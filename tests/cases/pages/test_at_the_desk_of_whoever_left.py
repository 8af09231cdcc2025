"""Is the person dealing with it told how to reach somebody who has left, and that only once they have?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from people.establishment import leave
from tests.cases.life.living import about_a_director
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.sending import run_small_book
from tests.world import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def w(db: None) -> World:
    here = world()
    run_small_book(here.council)
    return here


@pytest.mark.parametrize("left", [True, False])
def test_it_is_the_first_fact_of_the_case(w: World, left: bool) -> None:
    case = about_a_director(w)
    if left:
        leave(w.member, w.council, ON - timedelta(days=1))

    shown = signed_in_as(w.chief_executive).get(f"/desk/{case.reference}").content.decode()

    assert ("They have left the council" in shown) is left
    assert ("Do not use their council email address or telephone." in shown) is left
