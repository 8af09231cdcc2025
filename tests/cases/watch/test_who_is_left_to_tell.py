"""Who hears of an alarm once the Monitoring Officer is gone, is away, or may not know of the case?"""

from __future__ import annotations

from datetime import timedelta

from cases.access import may, overseen_by, work_of
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Alarm, Case, Notice
from cases.states import NoticeKind, State
from cases.watch.known import alarms_known_to
from people.establishment import leave, seat
from people.models import User
from tests.cases.sending import ON, drafted, sent
from tests.cases.watch.conftest import look, open_alarms
from tests.factories import UserFactory
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)


def _told(user: User) -> list[str]:
    return [notice.kind for notice in Notice.objects.filter(person=index_of(user))]


def test_whoever_is_monitoring_officer_now_comes_to_oversee_it_and_may_give_it_to_somebody(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    new = UserFactory.create(display_name="Zora Finch")
    for user in (w.chief_executive, w.monitoring_officer):
        leave(user, w.council, ON)
    seat(w.posts.monitoring_officer, new, from_on=NEXT_DAY)
    assert not overseen_by(new, on=NEXT_DAY).exists()
    assert look(NEXT_DAY).told == 1
    assert list(overseen_by(new, on=NEXT_DAY)) == [case]
    assert may(new, Act.REASSIGN, case, on=NEXT_DAY)
    assert not may(new, "read", case, on=NEXT_DAY)
    assert _told(new) == [NoticeKind.UPDATE]


def test_whoever_follows_the_person_who_was_told_is_told_too(case: Case, wendlebury: World) -> None:
    w = wendlebury
    new = UserFactory.create(display_name="Zora Finch")
    leave(w.chief_executive, w.council, ON)
    look(NEXT_DAY)
    leave(w.monitoring_officer, w.council, NEXT_DAY)
    seat(w.posts.monitoring_officer, new, from_on=NEXT_DAY + timedelta(days=1))
    assert look(NEXT_DAY + timedelta(days=1)).told == 1
    assert Alarm.objects.get().told == index_of(new)
    assert look(NEXT_DAY + timedelta(days=2)).told == 0


def test_without_a_monitoring_officer_the_deputy_is_asked_to_choose(case: Case, wendlebury: World) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON)
    leave(w.monitoring_officer, w.council, ON)
    assert look(NEXT_DAY).told == 1
    case.refresh_from_db()
    assert case.state == State.TRIAGE
    assert list(work_of(w.deputy_monitoring_officer, on=NEXT_DAY)) == [case]
    assert _told(w.deputy_monitoring_officer) == [NoticeKind.TO_CHOOSE]
    assert case.events.latest("number").detail["to"] == "Tom Ferris, Deputy Monitoring Officer"
    assert look(NEXT_DAY).closed == 1


def test_where_nobody_is_left_the_alarm_stands_and_is_counted_until_somebody_is(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer, w.deputy_monitoring_officer):
        leave(user, w.council, ON)
    looked = look(NEXT_DAY)
    assert (looked.told, looked.not_told) == (0, 1)
    assert open_alarms() == ["Nobody who may deal with this case has it"]
    new = UserFactory.create()
    seat(w.posts.monitoring_officer, new, from_on=NEXT_DAY)
    assert look(NEXT_DAY).told == 1


def test_one_about_the_monitoring_officer_never_reaches_them_nor_their_deputy(wendlebury: World) -> None:
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    case = sent(drafted(w.member, w.council, about=about, choice=0), w.member)
    for user in (w.chief_executive, w.head_of_legal_partnership, w.director_of_people, w.director_of_place):
        leave(user, w.council, ON)
    look(NEXT_DAY)
    assert Alarm.objects.get().case == case
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        assert not alarms_known_to(user, NEXT_DAY).exists()
        assert _told(user) == []


def test_the_dashboard_shows_alarms_of_cases_overseen_or_worked_on_and_of_none_that_is_one_s_own(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    look(ON + timedelta(days=20))
    day = ON + timedelta(days=20)
    knowing = {user for user in User.objects.all() if alarms_known_to(user, day).exists()}
    assert knowing == {w.monitoring_officer, w.chief_executive}


def test_once_whoever_was_told_has_left_whoever_comes_later_is_told(case: Case, wendlebury: World) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON)
    assert look(NEXT_DAY).told == 1
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        leave(user, w.council, NEXT_DAY)
    later = NEXT_DAY + timedelta(days=1)
    assert (look(later).not_told, look(later).not_told) == (1, 1)
    new = UserFactory.create()
    seat(w.posts.monitoring_officer, new, from_on=later + timedelta(days=1))
    assert look(later + timedelta(days=1)).told == 1
    assert Alarm.objects.get(closed_at=None).told == index_of(new)
