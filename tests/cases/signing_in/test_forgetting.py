"""Is what belonged to an ended sign-in deleted, and nothing of one that goes on?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from cases.beside.work import BY_NAME
from cases.signing_in.forgetting import forget_ended
from people.models import OneTimeCode, User
from people.one_time_codes import posted_code
from tests.cases.signing_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db

NOW = timezone.now()  # noqa: TID251 (sessions end by the real clock, as Django keeps them)


def _signs_in(browser: Client) -> None:
    browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD})


def test_an_ended_session_is_forgotten_after_a_day_and_an_open_one_is_not(
    client: Client, robin: User
) -> None:
    over, open_still = Client(), client
    _signs_in(over)
    _signs_in(open_still)
    Session.objects.filter(pk=over.session.session_key).update(expire_date=NOW - timedelta(hours=25))

    assert forget_ended(at=NOW) == 1

    assert UserSession.objects.get().session_key == open_still.session.session_key
    assert open_still.get("/mine").status_code == 200


def test_for_a_day_it_is_still_known_whose_late_words_are(client: Client, robin: User) -> None:
    _signs_in(client)
    Session.objects.update(expire_date=NOW - timedelta(hours=23))

    forget_ended(at=NOW)

    assert Session.objects.count() == 1


def test_a_code_whose_time_is_up_is_forgotten(robin: User) -> None:
    posted_code(robin, on=NOW.date() - timedelta(days=14), until=NOW - timedelta(seconds=1))

    forget_ended(at=NOW)

    assert not OneTimeCode.objects.exists()


def test_it_is_done_every_night(client: Client, robin: User) -> None:
    _signs_in(client)
    Session.objects.all().delete()

    BY_NAME["forget_sign_ins"].does(NOW.date(), NOW)

    assert not UserSession.objects.exists()
