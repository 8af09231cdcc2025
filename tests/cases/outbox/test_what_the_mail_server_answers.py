"""What if the mail server refuses, for good or for now, drops the connection, or falls silent?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from cases.blind_index import index_of
from cases.models import Case, Notice, NotSent
from cases.outbox.leases import LEASE
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.states import NoticeKind
from tests.cases.outbox import mail_server as server
from tests.cases.outbox.mail_server import mail_server
from tests.cases.sending import AT, ON
from tests.world import World

pytestmark = pytest.mark.usefixtures("impatient")
AN_HOUR = timedelta(hours=1)


class Killed(BaseException):
    """As a power cut: nothing behind it runs."""


def _killed(*_: object, **__: object) -> None:
    raise Killed


def _sent(at: int) -> int:
    """How many go out, so many hours after the notice was queued."""
    return send_due(on=ON, at=AT + at * AN_HOUR)


def test_an_address_that_is_refused_for_good_is_given_up_at_once(case: Case, settings: Any) -> None:
    with mail_server(settings, server.REFUSES_FOR_GOOD) as post:
        assert _sent(1) == 0
        assert _sent(2) == 0
    assert post.connections == 1
    assert Notice.objects.get().not_sent_because == NotSent.REFUSED


def test_one_refused_for_now_goes_later_and_was_sent_once(case: Case, settings: Any) -> None:
    with mail_server(settings, lambda n: server.REFUSES_FOR_NOW if n == 1 else server.TAKES) as post:
        assert [_sent(1), _sent(2)] == [0, 1]
    notice = Notice.objects.get()
    assert len(post.taken) == 1
    assert notice.attempts == 2
    assert not notice.possibly_sent_twice


@pytest.mark.parametrize("does", [server.TAKES_THEN_DROPS, server.SAYS_NOTHING])
def test_one_of_which_nobody_knows_whether_it_was_taken_goes_again_as_the_same_mail_and_is_counted(
    does: str, case: Case, settings: Any
) -> None:
    with mail_server(settings, lambda n: does if n == 1 else server.TAKES) as post:
        assert [_sent(1), _sent(2), _sent(3)] == [0, 1, 0]
    assert len(post.taken) == 2
    assert len(set(post.taken)) == 1
    assert Notice.objects.get().possibly_sent_twice


def test_a_server_that_says_nothing_at_all_never_had_it(case: Case, settings: Any) -> None:
    with mail_server(settings, lambda n: server.SILENT_FROM_THE_START if n == 1 else server.TAKES):
        assert [_sent(1), _sent(2)] == [0, 1]
    assert not Notice.objects.get().possibly_sent_twice


def test_one_bad_row_never_stops_the_others(case: Case, wendlebury: World, settings: Any) -> None:
    for number in range(3):
        queue(case, index_of(wendlebury.chief_executive), NoticeKind.UPDATE, at=AT, late=bool(number))
    bad = Notice.objects.order_by("pk")[1]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_notice SET outside = 'spoilt' WHERE id = %s", [bad.pk])
    with mail_server(settings, server.TAKES) as post:
        assert _sent(1) == 3
    assert len({message for message, _ in post.taken}) == 3
    assert Notice.objects.filter(sent_at__isnull=True).values_list("pk", flat=True).get() == bad.pk


def test_whoever_is_killed_between_the_claim_and_the_mail_leaves_it_to_the_next(
    case: Case, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(settings, server.TAKES) as post:
        with monkeypatch.context() as patched:
            patched.setattr("cases.outbox.outcomes.delivered", _killed)
            with pytest.raises(Killed):
                _sent(1)
        assert send_due(on=ON, at=AT + AN_HOUR + LEASE / 2) == 0
        assert send_due(on=ON, at=AT + AN_HOUR + LEASE + timedelta(seconds=5)) == 1
    assert len(post.taken) == 1


def test_whoever_is_killed_after_the_mail_was_taken_and_before_that_is_kept_sends_the_same_mail_twice(
    case: Case, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(settings, server.TAKES) as post:
        with monkeypatch.context() as patched:
            patched.setattr("cases.outbox.outcomes._written", _killed)
            with pytest.raises(Killed):
                _sent(1)
        assert _sent(2) == 1
    assert len(post.taken) == 2
    assert len(set(post.taken)) == 1
    assert Notice.objects.filter(possibly_sent_twice=True).count() == 1
