"""Is a password enough for whoever set up a second step? Never; and a code counts once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from people.models import User
from tests.cases.pages.conftest import AT
from tests.cases.signing_in.codes import SECRET, code_now, is_in, recovery_codes_of, with_an_app
from tests.cases.signing_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db

STEP = "/sign-in/second-step"
NOT_RIGHT = "That did not work. Try again, or use another way."


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def careful(robin: User) -> User:
    return with_an_app(robin)


def _password(browser: Client, **fields: str) -> Any:
    return browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD, **fields})


def test_the_password_leads_to_the_second_step_and_lets_nobody_in(client: Client, careful: User) -> None:
    assert _password(client)["Location"] == STEP
    assert not is_in(client)
    assert client.get("/mine").status_code == 302


def test_the_code_lets_them_in_and_on_to_where_they_were_going(client: Client, careful: User) -> None:
    _password(client, next="/mine")

    assert client.post(STEP, {"code": code_now()})["Location"] == "/mine"
    assert is_in(client)


def test_blanks_in_a_code_are_no_fault(client: Client, careful: User) -> None:
    _password(client)
    code = code_now()

    client.post(STEP, {"code": f" {code[:3]} {code[3:]} "})

    assert is_in(client)


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "\0", "١٢٣٤٥٦", "9" * 50, "\ud800"])
def test_anything_else_is_met_by_a_sentence(client: Client, careful: User, code: str) -> None:
    _password(client)

    answer = client.post(STEP, {"code": code.encode("utf-8", "surrogatepass").decode("utf-8", "replace")})

    assert answer.status_code == 200
    assert "<title>Error: Show that it is you" in answer.content.decode()
    assert not is_in(client)


def test_a_code_that_was_used_is_not_taken_again(client: Client, careful: User) -> None:
    code = code_now()
    _password(client)
    client.post(STEP, {"code": code})
    other = Client()
    _password(other)

    assert NOT_RIGHT in other.post(STEP, {"code": code}).content.decode()
    assert not is_in(other)


def test_a_recovery_code_counts_once(client: Client, careful: User) -> None:
    code = recovery_codes_of(careful)[0]
    _password(client)
    client.post(STEP, {"code": f"{code[:4]}-{code[4:]}"})
    assert is_in(client)
    other = Client()
    _password(other)

    assert NOT_RIGHT in other.post(STEP, {"code": code}).content.decode()
    assert len(recovery_codes_of(careful)) == 9


def test_the_eleventh_code_is_not_looked_at(client: Client, careful: User) -> None:
    _password(client)
    for _ in range(10):
        assert NOT_RIGHT in client.post(STEP, {"code": "000000"}).content.decode()

    refused = client.post(STEP, {"code": code_now()}).content.decode()

    assert "Too many tries. Try again in 15 minutes, or phone" in refused
    assert not is_in(client)


def test_nobody_finds_the_second_step_without_the_password(client: Client, careful: User) -> None:
    assert client.get(STEP)["Location"] == "/sign-in"
    assert client.post(STEP, {"code": code_now()})["Location"] == "/sign-in"
    assert client.get("/sign-in/passkey/second-step").status_code == 404


def test_a_second_step_needs_the_forms_own_mark(careful: User) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(STEP, {"code": code_now()}).status_code == 403


def test_the_secrets_lie_sealed_in_the_database(careful: User) -> None:
    kept = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))

    assert SECRET not in kept
    assert kept.count("gAAAA") == 2


def test_an_app_is_set_up_with_its_first_code(client: Client, robin: User) -> None:
    _password(client)
    shown = client.get("/your-sign-in/app").content.decode()
    secret = re.findall(r"<code>([A-Z2-7 ]+)</code>", shown)[0].replace(" ", "")
    assert secret not in str(dict(client.session.items()))
    picture = client.get("/your-sign-in/app/picture")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<path" in picture.content

    wrong = client.post("/your-sign-in/app", {"code": "000000"}).content.decode()
    assert "That code is not right." in wrong
    assert secret[:4] in wrong
    done = client.post("/your-sign-in/app", {"code": code_now(secret)})

    codes = client.get(done["Location"]).content.decode()
    assert all(code in codes for code in recovery_codes_of(robin))
    client.post("/sign-out")
    assert _password(client)["Location"] == STEP


def test_a_new_app_cannot_take_the_place_of_the_old_one(client: Client, careful: User) -> None:
    _password(client)
    client.post(STEP, {"code": code_now()})

    assert client.get("/your-sign-in/app")["Location"] == "/your-sign-in?done=app"


def test_whoever_ends_it_is_asked_for_the_password_alone(client: Client, careful: User) -> None:
    _password(client)
    client.post(STEP, {"code": code_now()})

    client.post("/your-sign-in/app/off")

    assert not Authenticator.objects.exists()
    client.post("/sign-out")
    _password(client)
    assert is_in(client)


def test_new_recovery_codes_end_the_old_ones(client: Client, careful: User) -> None:
    old = recovery_codes_of(careful)
    _password(client)
    client.post(STEP, {"code": code_now()})

    client.post("/your-sign-in/codes/new")

    assert not set(old) & set(recovery_codes_of(careful))


def test_whoever_has_no_second_step_has_no_recovery_codes(client: Client, robin: User) -> None:
    _password(client)

    assert client.get("/your-sign-in/codes").status_code == 404
    assert client.post("/your-sign-in/codes/new").status_code == 404
    assert client.post("/your-sign-in/app/off").status_code == 404


def test_what_had_been_written_waits_through_both_steps(
    client: Client, careful: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "He said it twice."
    client.force_login(careful)
    Session.objects.update(expire_date=AT - timedelta(days=365))
    shown = client.post("/mine?x=1", {"happened": words}).content.decode()
    kept = re.findall(r'name="kept" value="([^"]*)"', shown)[0]
    assert _password(client, next="/mine?x=1", kept=kept)["Location"] == STEP

    on = client.post(STEP, {"code": code_now()})
    after = client.get(on["Location"]).content.decode()

    assert words in after
    assert 'action="/mine?x=1"' in after
    for minutes, is_there in ((0, True), (14, True), (16, False)):
        later = AT + timedelta(minutes=minutes)
        monkeypatch.setattr("cases.views.signing_in.carried.now", lambda later=later: later)
        assert (words in client.get("/sign-in/carry-on", follow=True).content.decode()) == is_there
