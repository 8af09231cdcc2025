"""Who sees a case, and for whom does it not exist?"""

from datetime import timedelta

import pytest

from cases import access
from cases.access import known_to, may, own_cases, visible_to, who_can_see, work_of
from cases.blind_index import index_of
from cases.models import Access, Case, Connection
from cases.oversight import OFF, SETTING
from cases.states import Relation
from people.establishment import seat, vacate
from people.models import Capacity, CouncilSetting, Holding, User
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    w = wendlebury
    return sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )


def _everybody(w: World) -> set[User]:
    return set(User.objects.all())


def _seen_by(w: World, case: Case) -> set[User]:
    return {user for user in _everybody(w) if visible_to(user, on=ON).filter(pk=case.pk).exists()}


def _connect(one: User, other: User, w: World) -> None:
    first, second = sorted((index_of(one), index_of(other)))
    Connection.objects.create(one=first, other=second, council=w.council, from_on=ON)


def test_only_the_filer_and_the_handler_see_it(case: Case, wendlebury: World) -> None:
    assert _seen_by(wendlebury, case) == {wendlebury.member, wendlebury.chief_executive}
    assert list(own_cases(wendlebury.member, on=ON)) == [case]
    assert list(work_of(wendlebury.chief_executive, on=ON)) == [case]
    assert not work_of(wendlebury.member, on=ON).exists()


def test_the_monitoring_officer_knows_that_it_exists_and_cannot_open_it(
    case: Case, wendlebury: World
) -> None:
    monitoring_officer = wendlebury.monitoring_officer
    assert known_to(monitoring_officer, on=ON).get() == case
    assert may(monitoring_officer, access.KNOW_OF, case, on=ON)
    assert not may(monitoring_officer, access.READ, case, on=ON)


def test_a_case_about_the_monitoring_officer_does_not_exist_for_them(wendlebury: World) -> None:
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    case = sent(drafted(w.member, w.council, about=about, choice=0), w.member)
    assert not known_to(w.monitoring_officer, on=ON).exists()
    assert w.deputy_monitoring_officer not in _seen_by(w, case)


def test_a_council_may_switch_oversight_off_but_not_for_a_concern_about_a_councillor(
    wendlebury: World,
) -> None:
    w = wendlebury
    CouncilSetting.objects.create(council=w.council, name=SETTING, value=OFF, source="minute 9", from_on=ON)
    sent(drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member)
    assert not known_to(w.monitoring_officer, on=ON).exists()
    about = (w.member, w.posts.member)
    case = sent(
        drafted(
            w.officer, w.council, "officer about councillor", about, facts={"code allegation": "no"}, choice=0
        ),
        w.officer,
    )
    assert known_to(w.monitoring_officer, on=ON).get() == case


def test_a_connection_declared_later_shuts_the_handler_out_at_once(case: Case, wendlebury: World) -> None:
    _connect(wendlebury.chief_executive, wendlebury.director_of_place, wendlebury)
    assert _seen_by(wendlebury, case) == {wendlebury.member}


def test_a_restriction_beats_every_role(case: Case, wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.director_of_place):
        Access.objects.get_or_create(
            case=case, person=index_of(user), relation=Relation.HANDLER, defaults={"from_at": AT}
        )
    Access.objects.create(
        case=case, person=index_of(w.chief_executive), relation=Relation.RECUSAL, from_at=AT
    )
    assert _seen_by(w, case) == {w.member}


def test_a_subject_promoted_into_the_handler_s_seat_sees_nothing(case: Case, wendlebury: World) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON)
    seat(w.posts.chief_executive, w.director_of_place, capacity=Capacity.ACTING, from_on=ON)
    assert w.director_of_place not in _seen_by(w, case)


def test_somebody_who_leaves_keeps_their_own_case_and_loses_their_work(case: Case, wendlebury: World) -> None:
    later = ON + timedelta(days=1)
    for user in (wendlebury.member, wendlebury.chief_executive):
        vacate(Holding.objects.get(user=user), last_on=ON)
    assert own_cases(wendlebury.member, on=later).get() == case
    assert not visible_to(wendlebury.chief_executive, on=later).exists()


def test_somebody_whose_sign_in_is_ended_sees_nothing(case: Case, wendlebury: World) -> None:
    wendlebury.member.is_active = False
    assert not visible_to(wendlebury.member, on=ON).exists()


def test_the_table_names_who_can_see_it_and_never_the_subject(case: Case, wendlebury: World) -> None:
    assert [row.who for row in who_can_see(case)] == [
        "Rosa Bright",
        "Judith Amadi, Chief Executive",
        "Grace Lindqvist, Monitoring Officer",
    ]
    assert "Colin Hargreave" not in str(who_can_see(case))
