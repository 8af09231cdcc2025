"""Is each notice mailed once, alone, without a word of the case, and only to somebody who may still know of it?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cases.models import Case, Notice
from cases.outbox.sending import COULD_NOT_BE_DELIVERED, LEASE, MAY_NO_LONGER_KNOW, claim, send_due
from people.establishment import leave
from tests.cases.sending import AT, HAPPENED, ON, drafted, sent
from tests.world import World

NOWHERE = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def case(wendlebury: World) -> Case:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    return sent(drafted(w.member, w.council, about=about), w.member)


def test_a_notice_is_mailed_once_to_one_person_with_its_own_message_id(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    assert send_due(on=ON, at=AT + LEASE) == 1
    assert send_due(on=ON, at=AT + LEASE * 3) == 0
    (mail,) = mailoutbox
    assert mail.recipients() == [wendlebury.chief_executive.email]
    assert str(Notice.objects.get().message_id) in mail.extra_headers["Message-ID"]


def test_a_mail_holds_no_word_of_the_case(case: Case, wendlebury: World, mailoutbox: list[Any]) -> None:
    send_due(on=ON, at=AT + LEASE)
    text = mailoutbox[0].message().as_string()
    assert "You have an update. Sign in to read it." in text
    for canary in (case.reference, HAPPENED["happened"], wendlebury.member.display_name, "councillor"):
        assert canary not in text


def test_whoever_left_before_it_was_sent_gets_nothing(
    case: Case, wendlebury: World, mailoutbox: list[Any]
) -> None:
    leave(wendlebury.chief_executive, wendlebury.council, ON)
    assert send_due(on=ON + timedelta(days=1), at=AT + timedelta(days=1)) == 0
    assert mailoutbox == []
    assert Notice.objects.get().not_sent_because == MAY_NO_LONGER_KNOW


def test_only_one_claim_wins_until_the_lease_ends(case: Case) -> None:
    key = Notice.objects.get().pk
    assert [claim(key, at=AT + LEASE), claim(key, at=AT + LEASE), claim(key, at=AT + LEASE * 2)] == [
        True,
        False,
        True,
    ]


def test_a_server_that_is_down_is_tried_again_and_given_up_after_seven_days(
    case: Case, settings: Any
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = NOWHERE, "127.0.0.1", 9
    at = AT + LEASE
    assert send_due(on=ON, at=at) == 0
    notice = Notice.objects.get()
    assert (notice.next_attempt_at, notice.not_sent_because) == (at + timedelta(minutes=1), "")
    send_due(on=ON, at=AT + timedelta(days=8))
    assert Notice.objects.get().not_sent_because == COULD_NOT_BE_DELIVERED
