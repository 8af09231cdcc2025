"""Is nobody told of a date of a case that does not exist for them, and everybody whom the council named who may be?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access import known_to, own_cases, visible_to, work_of
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.deadlines.knowing import known
from cases.deadlines.settings import AFTER, BEFORE, HOURS, TELL_NEAR, TELL_PASSED, UNLESS_SET
from cases.models import Case, Connection, Firing
from cases.watch.owners import everybody
from people.absences import go_away, is_away
from people.establishment import leave, seat, vacate
from people.models import Capacity, CouncilClosure, CouncilSetting, Holding, User
from tests.cases.clocks.sweeping import stages_fired, swept, told_of_dates, were_told
from tests.cases.life.living import about_a_councillor, about_a_director
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World

NEAR, DUE, FIRST_LATE = date(2026, 6, 11), date(2026, 6, 15), date(2026, 6, 16)
LATER = ON + timedelta(days=1)


@pytest.fixture
def setting(wendlebury: World) -> Callable[[str, str], CouncilSetting]:
    """A setting of the council's own."""

    def settled(name: str, value: str) -> CouncilSetting:
        minute = "Council, 1 June 2026, minute 30"
        return CouncilSetting.objects.create(
            council=wendlebury.council, name=name, value=value, source=minute, from_on=date(2020, 1, 1)
        )

    return settled


def _by_access(on: date) -> dict[int, tuple[set[str], set[str]]]:
    """The slow way: everybody asked, one by one, what they work on while they are there, and what they oversee."""
    found: dict[int, tuple[set[str], set[str]]] = {case.pk: (set(), set()) for case in Case.objects.all()}
    for user in User.objects.all():
        own = set(own_cases(user, on=on).values_list("pk", flat=True))
        work = set(work_of(user, on=on).values_list("pk", flat=True)) - own
        seen = set(visible_to(user, on=on).values_list("pk", flat=True))
        for case in () if is_away(user, on) else work:
            found[case][0].add(index_of(user))
        for case in set(known_to(user, on=on).values_list("pk", flat=True)) - seen:
            found[case][1].add(index_of(user))
    return found


def _agree(on: date) -> None:
    cases = list(Case.objects.select_related("council"))
    batch = known(cases, everybody(on))
    assert {case: (set(one.at_work), set(one.overseeing)) for case, one in batch.items()} == _by_access(on)


def test_it_agrees_with_access_as_cases_and_people_move(wendlebury: World) -> None:
    w = wendlebury
    about_director = (w.director_of_place, w.posts.director_of_place)
    cases = [
        sent(drafted(w.member, w.council, about=about_director), w.member),
        sent(drafted(w.other_member, w.council, about=about_director), w.other_member),
        sent(drafted(w.member, w.council, about=(w.chief_executive, w.posts.chief_executive)), w.member),
        about_a_councillor(w),
    ]
    _agree(ON)
    stand_aside(cases[1].reference, by=w.chief_executive, at=AT, on=ON)
    _agree(ON)
    one, other = sorted((index_of(w.member), index_of(w.monitoring_officer)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=LATER)
    go_away(w.chief_executive, from_on=LATER)
    _agree(LATER)
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=LATER)
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=LATER)
    _agree(LATER)
    _agree(LATER + timedelta(days=1))


def test_a_handler_who_left_is_not_told_and_the_overseer_is_told_instead(wendlebury: World) -> None:
    w = wendlebury
    about_a_director(w)
    leave(w.chief_executive, w.council, ON)
    swept(NEAR)
    assert were_told() == {index_of(w.monitoring_officer)}


def test_a_date_of_which_nobody_may_be_told_fires_all_the_same(wendlebury: World) -> None:
    w = wendlebury
    about_a_director(w)
    for person in (w.chief_executive, w.monitoring_officer):
        leave(person, w.council, ON)
    assert swept(FIRST_LATE).told_nobody == 2
    assert len(stages_fired()) == 2


