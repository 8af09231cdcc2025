"""Does an alarm open when nobody lawful has a case, and close when somebody does?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError

from cases.acts.reassign import reassign
from cases.blind_index import index_of
from cases.models import Access, Alarm, AlarmKind, Case, Connection, Notice
from cases.states import NoticeKind, Relation
from cases.watch.looking import watch_cases
from people.absences import come_back, go_away
from people.establishment import leave, seat, vacate
from people.models import Capacity, Holding
from tests.cases.sending import AT, ON
from tests.cases.watch.conftest import at, look, open_alarms
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)
NOBODY = "Nobody who may deal with this case has it"


def test_a_case_that_somebody_has_raises_no_alarm(case: Case) -> None:
    looked = look(ON)
    assert (looked.cases, looked.opened) == (1, 0)
    assert open_alarms() == []


def test_a_handler_who_left_leaves_an_alarm_of_which_the_monitoring_officer_is_told_once(
    case: Case, wendlebury: World
) -> None:
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    looked = look(NEXT_DAY)
    assert (looked.opened, looked.told, looked.not_told) == (1, 1, 0)
    assert open_alarms() == [NOBODY]
    assert look(NEXT_DAY).told == 0
    assert look(NEXT_DAY + timedelta(days=30)).told == 0
    told = Notice.objects.filter(person=index_of(wendlebury.monitoring_officer))
    assert [notice.kind for notice in told] == [NoticeKind.UPDATE]


def test_it_closes_by_itself_when_somebody_has_it_again(case: Case, wendlebury: World) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON)
    look(NEXT_DAY)
    case.refresh_from_db()
    reassign(
        case.reference,
        by=w.monitoring_officer,
        to=w.posts.director_of_people,
        reasons="The Chief Executive has left.",
        version=case.version,
        at=at(NEXT_DAY),
        on=NEXT_DAY,
    )
    assert look(NEXT_DAY).closed == 1
    assert open_alarms() == []
    assert Alarm.objects.get().closed_at == at(NEXT_DAY)


def test_an_absence_opens_it_and_coming_back_closes_it(case: Case, wendlebury: World) -> None:
    absence = go_away(wendlebury.chief_executive, from_on=NEXT_DAY)
    assert look(ON).opened == 0
    assert look(NEXT_DAY).opened == 1
    come_back(absence, last_on=NEXT_DAY)
    assert look(NEXT_DAY + timedelta(days=1)).closed == 1


def test_who_acts_in_the_seat_does_not_have_the_case_of_somebody_away(case: Case, wendlebury: World) -> None:
    w = wendlebury
    go_away(w.chief_executive, from_on=NEXT_DAY)
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=NEXT_DAY)
    look(NEXT_DAY)
    assert open_alarms() == [NOBODY]


def test_a_connection_declared_later_opens_it(case: Case, wendlebury: World) -> None:
    one, other = sorted((index_of(wendlebury.chief_executive), index_of(wendlebury.member)))
    Connection.objects.create(one=one, other=other, council=wendlebury.council, from_on=NEXT_DAY)
    assert look(ON).opened == 0
    assert look(NEXT_DAY).opened == 1


def test_a_restriction_opens_it(case: Case, wendlebury: World) -> None:
    Access.objects.create(
        case=case, person=index_of(wendlebury.chief_executive), relation=Relation.RECUSAL, from_at=AT
    )
    assert look(ON).opened == 1


def test_somebody_whose_sign_in_is_ended_has_nothing(case: Case, wendlebury: World) -> None:
    wendlebury.chief_executive.is_active = False
    wendlebury.chief_executive.save()
    assert look(ON).opened == 1


def test_a_case_that_is_over_needs_nobody(case: Case, wendlebury: World) -> None:
    vacate(Holding.objects.get(user=wendlebury.chief_executive), last_on=ON)
    look(NEXT_DAY)
    case.withdraw()
    case.save()
    looked = look(NEXT_DAY)
    assert (looked.cases, looked.closed) == (0, 1)
    assert open_alarms() == []


def test_the_database_refuses_a_second_open_alarm_of_a_kind(case: Case) -> None:
    alarm = {"case": case, "kind": AlarmKind.NO_ACT, "since_on": ON, "opened_at": AT}
    Alarm.objects.create(**alarm, closed_at=AT)
    Alarm.objects.create(**alarm)
    with pytest.raises(IntegrityError):
        Alarm.objects.create(**alarm)


def test_one_alarm_that_cannot_be_told_stops_no_other(
    case: Case, wendlebury: World, caplog: pytest.LogCaptureFixture
) -> None:
    from tests.cases.sending import drafted, sent

    w = wendlebury
    second = sent(
        drafted(w.other_member, w.council, about=(w.director_of_place, w.posts.director_of_place)),
        w.other_member,
    )
    leave(w.chief_executive, w.council, ON)
    # The first case's overseer is gone from it, and its rulebook can no longer be read.
    case.access.filter(relation=Relation.OVERSIGHT).update(until_at=AT)
    Case.objects.filter(pk=case.pk).update(parties={})
    looked = watch_cases(on=NEXT_DAY, at=at(NEXT_DAY))
    assert (looked.opened, looked.told, looked.not_told) == (2, 1, 1)
    assert Alarm.objects.get(case=second).told == index_of(w.monitoring_officer)
    assert case.reference in caplog.text
