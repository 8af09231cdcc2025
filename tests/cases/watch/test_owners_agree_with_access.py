"""Does the watch find for everybody at once what access says of each, in a number of look-ups that does not grow?"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access import own_cases, work_of
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.models import Access, Case, Connection
from cases.states import Relation
from cases.watch.looking import watch_cases
from cases.watch.owners import everybody, in_hand
from people.absences import go_away, is_away
from people.establishment import seat, vacate
from people.models import Capacity, Holding, User
from tests.cases.sending import AT, ON, drafted, sent
from tests.cases.watch.conftest import at
from tests.world import World

LATER = ON + timedelta(days=1)


def _by_access(case: Case, on: date) -> set[str]:
    """The slow way: everybody asked, one by one."""
    return {
        index_of(user)
        for user in User.objects.all()
        if work_of(user, on=on).filter(pk=case.pk).exists()
        and not own_cases(user, on=on).filter(pk=case.pk).exists()
        and not is_away(user, on)
    }


def _agree(on: date) -> None:
    cases = list(Case.objects.select_related("council"))
    found = {each.case: set(each.owners) for each in in_hand(cases, everybody(on))}
    assert found == {case.pk: _by_access(case, on) for case in cases}


def test_as_cases_and_people_move(wendlebury: World) -> None:
    w = wendlebury
    about_director = (w.director_of_place, w.posts.director_of_place)
    about_head = (w.chief_executive, w.posts.chief_executive)
    cases = [
        sent(drafted(w.member, w.council, about=about_director), w.member),
        sent(drafted(w.other_member, w.council, about=about_director), w.other_member),
        sent(drafted(w.member, w.council, about=(w.officer, w.posts.officer), choice=0), w.member),
        sent(drafted(w.member, w.council, about=about_head), w.member),
    ]
    _agree(ON)
    stand_aside(cases[1].reference, by=w.chief_executive, at=AT, on=ON)
    _agree(ON)
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=ON)
    go_away(w.monitoring_officer, from_on=LATER)
    _agree(ON)
    _agree(LATER)
    for user in (w.line_manager, w.chief_executive):
        vacate(Holding.objects.get(user=user), last_on=ON)
    _agree(LATER)
    one, other = sorted((index_of(w.member), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    _agree(ON)


def test_of_seats_together_of_a_panel_and_of_a_seat_outside(case: Case, wendlebury: World) -> None:
    w = wendlebury
    step = case.steps.get()
    manager = {"user": w.line_manager.pk, "name": "Owen Tully", "post": w.posts.line_manager.pk}
    step.held_by = [step.held_by[0], {**step.held_by[0], **manager}]
    step.post = None
    step.save()
    Access.objects.create(case=case, person=index_of(w.line_manager), relation=Relation.HANDLER, from_at=AT)
    for user in (*w.panel_members, w.monitoring_officer):
        case.access.filter(person=index_of(user)).update(until_at=AT)
        Access.objects.create(case=case, person=index_of(user), relation=Relation.TRIAGE, from_at=AT)
    _agree(ON)
    for post in (w.posts.hearing_panel, w.posts.outside_monitoring_officer):
        step.post = post
        step.save()
        _agree(ON)
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON)
    _agree(LATER)


def _look_counted() -> tuple[int, int]:
    with CaptureQueriesContext(connection) as asked:
        looked = watch_cases(on=ON, at=at(ON))
    return looked.cases, len(asked)


def _send(w: World, *filers: User) -> None:
    for filer in filers:
        sent(drafted(filer, w.council, about=(w.director_of_place, w.posts.director_of_place)), filer)


def test_the_look_ups_are_as_many_for_one_new_case_as_for_six_and_fewer_where_nothing_happened(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    assert _look_counted()[0] == 1
    _send(w, w.member)
    one, look_ups = _look_counted()
    _send(w, *[w.member, w.other_member] * 3)
    assert (one, _look_counted()) == (1, (6, look_ups))
    none, fewer = _look_counted()
    assert none == 0
    assert fewer < look_ups
