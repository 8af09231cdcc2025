"""Does whoever left keep a way in to their own cases, and only until report-back and the time to ask again passed?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cases.access import known_to, may, own_cases, visible_to
from cases.acts.conclude import conclude
from cases.acts.report_back import report_back
from cases.acts.withdraw import withdraw
from cases.models import Case
from cases.part import part_of
from cases.way_in import way_in_until
from people.establishment import leave, seat
from people.models import User
from tests.cases.life.living import about_a_director, done
from tests.cases.sending import ON, SMALL_BOOK, run_small_book
from tests.world import World

pytestmark = pytest.mark.django_db
LEFT = ON + timedelta(days=1)
LAST = ON + timedelta(days=90)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director; the Member left the day after they raised it."""
    case = about_a_director(wendlebury)
    leave(wendlebury.member, wendlebury.council, ON)
    return case


def answered(case: Case, w: World) -> Case:
    """The case, decided and reported back on the day."""
    done(conclude, case, by=w.chief_executive, outcome="support_given", reason="", words="They met.")
    return done(
        report_back, case, by=w.chief_executive, words="It is settled between you.", nothing_against=True
    )


def reads(user: User, case: Case, on: date) -> bool:
    """Whether it exists for somebody on a day; every way of asking gives one answer."""
    known = known_to(user, on=on).filter(pk=case.pk).exists()
    case.refresh_from_db()
    assert known == visible_to(user, on=on).filter(pk=case.pk).exists()
    assert known == own_cases(user, on=on).filter(pk=case.pk).exists()
    assert known == bool(may(user, "read", case, on=on)) == part_of(user, case, on).is_visible
    return known


def test_while_it_is_open_however_long_they_have_been_gone(case: Case, wendlebury: World) -> None:
    for day in (LEFT, LEFT + timedelta(days=400), LEFT + timedelta(days=2_000)):
        assert reads(wendlebury.member, case, day)


def test_after_the_answer_for_ninety_days_and_no_longer(case: Case, wendlebury: World) -> None:
    w = wendlebury
    answered(case, w)
    assert way_in_until(case) == LAST
    assert reads(w.member, case, LAST)
    assert not reads(w.member, case, LAST + timedelta(days=1))


def test_as_long_as_they_may_ask_again_where_that_is_longer(wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    text = SMALL_BOOK.read_text("utf-8")
    book = tmp_path / "long.yaml"
    book.write_text(text.replace("limit: 20 working days", "limit: 12 months", 1), "utf-8")
    run_small_book(w.council, book)
    case = answered(about_a_director(w), w)
    leave(w.member, w.council, ON)
    assert reads(w.member, case, date(2027, 6, 1))
    assert not reads(w.member, case, date(2027, 6, 2))


def test_after_withdrawing_it_for_ninety_days_too(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(withdraw, case, by=w.member, reasons="We talked.")
    assert reads(w.member, case, LAST)
    assert not reads(w.member, case, LAST + timedelta(days=1))


def test_whoever_stayed_or_came_back_keeps_it_for_good(case: Case, wendlebury: World) -> None:
    w = wendlebury
    answered(case, w)
    long_after = LAST + timedelta(days=500)
    assert not reads(w.member, case, long_after)
    seat(w.posts.other_member, w.member, from_on=long_after, capacity="acting")
    assert reads(w.member, case, long_after)


def test_whoever_left_this_council_and_sits_in_another_has_left_this_one(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    answered(case, w)
    w.posts.outsider.holdings.update(to_on=ON)
    seat(w.posts.outsider, w.member, from_on=LEFT)
    assert not reads(w.member, case, LAST + timedelta(days=1))


def test_work_is_gone_with_the_seat_on_the_first_day(case: Case, wendlebury: World) -> None:
    w = wendlebury
    leave(w.chief_executive, w.council, ON)
    assert not known_to(w.chief_executive, on=LEFT).exists()
