"""Does a simulation find a case that is stuck, and whoever decides about themselves, where there is one?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.blind_index import index_of
from cases.models import Access, Alarm, AlarmKind, Case, Connection
from cases.simulation.judging import Judges
from cases.simulation.stuck import stuck
from cases.simulation.trying import Tried
from cases.states import Relation, State
from people.absences import go_away
from people.establishment import leave, seat
from people.models import Capacity, User
from tests.cases.life.living import about_a_director
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive."""
    return about_a_director(wendlebury)


def connected(one: User, other: User, w: World) -> None:
    """A connection between two people, declared the day after."""
    first, second = sorted((index_of(one), index_of(other)))
    Connection.objects.create(one=first, other=second, council=w.council, from_on=NEXT_DAY)


def test_a_case_that_somebody_lawful_has_is_not_stuck(case: Case) -> None:
    assert stuck(ON) == []


def test_a_case_whose_handler_left_is_stuck_until_an_alarm_tells_of_it(case: Case, wendlebury: World) -> None:
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    assert stuck(ON) == []
    assert stuck(NEXT_DAY) == [case.reference]
    Alarm.objects.create(case=case, kind=AlarmKind.NO_LAWFUL_OWNER, since_on=ON, opened_at=AT)
    assert stuck(NEXT_DAY) == []


def test_a_case_of_somebody_who_is_away_is_stuck(case: Case, wendlebury: World) -> None:
    go_away(wendlebury.chief_executive, from_on=NEXT_DAY, to_on=NEXT_DAY)
    assert stuck(NEXT_DAY) == [case.reference]
    assert stuck(NEXT_DAY + timedelta(days=1)) == []


def test_a_case_of_somebody_connected_with_whoever_raised_it_is_stuck(case: Case, wendlebury: World) -> None:
    connected(wendlebury.chief_executive, wendlebury.member, wendlebury)
    assert stuck(ON) == []
    assert stuck(NEXT_DAY) == [case.reference]


@pytest.mark.parametrize("relation", [Relation.SUBJECT, Relation.WITNESS, Relation.RECUSAL])
def test_a_case_of_somebody_who_is_kept_out_of_it_is_stuck(
    case: Case, wendlebury: World, relation: Relation
) -> None:
    mark = index_of(wendlebury.chief_executive)
    Access.objects.create(case=case, person=mark, relation=relation, from_at=AT)
    assert stuck(ON) == [case.reference]


def test_whoever_acts_in_the_seat_has_what_is_theirs_and_a_deputy_has_not(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    case.access.filter(relation=Relation.HANDLER).update(person=index_of(w.director_of_people))
    assert stuck(ON) == [case.reference]
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.DEPUTY, from_on=ON)
    assert stuck(ON) == [case.reference]
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=NEXT_DAY)
    assert stuck(NEXT_DAY) == []


def test_a_case_that_is_over_is_never_stuck(case: Case) -> None:
    case.access.filter(relation=Relation.HANDLER).update(until_at=AT)
    assert stuck(ON) == [case.reference]
    Case.objects.filter(pk=case.pk).update(state=State.WITHDRAWN)
    assert stuck(ON) == []


def test_whoever_chooses_for_a_seat_outside_sits_somewhere_in_the_council(wendlebury: World) -> None:
    w = wendlebury
    case = sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )
    case.steps.update(post=w.posts.outside_monitoring_officer, held_by=[])
    case.access.filter(relation=Relation.HANDLER).update(relation=Relation.TRIAGE)
    assert stuck(ON) == []
    leave(w.chief_executive, w.council, ON)
    assert stuck(NEXT_DAY) == [case.reference]


def _saw(case: Case, *done: tuple[User, str], on: date = ON) -> int:
    judges = Judges()
    for by, act in done:
        judges.saw(case, Tried(act, by, ""), on)
    return judges.of_themselves


def test_whoever_decides_about_themselves_is_counted_and_what_is_theirs_is_not(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    assert _saw(case, (w.director_of_place, "give_account"), (w.member, "ask_again")) == 0
    assert _saw(case, (w.member, "somebody_asked")) == 0
    assert _saw(case, (w.director_of_place, "hold"), (w.member, "close")) == 2


def test_whoever_decides_again_what_they_decided_is_counted(case: Case, wendlebury: World) -> None:
    w = wendlebury
    decided = (w.chief_executive, "conclude")
    assert _saw(case, decided, decided) == 0
    assert _saw(case, decided, (w.member, "ask_again"), decided) == 1


def test_whoever_is_connected_or_kept_out_and_acts_is_counted(case: Case, wendlebury: World) -> None:
    w = wendlebury
    assert _saw(case, (w.chief_executive, "conclude"), on=NEXT_DAY) == 0
    connected(w.chief_executive, w.member, w)
    assert _saw(case, (w.chief_executive, "conclude"), on=ON) == 0
    assert _saw(case, (w.chief_executive, "conclude"), on=NEXT_DAY) == 1
    Access.objects.create(
        case=case, person=index_of(w.monitoring_officer), relation=Relation.WITNESS, from_at=AT
    )
    assert _saw(case, (w.monitoring_officer, "answer_code_question")) == 1
