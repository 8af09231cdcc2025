"""May a person say how they are told: of each thing at once, once a day, or only of dates?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cases.blind_index import index_of
from cases.models import Case, Digest, HowTold, Notice, NotSent
from cases.outbox.choosing import choose
from cases.outbox.digests import gather
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.states import NoticeKind
from people.establishment import leave
from people.models import CouncilClosure
from tests.cases.sending import AT, ON
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)
HALF_PAST_EIGHT = datetime(2026, 6, 2, 7, 30, tzinfo=UTC)  # in London, in summer


@pytest.fixture
def daily(case: Case, wendlebury: World) -> Case:
    """The Chief Executive wants one mail a day, and three things are to be told."""
    choose(wendlebury.chief_executive, HowTold.DAILY, at=AT)
    for _ in range(2):
        queue(case, index_of(wendlebury.chief_executive), NoticeKind.UPDATE, at=AT)
    return case


def test_whoever_chose_once_a_day_gets_nothing_at_once(daily: Case, mailoutbox: list[Any]) -> None:
    assert send_due(on=ON, at=AT + timedelta(hours=1)) == 0
    assert mailoutbox == []


def test_three_things_are_one_mail_that_says_how_many(daily: Case, mailoutbox: list[Any]) -> None:
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT) == 1
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT + timedelta(hours=1)) == 0
    assert send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT + timedelta(minutes=1)) == 1
    (mail,) = mailoutbox
    assert mail.body.startswith("You have 3 updates. Sign in to read them.")
    assert daily.reference not in mail.message().as_string()
    assert Notice.objects.filter(sent_at__isnull=False).count() == 3


def test_nothing_is_gathered_before_half_past_eight(daily: Case) -> None:
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT - timedelta(minutes=1)) == 0


@pytest.mark.parametrize(
    "closed",
    [date(2026, 6, 6), date(2026, 8, 31)],
    ids=["a Saturday", "the summer bank holiday"],
)
def test_nothing_is_gathered_on_a_day_when_the_council_does_not_work(closed: date, daily: Case) -> None:
    at = datetime(closed.year, closed.month, closed.day, 9, tzinfo=UTC)
    assert gather(on=closed, at=at) == 0


def test_nothing_is_gathered_on_a_day_when_the_council_is_closed(daily: Case, wendlebury: World) -> None:
    CouncilClosure.objects.create(council=wendlebury.council, on=NEXT_DAY, reason="civic day")
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT) == 0


def test_whoever_left_before_the_mail_of_the_day_gets_none(
    daily: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    gather(on=NEXT_DAY, at=HALF_PAST_EIGHT)
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    assert send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT) == 0
    assert mailoutbox == []
    assert Digest.objects.get().not_sent_because == NotSent.MAY_NO_LONGER_KNOW


def test_a_mail_of_the_day_that_is_given_up_leaves_each_notice_undelivered(
    daily: Case, settings: Any
) -> None:
    gather(on=NEXT_DAY, at=HALF_PAST_EIGHT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT + timedelta(days=8))
    assert {each.not_sent_because for each in Notice.objects.all()} == {NotSent.GIVEN_UP}


def test_whoever_chose_dates_hears_of_dates_and_of_what_is_asked_of_them_alone(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    chief = wendlebury.chief_executive
    choose(chief, HowTold.DATES, at=AT)
    queue(case, index_of(chief), NoticeKind.DATE_NEAR, at=AT, working_days=2)
    queue(case, index_of(chief), NoticeKind.TO_ANSWER, at=AT)
    assert send_due(on=ON, at=AT + timedelta(hours=1)) == 2
    assert len(mailoutbox) == 2
    assert Notice.objects.get(kind=NoticeKind.TO_DEAL_WITH).not_sent_because == NotSent.NOT_WANTED
