"""Promotion, two posts, two councils: is whoever would judge themselves kept out at every look, and is it noticed?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.access import known_to, may, visible_to
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Access, Case, Connection
from cases.states import Relation
from cases.watch.known import alarms_known_to
from people.establishment import leave, seat, vacate
from people.models import Capacity, Holding, User
from tests.cases.sending import AT, ON, drafted, sent
from tests.cases.watch.conftest import look, open_alarms
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)
NOBODY = ["Nobody who may deal with this case has it"]


def _sees_nothing(user: User, case: Case) -> None:
    assert not known_to(user, on=NEXT_DAY).exists()
    assert not visible_to(user, on=NEXT_DAY).exists()
    assert not alarms_known_to(user, NEXT_DAY).exists()
    for act in ("know_of", "read", "read_words", *Act):
        assert not may(user, act, case, on=NEXT_DAY)


@pytest.mark.parametrize("capacity", [Capacity.SUBSTANTIVE, Capacity.ACTING])
def test_the_subject_promoted_into_the_seat_that_has_the_case(
    case: Case, wendlebury: World, capacity: Capacity
) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON)
    seat(w.posts.chief_executive, w.director_of_place, capacity=capacity, from_on=NEXT_DAY)
    look(NEXT_DAY)
    assert open_alarms() == NOBODY
    _sees_nothing(w.director_of_place, case)


def test_the_subject_who_becomes_monitoring_officer_is_told_nothing_and_another_chooses(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        leave(user, w.council, ON)
    seat(w.posts.monitoring_officer, w.director_of_place, from_on=NEXT_DAY)
    look(NEXT_DAY)
    assert open_alarms() == NOBODY
    _sees_nothing(w.director_of_place, case)
    # Nor does the deputy of whoever it is about choose: they answer to them.
    assert not known_to(w.deputy_monitoring_officer, on=NEXT_DAY).exists()


def test_the_person_who_raised_it_promoted_into_the_seat_keeps_their_own_view_and_no_other(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON)
    seat(w.posts.chief_executive, w.member, from_on=NEXT_DAY)
    Access.objects.create(case=case, person=index_of(w.member), relation=Relation.HANDLER, from_at=AT)
    look(NEXT_DAY)
    assert open_alarms() == NOBODY
    for act in (Act.ACKNOWLEDGE, Act.CONCLUDE, Act.REASSIGN, Act.REPORT_BACK):
        assert not may(w.member, act, case, on=NEXT_DAY)
    assert not alarms_known_to(w.member, NEXT_DAY).exists()


def test_who_holds_two_posts_and_is_the_subject_in_one_is_kept_out_in_the_other(wendlebury: World) -> None:
    w = wendlebury
    seat(w.posts.line_manager, w.officer, capacity=Capacity.ACTING, from_on=ON)
    case = sent(drafted(w.member, w.council, about=(w.officer, w.posts.officer), choice=0), w.member)
    assert index_of(w.officer) not in set(
        case.access.filter(relation=Relation.HANDLER).values_list("person", flat=True)
    )
    look(ON)
    assert open_alarms() == []
    _sees_nothing(w.officer, case)


def test_a_second_council_s_post_opens_no_case_of_the_first(case: Case, wendlebury: World) -> None:
    w = wendlebury
    elsewhere = w.posts.outsider
    elsewhere.kind = "Monitoring Officer"
    elsewhere.save()
    _sees_nothing(w.outsider, case)
    # And the other way round: whoever has a seat in both leaves the first one's work with the first one's seat.
    seat(elsewhere, w.chief_executive, capacity=Capacity.ACTING, from_on=ON)
    leave(w.chief_executive, w.council, ON)
    look(NEXT_DAY)
    assert open_alarms() == NOBODY
    _sees_nothing(w.chief_executive, case)


def test_a_connection_noted_in_another_council_counts_here_without_a_reason(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    one, other = sorted((index_of(w.chief_executive), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.other_council, from_on=NEXT_DAY)
    look(NEXT_DAY)
    assert open_alarms() == NOBODY
    _sees_nothing(w.chief_executive, case)
