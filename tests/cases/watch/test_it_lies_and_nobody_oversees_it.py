"""Is somebody told of silence where oversight is switched off and the council named nobody to tell?"""

from __future__ import annotations

from datetime import date

import pytest

from cases.access import known_to, may, visible_to, who_can_see
from cases.acts.reassign import reassign
from cases.blind_index import index_of
from cases.doing import Act, Role
from cases.models import Access, Alarm, Case, Notice
from cases.oversight import OFF, SETTING
from cases.part import part_of
from cases.watch.known import alarms_known_to
from people.establishment import leave
from people.models import CouncilSetting, User
from tests.cases.life.living import done
from tests.cases.sending import ON, drafted, sent
from tests.cases.watch.conftest import look, open_alarms
from tests.cases.watch.test_nothing_happens import NOT_OPENED
from tests.world import World

FOURTH = date(2026, 6, 5)


@pytest.fixture
def unseen(wendlebury: World) -> Case:
    """A Member's concern about a Director, in a council whose Monitoring Officer does not know of such concerns."""
    w = wendlebury
    CouncilSetting.objects.create(council=w.council, name=SETTING, value=OFF, source="minute 4", from_on=ON)
    case = sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )
    assert not known_to(w.monitoring_officer, on=ON).exists()
    return case


def test_whoever_would_choose_is_told_that_it_lies_and_nothing_more(unseen: Case, wendlebury: World) -> None:
    w = wendlebury
    assert look(FOURTH).told == 1
    assert open_alarms() == [NOT_OPENED]
    assert Alarm.objects.get().told == index_of(w.monitoring_officer)
    assert list(known_to(w.monitoring_officer, on=FOURTH)) == [unseen]
    assert not visible_to(w.monitoring_officer, on=FOURTH).exists()
    assert part_of(w.monitoring_officer, unseen, FOURTH).roles == {Role.WATCHER}
    assert not may(w.monitoring_officer, "read", unseen, on=FOURTH)
    assert not may(w.monitoring_officer, Act.ADD_NOTE, unseen, on=FOURTH)
    assert Notice.objects.filter(person=index_of(w.monitoring_officer)).count() == 1
    assert alarms_known_to(w.monitoring_officer, FOURTH).exists()
    assert look(FOURTH).told == 0


def test_it_stands_in_the_table_who_can_see_this(unseen: Case, wendlebury: World) -> None:
    look(FOURTH)
    rows = [row for row in who_can_see(unseen) if row.who == "Grace Lindqvist, Monitoring Officer"]
    assert [row.sees for row in rows] == ["that it exists and its dates, so that it does not lie"]


def test_without_a_lawful_monitoring_officer_it_is_the_next_who_would_choose_never_whoever_is_silent(
    unseen: Case, wendlebury: World
) -> None:
    w = wendlebury
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        leave(user, w.council, ON)
    # The Chief Executive has it and is silent, and nobody sits in the seat outside.
    looked = look(FOURTH)
    assert (looked.told, looked.not_told) == (0, 1)
    assert not Access.objects.filter(case=unseen, relation="told_it_lies").exists()


def test_they_give_it_to_somebody_and_know_of_it_no_longer(unseen: Case, wendlebury: World) -> None:
    w = wendlebury
    look(FOURTH)
    done(reassign, unseen, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="Ill.", on=FOURTH)
    assert not known_to(w.monitoring_officer, on=FOURTH).exists()
    assert list(visible_to(w.director_of_people, on=FOURTH)) == [unseen]


def test_nobody_who_leaves_that_seat_goes_on_knowing(unseen: Case, wendlebury: World) -> None:
    w = wendlebury
    look(FOURTH)
    leave(w.monitoring_officer, w.council, ON)
    assert not known_to(w.monitoring_officer, on=FOURTH).exists()
    both = [user for user in User.objects.all() if known_to(user, on=FOURTH).exists()]
    assert set(both) == {w.member, w.chief_executive}
