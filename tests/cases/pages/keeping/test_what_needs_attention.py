"""Which alarms does somebody see on the page? Those of cases that exist for them, and of no other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.models import Case
from cases.watch.looking import watch_cases
from people.establishment import leave
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.conftest import AT, ON
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_case_in_nobody_s_hands_is_shown_to_whoever_looks_after_it(wendlebury: World, case: Case) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON - timedelta(days=1))
    watch_cases(on=ON, at=AT)
    shown = words_of(at(w.monitoring_officer, "/alarms"))
    assert f"Case {case.reference}" in shown
    assert "Nobody who may deal with this case has it." in shown
    assert "Cases that need attention (1)" in at(w.monitoring_officer, "/").shown


def test_to_everybody_else_nothing_needs_attention(wendlebury: World, case: Case) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON - timedelta(days=1))
    watch_cases(on=ON, at=AT)
    pages = {
        at(who, "/alarms").shown for who in (w.member, w.director_of_place, w.officer, w.chief_executive)
    }
    for shown in pages:
        assert "No case that you know of needs attention." in shown
        assert case.reference not in shown
    assert "need attention" not in at(w.member, "/").shown
