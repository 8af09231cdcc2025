"""Is somebody told where nobody may say whether a concern about a councillor is a Code matter?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.access import may, overseen_by
from cases.acts.leave_oversight import leave_oversight
from cases.blind_index import index_of
from cases.doing import Act, Role
from cases.models import Alarm, AlarmKind, Case, Notice
from cases.part import part_of
from cases.states import NoticeKind
from cases.watch.known import alarms_known_to
from people.absences import go_away
from people.establishment import leave, seat
from people.models import User
from tests.cases.life.living import about_a_councillor, at_noon
from tests.cases.sending import ON
from tests.cases.watch.conftest import look, open_alarms
from tests.factories import UserFactory
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)
NOBODY = "Nobody is there who may say whether this is a Code matter"


@pytest.fixture
def unsaid(wendlebury: World) -> Case:
    """An officer's concern about a Member, with their line manager; the Monitoring Officer is to say what it is."""
    return about_a_councillor(wendlebury)


def _told(user: User) -> list[str]:
    return [notice.kind for notice in Notice.objects.filter(person=index_of(user)).order_by("pk")]


def _nobody_is_left(w: World) -> None:
    """Neither the Monitoring Officer nor the deputy, and nobody sits in the seat outside."""
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        leave(user, w.council, ON)


def test_nothing_is_wrong_while_the_monitoring_officer_is_there(unsaid: Case) -> None:
    look(NEXT_DAY)
    assert open_alarms() == []


def test_whoever_has_it_is_told_that_nobody_may_say_so(unsaid: Case, wendlebury: World) -> None:
    w = wendlebury
    # Found by what changed since the look of the day before, and not only once a week.
    look(ON)
    _nobody_is_left(w)
    before = len(_told(w.line_manager))
    assert look(NEXT_DAY).told == 1
    assert open_alarms() == [NOBODY]
    assert Alarm.objects.get().told == index_of(w.line_manager)
    assert _told(w.line_manager)[before:] == [NoticeKind.UPDATE]
    knowing = {user for user in User.objects.all() if alarms_known_to(user, NEXT_DAY).exists()}
    assert knowing == {w.line_manager}
    assert look(NEXT_DAY).told == 0


def test_once_somebody_sits_there_they_are_told_and_the_alarm_closes(unsaid: Case, wendlebury: World) -> None:
    w = wendlebury
    _nobody_is_left(w)
    look(NEXT_DAY)
    new = UserFactory.create(display_name="Zora Finch")
    seat(w.posts.outside_monitoring_officer, new, from_on=NEXT_DAY)
    assert look(NEXT_DAY).told == 1
    assert list(overseen_by(new, on=NEXT_DAY)) == [unsaid]
    assert may(new, Act.ANSWER_CODE_QUESTION, unsaid, on=NEXT_DAY)
    assert _told(new) == [NoticeKind.TO_ANSWER]
    assert look(NEXT_DAY).closed == 1


def test_while_the_monitoring_officer_is_away_the_deputy_says_it(unsaid: Case, wendlebury: World) -> None:
    w = wendlebury
    go_away(w.monitoring_officer, from_on=NEXT_DAY)
    assert look(NEXT_DAY).told == 1
    assert part_of(w.deputy_monitoring_officer, unsaid, NEXT_DAY).roles == {Role.OVERSEER}
    assert _told(w.deputy_monitoring_officer) == [NoticeKind.TO_ANSWER]
    look(NEXT_DAY)
    assert open_alarms() == []


def test_where_all_stood_aside_the_alarm_says_so_and_tells_none_of_them(
    unsaid: Case, wendlebury: World
) -> None:
    w = wendlebury
    aside = (w.monitoring_officer, w.deputy_monitoring_officer)
    for user in aside:
        leave_oversight(unsaid.reference, by=user, at=at_noon(ON), on=ON)
    before = [len(_told(user)) for user in aside]
    look(NEXT_DAY)
    assert open_alarms() == [NOBODY]
    assert [len(_told(user)) for user in aside] == before
    for user in aside:
        assert not alarms_known_to(user, NEXT_DAY).exists()


def test_a_concern_about_an_officer_waits_for_no_such_answer(case: Case, wendlebury: World) -> None:
    _nobody_is_left(wendlebury)
    look(NEXT_DAY)
    assert not Alarm.objects.filter(kind=AlarmKind.NOBODY_FOR_CODE).exists()
