"""Is it still them at the screen? Asked before what would hurt most in the wrong hands; nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from cases.signing_in.accounts import SHOWN_AT
from cases.views import clock
from people.models import User
from tests.cases.pages.conftest import AT
from tests.cases.signing_in.codes import code_now, with_an_app
from tests.cases.signing_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db

ASKED = "Show again that it is you"
MATTERS = [
    "/your-sign-in/password",
    "/your-sign-in/app",
    "/your-sign-in/app/picture",
    "/your-sign-in/passkey",
    "/your-sign-in/passkey/1",
    "/your-sign-in/codes",
]
BUTTONS = [
    "/your-sign-in/app/off",
    "/your-sign-in/codes/new",
    "/your-sign-in/link/entra",
    "/your-sign-in/link/entra/end",
]


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def stolen(client: Client, robin: User) -> Client:
    """A browser in which Robin signed in a while ago."""
    _password(client)
    _later(client)
    return client


def _password(browser: Client) -> None:
    browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD})


def _later(browser: Client) -> None:
    session = browser.session
    session[SHOWN_AT] = (AT - timedelta(minutes=5, seconds=1)).timestamp()
    session.save()


@pytest.mark.parametrize("address", MATTERS)
def test_a_cookie_alone_opens_none_of_these(stolen: Client, address: str) -> None:
    answer = stolen.get(address)

    assert answer.status_code == 403
    assert ASKED in answer.content.decode()
    assert f'name="next" value="{address}"' in answer.content.decode()


@pytest.mark.parametrize("address", BUTTONS)
def test_a_cookie_alone_presses_none_of_these(stolen: Client, peer: Any, address: str) -> None:
    answer = stolen.post(address)

    assert answer.status_code == 403
    assert re.search('name="next" value="/your-sign-in(/codes)?"', answer.content.decode())


def test_the_password_opens_it_for_five_minutes(stolen: Client) -> None:
    on = stolen.post("/show-again", {"password": PASSWORD, "next": "/your-sign-in/password"})

    assert on["Location"] == "/your-sign-in/password"
    assert stolen.get("/your-sign-in/password").status_code == 200
    _later(stolen)
    assert stolen.get("/your-sign-in/password").status_code == 403


def test_a_code_opens_it_too(stolen: Client, robin: User) -> None:
    with_an_app(robin)

    stolen.post("/show-again", {"code": code_now(), "next": "/your-sign-in/password"})

    assert stolen.get("/your-sign-in/password").status_code == 200


@pytest.mark.parametrize(
    "sent", [{"password": "wrong"}, {"password": ""}, {"code": "000000"}, {"code": ""}, {}]
)
def test_nothing_else_opens_it(stolen: Client, robin: User, sent: dict[str, str]) -> None:
    with_an_app(robin)

    shown = stolen.post("/show-again", {**sent, "next": "/your-sign-in/password"}).content.decode()

    assert "<title>Error: Show again" in shown
    assert stolen.get("/your-sign-in/password").status_code == 403


def test_whoever_guesses_the_password_here_guesses_no_oftener_than_there(stolen: Client) -> None:
    for _ in range(10):
        assert (
            "Your password is not right" in stolen.post("/show-again", {"password": "wrong"}).content.decode()
        )

    refused = stolen.post("/show-again", {"password": PASSWORD})

    assert refused.status_code == 429
    assert "Too many tries." in refused.content.decode()
    assert (
        Client().post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD}).status_code
        == 429
    )


def test_nobody_is_led_elsewhere(stolen: Client) -> None:
    on = stolen.post("/show-again", {"password": PASSWORD, "next": "https://evil.example/"})

    assert on["Location"] == "/"


def test_what_was_written_comes_back_to_its_writer(stolen: Client) -> None:
    asked = stolen.post("/your-sign-in/password", {"password": "three words together"})
    kept = re.findall('name="kept" value="([^"]*)"', asked.content.decode())[0]
    assert asked.status_code == 403
    assert "three words together" not in asked.content.decode()

    shown = stolen.post("/show-again", {"password": PASSWORD, "next": "/your-sign-in/password", "kept": kept})

    assert 'value="three words together"' in shown.content.decode()
    assert 'action="/your-sign-in/password"' in shown.content.decode()


def test_whoever_has_nothing_to_show_is_told_to_sign_in_again_and_can(stolen: Client, robin: User) -> None:
    way_out = '<form method="post" action="/sign-out">'
    beside = stolen.get("/your-sign-in/passkey").content.decode().split("<main")[1]
    assert way_out not in beside
    robin.set_unusable_password()
    robin.save()
    stolen.force_login(robin)
    _later(stolen)

    asked = stolen.get("/your-sign-in/passkey").content.decode().split("<main")[1]

    assert "Sign out, sign in again, and open this page within 5 minutes." in asked
    assert way_out in asked


def test_a_stranger_is_asked_to_sign_in_and_nothing_else(client: Client, robin: User) -> None:
    assert client.get("/show-again")["Location"].startswith("/sign-in")
    assert client.get("/your-sign-in/password")["Location"].startswith("/sign-in")


@pytest.mark.parametrize("hours", [7.9, 8.1])
def test_after_eight_hours_everybody_is_signed_out(
    client: Client, robin: User, monkeypatch: pytest.MonkeyPatch, hours: float
) -> None:
    _password(client)
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(hours=hours))

    answer = client.get("/mine")

    assert answer.status_code == (200 if hours < 8 else 302)
    if hours > 8:
        assert "after=time" in answer["Location"]
        assert "After 8 hours everybody is signed out." in client.get(answer["Location"]).content.decode()
        _password(client)
        assert client.get("/mine").status_code == 200


def test_words_sent_after_eight_hours_are_not_lost(
    client: Client, robin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _password(client)
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(hours=9))
    shown = client.post("/mine?x=1", {"happened": "He said it twice."}).content.decode()
    kept = re.findall('name="kept" value="([^"]*)"', shown)[0]

    sent = {"email": robin.email, "password": PASSWORD, "next": "/mine?x=1", "kept": kept}

    assert "He said it twice." in client.post("/sign-in", sent, follow=True).content.decode()


def _a_new_password(browser: Client) -> None:
    browser.post("/your-sign-in/password", {"password": "three words together"})


def _everywhere_else(browser: Client) -> None:
    browser.post("/your-sign-in/sign-out", {"which": "others"})


def _that_one(browser: Client) -> None:
    number = re.findall('name="which" value="([0-9]+)"', browser.get("/your-sign-in").content.decode())[0]
    browser.post("/your-sign-in/sign-out", {"which": number})


@pytest.mark.parametrize("ends", [_a_new_password, _everywhere_else, _that_one])
def test_another_session_is_ended_at_once_and_this_one_goes_on(
    client: Client, robin: User, ends: Callable[[Client], None]
) -> None:
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/145.0")
    _password(other)
    _password(client)
    assert len(_others_on(client)) == 1

    ends(client)

    assert other.get("/mine").status_code == 302
    assert client.get("/mine").status_code == 200
    assert _others_on(client) == []


def _others_on(client: Client) -> list[str]:
    """The sessions elsewhere that the page would end; what happened before stands there as well, and ends nothing."""
    return re.findall(r'name="which" value="([0-9]+)"', client.get("/your-sign-in").content.decode())


@pytest.mark.parametrize("which", ["", "x", "-1", "9" * 40, "١", "others' or 1=1"])
def test_nobody_ends_what_is_not_theirs(client: Client, robin: User, which: str) -> None:
    ash = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)
    other = Client()
    other.post("/sign-in", {"email": ash.email, "password": PASSWORD})
    theirs = re.findall('"which" value="([^"]+)"', other.get("/your-sign-in").content.decode())
    assert theirs == ["others"]
    _password(client)

    assert client.post("/your-sign-in/sign-out", {"which": which}).status_code == 302
    number = UserSession.objects.get(user=ash).pk
    client.post("/your-sign-in/sign-out", {"which": str(number)})

    assert other.get("/mine").status_code == 200


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "too short"),
        ("", "Enter a new password"),
        ("qwerty123456", "too common"),
        ("robin@wendlebury", "similar"),
    ],
)
def test_a_weak_password_is_refused_with_what_to_do(
    client: Client, robin: User, password: str, sentence: str
) -> None:
    _password(client)

    shown = client.post("/your-sign-in/password", {"password": password}).content.decode()

    assert sentence in shown
    robin.refresh_from_db()
    assert robin.check_password(PASSWORD)
