"""A Member complains about the Monitoring Officer: for them and their deputy it never exists, and it ends."""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import known_to, overseen_by, work_of
from cases.acts.conclude import conclude
from cases.acts.put_to_them import give_account, put_to_them
from cases.acts.report_back import report_back
from cases.blind_index import index_of
from cases.models import Case
from cases.states import State
from tests.cases.life.living import at_noon, done
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    """With the Chief Executive, who manages the Monitoring Officer."""
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    return acknowledged(
        sent(drafted(w.member, w.council, about=about, choice=0), w.member), w.chief_executive
    )


def test_it_does_not_exist_for_them_and_their_deputy_has_no_part_in_it(case: Case, wendlebury: World) -> None:
    w = wendlebury
    for person in (w.monitoring_officer, w.deputy_monitoring_officer):
        assert not known_to(person, on=ON).exists()
        assert not overseen_by(person, on=ON).exists()
        assert not case.notices.filter(person=index_of(person)).exists()
    assert work_of(w.chief_executive, on=ON).get() == case


def test_to_the_end_and_they_were_heard(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(
        put_to_them,
        case,
        by=w.chief_executive,
        summary="It is said that you answered late.",
        asked="Why?",
        answer_by=ON + timedelta(days=7),
        may_accompany="A colleague.",
    )
    give_account(case.hearings.get().key, by=w.monitoring_officer, words="I was ill.", at=at_noon(ON), on=ON)
    explained: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Illness."}
    done(conclude, case, by=w.chief_executive, **explained)
    after = done(report_back, case, by=w.chief_executive, words="There was an illness.", nothing_against=True)
    assert after.state == State.REPORTED_BACK
    assert not known_to(w.monitoring_officer, on=ON).exists()
