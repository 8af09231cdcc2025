"""What stands on the list of every case, for whom, and is each count as long as its list?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.acts.withdraw import withdraw
from cases.models import Alarm, Case, Clock
from cases.models.alarm import AlarmKind
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.sending import acknowledged
from tests.world import World

pytestmark = pytest.mark.django_db
Raise = Callable[..., Case]
_OF_THE_FRAME = (
    r'django_session|FROM "people_user" WHERE "people_user"."id" = \d+ LIMIT|FROM "people_council(setting)?"'
)


def test_the_monitoring_officer_sees_posts_and_dates_and_no_name(wendlebury: World, raised: Raise) -> None:
    case = raised()
    shown = _shown(wendlebury.monitoring_officer)

    assert case.reference in shown
    assert f"/desk/{case.reference}" not in shown
    assert "Chief Executive" in shown
    assert not [user.display_name for user in User.objects.exclude(pk=wendlebury.monitoring_officer.pk)
                if user.display_name in shown]  # fmt: skip


def test_whoever_deals_with_it_opens_it_from_there(wendlebury: World, raised: Raise) -> None:
    case = raised()
    shown = _shown(wendlebury.chief_executive)

    assert f'href="/desk/{case.reference}"' in shown
    assert '<td data-label="With">You</td>' in shown


def test_every_count_is_as_long_as_its_list(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    cases = [raised() for _ in range(4)]
    acknowledged(cases[0], w.chief_executive, on=ON, at=AT)
    Clock.objects.filter(case=cases[1]).update(due_on=ON - timedelta(days=1))
    Clock.objects.filter(case=cases[2]).update(due_on=ON + timedelta(days=1))
    withdraw(
        cases[3].reference, by=w.member, reasons="It is settled.", version=cases[3].version, at=AT, on=ON
    )
    for user in (w.chief_executive, w.monitoring_officer, w.deputy_monitoring_officer, w.member):
        page = _shown(user)
        for address, figures in _counts(page).items():
            assert len(_references(_shown(user, address))) == figures, (user, address)
    for kind in (AlarmKind.NO_LAWFUL_OWNER, AlarmKind.NOBODY_FOR_CODE):
        Alarm.objects.create(case=cases[2], kind=kind, since_on=ON, opened_at=AT)
    assert _references(_shown(w.chief_executive, "/desk/all?show=nobody")) == [cases[2].reference]
    Alarm.objects.all().delete()
    counts = _counts(_shown(w.chief_executive))
    assert counts == {
        "/desk/all?show=late": 1, "/desk/all?show=soon": 1, "/desk/all?show=unread": 2,
        "/desk/all?show=no-route": 0, "/desk/all?show=open": 3,
    } | {address: n for address, n in counts.items() if "owing" in address}  # fmt: skip
    assert _references(_shown(w.chief_executive, "/desk/all?show=over")) == [cases[3].reference]


def test_it_is_sorted_and_narrowed_by_the_address_alone(wendlebury: World, raised: Raise) -> None:
    cases = [raised() for _ in range(3)]
    Clock.objects.filter(case=cases[2]).update(due_on=ON - timedelta(days=9))
    references = sorted(case.reference for case in cases)
    user = wendlebury.chief_executive

    assert _references(_shown(user))[0] == cases[2].reference
    assert _references(_shown(user, "/desk/all?down=yes"))[-1] == cases[2].reference
    assert _references(_shown(user, "/desk/all?sort=case")) == references
    assert _references(_shown(user, "/desk/all?sort=case&down=yes")) == references[::-1]
    assert len(_references(_shown(user, "/desk/all?where=with_handler"))) == 3
    assert _references(_shown(user, "/desk/all?where=held")) == []
    assert _references(_shown(user, f"/desk/all?sent_from={ON + timedelta(days=1)}")) == []
    assert len(_references(_shown(user, f"/desk/all?sent_to={ON}"))) == 3


def test_a_day_that_is_none_is_met_with_how_to_write_one(wendlebury: World) -> None:
    shown = _shown(wendlebury.chief_executive, "/desk/all?sent_from=soonish")

    assert "<title>Error: " in shown
    assert "Write the day like 12 June 2026" in shown
    assert 'value="soonish"' in shown


@pytest.mark.parametrize("sort", ["due", "case", "sent"])
def test_pages_follow_one_another_and_lead_back(wendlebury: World, raised: Raise, sort: str) -> None:
    every = {raised().reference for _ in range(28)}
    user = wendlebury.chief_executive
    first = _shown(user, f"/desk/all?sort={sort}")
    onward = re.search(r'href="(\?[^"]*after=[^"]*)"', first)
    assert onward is not None
    second = _shown(user, "/desk/all" + onward[1].replace("&amp;", "&"))
    back = re.search(r'href="(\?[^"]*before=[^"]*)"', second)
    assert back is not None

    assert len(_references(first)) == 25
    assert len(_references(second)) == 3
    assert set(_references(first)) | set(_references(second)) == every
    assert _references(_shown(user, "/desk/all" + back[1].replace("&amp;", "&"))) == _references(first)


@pytest.mark.parametrize("address", ["?after=x", "?after=2026-06-12_%00", "?before=_", "?show=none", "?sort=name",
                                     "?where=draft", "?after=9999999_A-B"])  # fmt: skip
def test_whatever_else_an_address_holds_counts_as_not_asked_for(
    wendlebury: World, raised: Raise, address: str
) -> None:
    case = raised()

    assert case.reference in _shown(wendlebury.chief_executive, "/desk/all" + address)


def test_one_about_the_person_changes_nothing_that_they_see(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    them = {
        w.monitoring_officer: (w.monitoring_officer, w.posts.monitoring_officer),
        w.director_of_place: (w.director_of_place, w.posts.director_of_place),
        w.chief_executive: (w.chief_executive, w.posts.chief_executive),
        w.outsider: (w.director_of_place, w.posts.director_of_place),
        w.member: (w.director_of_place, w.posts.director_of_place),
    }
    raised(about=(w.director_of_people, w.posts.director_of_people))
    for person, about in them.items():
        for address in ("/desk/all", "/desk/all?show=unread", "/desk/all?show=over", "/desk/all?sort=case"):
            before = _shown(person, address)
            if person == w.member:  # What is their own is on no list of work either.
                assert "No case stands on this list." in before
            raised(about=about)
            assert _shown(person, address) == before


def test_thirty_take_as_many_look_ups_as_three(wendlebury: World, raised: Raise) -> None:
    for _ in range(3):
        raised()
    few = [_look_ups(user) for user in (wendlebury.chief_executive, wendlebury.monitoring_officer)]
    for _ in range(27):
        raised()
    assert [_look_ups(user) for user in (wendlebury.chief_executive, wendlebury.monitoring_officer)] == few
    assert max(few) <= 8


def _look_ups(user: User) -> int:
    """Those of the list itself: whose session it is, and the frame, every page asks."""
    browser = signed_in_as(user)
    browser.get("/desk/all")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/desk/all").status_code == 200
    every = (each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE")))
    return len([each for each in every if not re.search(_OF_THE_FRAME, each)])


def _shown(user: User, address: str = "/desk/all") -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", signed_in_as(user).get(address).content.decode())


def _counts(page: str) -> dict[str, int]:
    found = re.findall(r'<li[^>]*><a href="(/desk/all[^"]*)"[^>]*><strong>([\d,]+)</strong>', page)
    return {address: int(figures) for address, figures in found}


def _references(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><(?:a|span) class="nowrap"[^>]*>([A-Z0-9-]+)<', page)
