"""Is each notice mailed once, alone, without a word of the case, and only to somebody who may still know of it?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cases.blind_index import index_of
from cases.models import Case, Notice, NotSent
from cases.outbox.leases import LEASE, claim
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.states import NoticeKind
from people.establishment import leave
from people.models import User
from tests.cases.sending import AT, HAPPENED, ON
from tests.world import World

NOWHERE = "django.core.mail.backends.smtp.EmailBackend"


def test_a_notice_is_mailed_once_to_one_person_with_its_own_message_id(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    assert send_due(on=ON, at=AT + LEASE) == 1
    assert send_due(on=ON, at=AT + LEASE * 3) == 0
    (mail,) = mailoutbox
    assert mail.recipients() == [wendlebury.chief_executive.email]
    assert str(Notice.objects.get().message_id) in mail.extra_headers["Message-ID"]


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_a_mail_of_whatever_kind_holds_no_word_of_the_case(
    kind: str, case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    chief = wendlebury.chief_executive
    queue(case, index_of(chief), NoticeKind(kind), at=AT, working_days=2)
    send_due(on=ON, at=AT + LEASE)
    text = mailoutbox[-1].message().as_string()
    for canary in (
        case.reference,
        HAPPENED["happened"],
        wendlebury.member.display_name,
        wendlebury.director_of_place.display_name,
        chief.display_name,
        wendlebury.council.name,
        "councillor",
        "Director",
    ):
        assert canary not in text


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        (NoticeKind.UPDATE, None, "You have an update. Sign in to read it."),
        (NoticeKind.DATE_NEAR, 2, "Something you are dealing with is due in 2 working days."),
        (NoticeKind.DATE_NEAR, 1, "Something you are dealing with is due in 1 working day."),
        (NoticeKind.DATE_NEAR, 0, "Something you are dealing with is due today."),
        (NoticeKind.DATE_PASSED, None, "Something you are dealing with is late."),
    ],
)
def test_whoever_deals_with_it_reads_that_something_is_due_and_nothing_else(
    kind: NoticeKind, days: int | None, words: str, case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    queue(case, index_of(wendlebury.chief_executive), kind, at=AT, working_days=days)
    send_due(on=ON, at=AT + LEASE)
    assert mailoutbox[-1].subject == "You have an update"
    assert mailoutbox[-1].body.startswith(words)


def test_whoever_only_oversees_it_is_not_told_that_they_deal_with_it(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    queue(case, index_of(wendlebury.monitoring_officer), NoticeKind.DATE_PASSED, at=AT)
    send_due(on=ON, at=AT + LEASE)
    assert mailoutbox[-1].recipients() == [wendlebury.monitoring_officer.email]
    assert mailoutbox[-1].body.startswith("You have an update. Sign in to read it.")


def test_whoever_left_before_it_was_sent_gets_nothing(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    assert send_due(on=ON + timedelta(days=1), at=AT + timedelta(days=1)) == 0
    assert mailoutbox == []
    assert Notice.objects.get().not_sent_because == NotSent.MAY_NO_LONGER_KNOW


def test_somebody_without_an_address_is_not_counted_as_told(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    User.objects.filter(pk=wendlebury.chief_executive.pk).update(email="")
    assert send_due(on=ON, at=AT + LEASE) == 0
    assert Notice.objects.get().not_sent_because == NotSent.NO_ADDRESS


def test_only_one_claim_wins_until_the_lease_ends(case: Case) -> None:
    key = Notice.objects.get().pk
    every = Notice.objects.all()
    assert [claim(every, key, at=AT + wait) for wait in (LEASE, LEASE, LEASE * 2)] == [True, False, True]


def test_a_server_that_is_down_is_tried_again_and_given_up_after_seven_days(
    case: Case, settings: Any
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = NOWHERE, "127.0.0.1", 9
    at = AT + LEASE
    assert send_due(on=ON, at=at) == 0
    notice = Notice.objects.get()
    assert notice.next_attempt_at is not None
    assert timedelta(minutes=1) <= notice.next_attempt_at - at < timedelta(minutes=2)
    assert (notice.not_sent_because, notice.handed_over_at) == ("", None)
    send_due(on=ON, at=AT + timedelta(days=8))
    assert Notice.objects.get().not_sent_because == NotSent.GIVEN_UP
