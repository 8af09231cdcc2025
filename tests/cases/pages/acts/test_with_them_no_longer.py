"""Can the person it was put to let their companion go, and is a reading recorded of whoever is asked to agree?"""

from __future__ import annotations

import pytest

from cases.acts.name_companion import remove_companion_for_account
from cases.acts.open_page import open_what_is_to_agree_to
from cases.models import Case, Hearing, HoldingAsked
from cases.refusals import Refused
from cases.sentences import sentence_of
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, own_of, words_of
from tests.cases.pages.acts.test_another_holding_response import AGAIN, ONCE
from tests.cases.pages.acts.test_reading_is_recorded import readings
from tests.cases.pages.conftest import AT, ON
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_kapoor(wendlebury: World, put: Hearing) -> Hearing:
    """With the head of the legal partnership as companion."""
    w = wendlebury
    page = at(w.director_of_place, f"/put-to-you/{put.key}/companion").send({"name": "kapoor", "find": "yes"})
    page.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk})
    return put


def test_a_companion_is_taken_back_and_reads_it_no_longer(
    wendlebury: World, case: Case, with_kapoor: Hearing
) -> None:
    w, address = wendlebury, f"/put-to-you/{with_kapoor.key}"
    page = at(w.director_of_place, address)
    assert f"{address}/companion-goes" in page.shown
    after = at(w.director_of_place, f"{address}/companion-goes").send({})
    assert "They go with you no longer." in words_of(after)
    assert "Anil Kapoor" not in words_of(after)
    assert at(w.head_of_legal_partnership, address).status == 404
    last = case.events.filter(kind="companion_removed").latest("number")
    sentence = "Anil Kapoor no longer goes with Colin Hargreave (as they asked)."
    assert sentence_of(last) == sentence
    assert "Kapoor" not in own_of(case, w.member).shown
    assert sentence in words_of(desk_of(case, w.chief_executive))


def test_nobody_else_takes_them_back_and_nobody_is_taken_back_twice(
    wendlebury: World, with_kapoor: Hearing
) -> None:
    w, address = wendlebury, f"/put-to-you/{with_kapoor.key}/companion-goes"
    for somebody in (w.member, w.chief_executive, w.head_of_legal_partnership, w.outsider):
        assert at(somebody, address).status == 404
        with pytest.raises(Refused, match="nothing here"):
            remove_companion_for_account(with_kapoor.key, by=somebody, at=AT, on=ON)
    remove_companion_for_account(with_kapoor.key, by=w.director_of_place, at=AT, on=ON)
    with pytest.raises(Refused, match="Nobody goes with you"):
        remove_companion_for_account(with_kapoor.key, by=w.director_of_place, at=AT, on=ON)
    assert "Say that somebody goes with you no longer" not in at(w.director_of_place, address).shown


def test_whoever_is_asked_to_agree_leaves_a_reading_and_nobody_else_does(
    wendlebury: World, about_a_councillor: Case
) -> None:
    w, case = wendlebury, about_a_councillor
    desk_of(case, handler_of(case), "hold", **ONCE)
    desk_of(case, handler_of(case), "hold-again", **AGAIN)
    asked = HoldingAsked.objects.get()
    at(w.monitoring_officer, "/agree")
    assert readings(case) == []
    at(w.monitoring_officer, f"/agree/{asked.key}")
    assert readings(case) == [
        "Grace Lindqvist opened what was written for them to agree to or not (this service records every reading)."
    ]
    for somebody in (w.officer, w.outsider):
        with pytest.raises(Refused):
            open_what_is_to_agree_to(asked, by=somebody, at=AT)
    assert len(readings(case)) == 1
