"""Is somebody told that it may be too late, and can they send it all the same?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cases.models import Case
from cases.states import State
from rules.shelf import adopt, put_on_shelf
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import SMALL_BOOK, TRIED
from tests.world import World, world

BAR = """    - step: first look
      too late after:
        limit: 12 months
        local: So that memories are fresh. Council, 1 June 2026, minute 24.
"""


@pytest.fixture
def wendlebury_with_a_bar(db: None, tmp_path: Path) -> World:
    """The small rulebook, with an age bar on the first step of its first matter."""
    here, book = world(), tmp_path / "wendlebury.yaml"
    book.write_text(SMALL_BOOK.read_text("utf-8").replace("    - step: first look\n", BAR, 1), "utf-8")
    version, _ = put_on_shelf("wendlebury", book)
    adopt(here.council.code, version, from_on=date(2020, 1, 1), adopted_by="the tests")
    return here


def test_it_may_be_too_late_is_said_with_its_source_and_stops_nothing(wendlebury_with_a_bar: World) -> None:
    w = wendlebury_with_a_bar
    about = (w.director_of_place, w.posts.director_of_place)
    journey = Journey(signed_in_as(w.member), about, facts=TRIED).to("route")
    assert "It may be too late 12 months after it happened." in journey.shown
    assert (
        "You can send it and ask a person to look at it anyway (set by the council, not by the protocol)."
        in journey.shown
    )
    journey.to("check").send({})
    assert Case.objects.get().state == State.WITH_HANDLER