def test_kinds_of_post_that_the_council_names_are_told_where_the_case_exists_for_them(
    wendlebury: World, setting: Callable[[str, str], CouncilSetting]
) -> None:
    w = wendlebury
    setting(TELL_NEAR, "Monitoring Officer, Director, officer")
    setting(TELL_PASSED, "the person dealing with it")
    about_a_director(w)
    swept(NEAR)
    assert were_told() == {index_of(w.monitoring_officer)}
    swept(FIRST_LATE)
    assert told_of_dates(w.chief_executive) == [("date_passed", None, False)]
    assert len(told_of_dates(w.monitoring_officer)) == 1


def test_the_council_s_own_days_and_hours_hold_with_their_source(
    wendlebury: World, setting: Callable[[str, str], CouncilSetting]
) -> None:
    setting(BEFORE, "3")
    setting(AFTER, "2")
    setting(HOURS, "10:00 - 11:00")
    case = about_a_director(wendlebury)
    swept(NEAR - timedelta(days=1), "9:59")
    assert stages_fired() == []
    swept(NEAR - timedelta(days=1), "10:00")
    assert told_of_dates(wendlebury.chief_executive) == [("date_near", 3, False)]
    swept(FIRST_LATE, "10:30")
    swept(FIRST_LATE + timedelta(days=1), "10:30")
    swept(FIRST_LATE + timedelta(days=60), "10:30")
    assert stages_fired() == [(0, DUE, False), (1, DUE, False)]
    assert set(Firing.objects.values_list("source", flat=True)) == {"Council, 1 June 2026, minute 30"}
    assert case.clocks.get(what="reply within").fires_on is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (BEFORE, "soon"),
        (BEFORE, "0"),
        (AFTER, "5, 1"),
        (AFTER, "1, late"),
        (HOURS, "all day"),
        (HOURS, "17:00-9:00"),
        (TELL_NEAR, " , "),
    ],
)
def test_a_setting_that_cannot_be_read_leaves_the_service_s_own(
    wendlebury: World, setting: Callable[[str, str], CouncilSetting], name: str, value: str
) -> None:
    setting(name, value)
    about_a_director(wendlebury)
    swept(NEAR)
    swept(FIRST_LATE)
    assert [each[:2] for each in stages_fired()] == [(0, DUE), (1, DUE)]
    assert told_of_dates(wendlebury.chief_executive) == [
        ("date_near", 2, False),
        ("date_passed", None, False),
    ]
    assert set(Firing.objects.values_list("source", flat=True)) == {UNLESS_SET}


def test_a_day_on_which_the_council_came_to_be_closed_puts_telling_off_and_makes_nothing_late(
    wendlebury: World,
) -> None:
    about_a_director(wendlebury)
    CouncilClosure.objects.create(council=wendlebury.council, on=NEAR, reason="a flood")
    assert swept(NEAR).near == 0
    swept(NEAR + timedelta(days=1))
    assert told_of_dates(wendlebury.chief_executive) == [("date_near", 1, False)]


def test_a_date_that_comes_soon_is_told_of_the_next_working_day(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    clock = case.clocks.get(what="reply within")
    assert (clock.dated_on, clock.fires_on) == (ON, NEAR)
    sent(drafted(w.member, w.council, about=(w.officer, w.posts.officer), choice=0), w.member)
    swept(ON)
    assert stages_fired() == []


def test_the_look_ups_are_as_many_for_one_date_as_for_seven(wendlebury: World) -> None:
    w = wendlebury
    asked = []
    for cases in (1, 6):
        for _ in range(cases):
            about_a_director(w)
        with CaptureQueriesContext(connection) as queries:
            fired = swept(FIRST_LATE)
        asked.append((fired.near + fired.passed, len(queries)))
    assert [stages for stages, _ in asked] == [2, 12]
    assert asked[0][1] == asked[1][1]
