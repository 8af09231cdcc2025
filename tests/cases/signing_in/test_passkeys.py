"""Does a passkey let in its owner, on a device that looked who is there, and nobody else?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from people.models import User
from tests.cases.signing_in.codes import is_in
from tests.cases.signing_in.conftest import PASSWORD
from tests.cases.signing_in.device import Device

pytestmark = pytest.mark.django_db

NOT_RIGHT = "That did not work. Try again, or use another way."


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def device(robin: User, browser: Client) -> Device:
    """Robin's, added on a page of theirs; they are signed out again."""
    _password(browser)
    device = Device()
    added = _adds(browser, device)
    assert added["Location"] == "/your-sign-in/codes"
    browser.post("/sign-out")
    return device


def _password(browser: Client) -> Any:
    return browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD})


def _asks(browser: Client, purpose: str) -> dict[str, Any]:
    answer = browser.get(f"/sign-in/passkey/{purpose}")
    assert answer.status_code == 200
    options: dict[str, Any] = answer.json()
    return options


def _adds(browser: Client, device: Device) -> Any:
    made = device.makes(_asks(browser, "new"))
    return browser.post("/your-sign-in/passkey", {"name": "work laptop", "credential": made})


def test_the_passkey_alone_lets_its_owner_in(browser: Client, robin: User, device: Device) -> None:
    answer = device.answers(_asks(browser, "sign-in"))

    on = browser.post("/sign-in/passkey", {"credential": answer, "next": "/mine"})

    assert on["Location"] == "/mine"
    assert browser.session["_auth_user_id"] == str(robin.pk)


def test_it_is_the_second_step_after_a_password(browser: Client, device: Device) -> None:
    assert _password(browser)["Location"] == "/sign-in/second-step"

    browser.post("/sign-in/second-step", {"credential": device.answers(_asks(browser, "second-step"))})

    assert is_in(browser)


def test_an_answer_counts_once(browser: Client, device: Device) -> None:
    answer = device.answers(_asks(browser, "sign-in"))
    browser.post("/sign-in/passkey", {"credential": answer})
    browser.post("/sign-out")

    assert NOT_RIGHT in browser.post("/sign-in/passkey", {"credential": answer}).content.decode()


def test_an_answer_to_another_browser_is_refused(browser: Client, device: Device) -> None:
    answer = device.answers(_asks(browser, "sign-in"))
    other = Client(HTTP_HOST="localhost")
    _asks(other, "sign-in")

    assert NOT_RIGHT in other.post("/sign-in/passkey", {"credential": answer}).content.decode()
    assert not is_in(other)


def test_a_device_that_looked_at_nobody_is_refused(browser: Client, device: Device) -> None:
    device.verifies = False

    answer = browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})

    assert NOT_RIGHT in answer.content.decode()


def test_a_device_that_was_led_to_another_site_is_refused(browser: Client, device: Device) -> None:
    device.host = "evil.example"

    answer = browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})

    assert NOT_RIGHT in answer.content.decode()


def test_another_device_cannot_answer_under_its_name(browser: Client, device: Device) -> None:
    other = Device(mark=device.mark, owner=device.owner)

    answer = browser.post("/sign-in/passkey", {"credential": other.answers(_asks(browser, "sign-in"))})

    assert NOT_RIGHT in answer.content.decode()
    assert not is_in(browser)


def test_it_lets_nobody_else_through_the_second_step(browser: Client, device: Device) -> None:
    ash = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)
    mine = Client(HTTP_HOST="localhost")
    mine.post("/sign-in", {"email": ash.email, "password": PASSWORD})
    own = Device()
    _adds(mine, own)
    _password(browser)

    own.owner = device.owner
    answer = browser.post("/sign-in/second-step", {"credential": own.answers(_asks(browser, "second-step"))})

    assert NOT_RIGHT in answer.content.decode()
    assert not is_in(browser)


def test_somebody_who_may_no_longer_sign_in_is_not_let_in(
    browser: Client, robin: User, device: Device
) -> None:
    robin.is_active = False
    robin.save()

    back = browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})

    assert "You could not be signed in that way." in browser.get(back["Location"]).content.decode()


BROKEN = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a text": '"x"',
    "an empty object": "{}",
    "nested without end": "[" * 100_000,
    "half of a letter": json.dumps({"id": "\ud800"}),
    "NUL": json.dumps({"id": "\0", "rawId": "\0", "type": "public-key", "response": {}}),
    "no handle": json.dumps(
        {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": None}}
    ),
    "far too long": json.dumps({"id": "A" * 30_000}),
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize(
    "where", ["/sign-in/passkey", "/sign-in/second-step", "/show-again", "/your-sign-in/passkey"]
)
def test_whatever_else_is_sent_is_met_by_a_sentence(
    browser: Client, device: Device, robin: User, broken: str, where: str
) -> None:
    if where != "/sign-in/passkey":
        _password(browser)
    if where in ("/show-again", "/your-sign-in/passkey"):
        browser.post("/sign-in/second-step", {"credential": device.answers(_asks(browser, "second-step"))})
        assert is_in(browser)

    answer = browser.post(where, {"credential": BROKEN[broken], "name": "x"})

    assert answer.status_code == 200
    assert "<title>Error: " in answer.content.decode()
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_challenge_for_a_new_one_is_only_for_whoever_showed_lately_who_they_are(client: Client) -> None:
    for purpose in ("new", "again", "second-step", "anything"):
        assert client.get(f"/sign-in/passkey/{purpose}").status_code == 404


def test_it_is_removed_after_one_question(browser: Client, robin: User, device: Device) -> None:
    browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})
    which = Authenticator.objects.get(type="webauthn").pk
    page = f"/your-sign-in/passkey/{which}"
    assert "work laptop" in browser.get(page).content.decode()
    assert Authenticator.objects.filter(pk=which).exists()

    browser.post(page)

    assert not Authenticator.objects.exists()


def test_the_only_way_in_is_not_taken_away(browser: Client, robin: User, device: Device) -> None:
    browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})
    robin.set_unusable_password()
    robin.save()
    browser.post("/sign-in/passkey", {"credential": device.answers(_asks(browser, "sign-in"))})
    which = Authenticator.objects.get(type="webauthn").pk

    shown = browser.post(f"/your-sign-in/passkey/{which}").content.decode()

    assert "This is your only way to sign in." in shown
    assert Authenticator.objects.filter(pk=which).exists()


def test_somebody_elses_passkey_does_not_exist(browser: Client, device: Device) -> None:
    ash = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)
    other = Client()
    other.post("/sign-in", {"email": ash.email, "password": PASSWORD})
    which = Authenticator.objects.get(type="webauthn").pk

    assert other.post(f"/your-sign-in/passkey/{which}").status_code == 404
    assert other.get("/your-sign-in/passkey/99999").status_code == 404
