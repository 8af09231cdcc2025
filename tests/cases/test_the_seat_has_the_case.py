"""Does whoever leaves the seat leave the case behind, even where they go on to another part in the council?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access import known_to, visible_to, work_of
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.models import Access, Case
from cases.states import Relation
from people.establishment import seat, vacate
from people.models import Capacity, Holding, Post, User
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World

LATER = ON + timedelta(days=30)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive."""
    w = wendlebury
    return sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )


def _moves(user: User, w: World) -> None:
    """From tomorrow they no longer sit where they sat, and have another post in the same council."""
    for holding in Holding.objects.filter(user=user):
        vacate(holding, last_on=ON)
    another = Post.objects.create(
        council=w.council, kind="officer", title="Archivist", side="officer", from_on=ON
    )
    seat(another, user, from_on=ON + timedelta(days=1))


def test_a_handler_who_moved_to_another_post_no_longer_has_it(case: Case, wendlebury: World) -> None:
    _moves(wendlebury.chief_executive, wendlebury)
    assert work_of(wendlebury.chief_executive, on=ON).get() == case
    assert not known_to(wendlebury.chief_executive, on=LATER).exists()


def test_a_handler_who_acted_in_the_seat_has_it_until_the_last_day(wendlebury: World) -> None:
    w = wendlebury
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=ON, to_on=LATER)
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert work_of(w.director_of_people, on=LATER).get() == case
    assert not work_of(w.director_of_people, on=LATER + timedelta(days=1)).exists()


def test_a_chooser_and_a_deputy_who_chooses_have_it_while_the_seat_is_theirs(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    stand_aside(case.reference, by=w.chief_executive, at=AT, on=ON)
    assert work_of(w.monitoring_officer, on=LATER).exists()
    stand_aside(case.reference, by=w.monitoring_officer, at=AT, on=ON)
    assert work_of(w.deputy_monitoring_officer, on=LATER).exists()
    _moves(w.deputy_monitoring_officer, w)
    assert not work_of(w.deputy_monitoring_officer, on=LATER).exists()


def test_a_deputy_who_deals_with_nothing_does_not_inherit_from_the_seat(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    _moves(w.chief_executive, w)
    seat(w.posts.chief_executive, w.chief_executive, capacity=Capacity.DEPUTY, from_on=LATER)
    assert not visible_to(w.chief_executive, on=LATER).exists()


def test_who_is_no_longer_monitoring_officer_no_longer_knows_of_it(case: Case, wendlebury: World) -> None:
    assert known_to(wendlebury.monitoring_officer, on=LATER).exists()
    _moves(wendlebury.monitoring_officer, wendlebury)
    assert not known_to(wendlebury.monitoring_officer, on=LATER).exists()


def test_the_look_ups_are_as_many_for_one_case_as_for_three(case: Case, wendlebury: World) -> None:
    w = wendlebury
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            list(work_of(w.chief_executive, on=ON))
        counts.append(len(asked))
        for _again in range(2):
            about = (w.director_of_place, w.posts.director_of_place)
            sent(drafted(w.member, w.council, about=about), w.member)
    assert counts[0] == counts[1]


def test_who_hands_it_over_to_a_seat_outside_has_it_while_they_may_choose(wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert case.steps.get().post == w.posts.outside_monitoring_officer
    assert work_of(w.deputy_monitoring_officer, on=LATER).exists()
    _moves(w.deputy_monitoring_officer, w)
    assert not work_of(w.deputy_monitoring_officer, on=LATER).exists()


def test_of_two_who_have_it_together_each_has_it_while_their_own_seat_is_theirs(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    step = case.steps.get()
    manager = {"user": w.line_manager.pk, "name": "Owen Tully", "post": w.posts.line_manager.pk}
    step.held_by = [step.held_by[0], {**step.held_by[0], **manager}]
    step.post = None
    step.save()
    Access.objects.create(case=case, person=index_of(w.line_manager), relation=Relation.HANDLER, from_at=AT)
    _moves(w.line_manager, w)
    seen = [work_of(user, on=LATER).exists() for user in (w.chief_executive, w.line_manager)]
    assert seen == [True, False]
