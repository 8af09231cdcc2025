"""Who comes in, and what does somebody who may not read?"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.html import escape

from people.models import User
from tests.cases.pages.conftest import AT

pytestmark = pytest.mark.django_db

WRONG = "Your email address or password is not right"


@pytest.fixture
def robin() -> User:
    return User.objects.create_user("robin@wendlebury.example", "Robin Ashe", "a-long-password")


def _try(client: Client, password: str = "a-long-password", **fields: str) -> str:
    sent = {"email": "robin@wendlebury.example", "password": password, **fields}
    return client.post("/sign-in", sent).content.decode()


def test_the_right_password_leads_to_the_first_page(client: Client, robin: User) -> None:
    answer = client.post("/sign-in", {"email": "Robin@Wendlebury.EXAMPLE", "password": "a-long-password"})

    assert answer.status_code == 302
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [("robin@wendlebury.example", "wrong"), ("nobody@wendlebury.example", "a-long-password")],
    ids=["wrong password", "no such account"],
)
def test_a_stranger_is_never_told_which_of_the_two_was_wrong(
    client: Client, robin: User, email: str, password: str
) -> None:
    shown = client.post("/sign-in", {"email": email, "password": password}).content.decode()

    assert WRONG in shown
    assert "<title>Error: Sign in" in shown
    assert f'value="{email}"' in shown
    assert password not in shown


@pytest.mark.parametrize("missing", ["email", "password"])
def test_a_missing_field_is_named_and_linked(client: Client, robin: User, missing: str) -> None:
    shown = _try(client, **{missing: ""})

    assert f'<a href="#id_{missing}">Enter your' in shown


@pytest.mark.parametrize("typed", ["a\0b", "x" * 300, "\x1b"])
def test_what_cannot_be_an_address_is_met_by_a_sentence(client: Client, robin: User, typed: str) -> None:
    answer = client.post("/sign-in", {"email": typed, "password": typed})

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_somebody_who_left_the_service_cannot_come_in(client: Client, robin: User) -> None:
    robin.is_active = False
    robin.save()

    assert WRONG in _try(client)


def test_the_page_that_was_asked_for_comes_after_signing_in(client: Client, robin: User) -> None:
    asked = client.get("/mine")

    assert asked["Location"] == "/sign-in?next=%2Fmine"
    assert (
        client.post("/sign-in", {"email": robin.email, "password": "a-long-password", "next": "/mine"})[
            "Location"
        ]
        == "/mine"
    )


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\0/mine"],
)
def test_nobody_is_led_elsewhere_by_signing_in(client: Client, robin: User, elsewhere: str) -> None:
    sent = {"email": robin.email, "password": "a-long-password", "next": elsewhere}

    assert client.post("/sign-in", sent)["Location"] == "/"
    assert "evil" not in client.get("/sign-in", {"next": elsewhere}).content.decode()


def test_the_eleventh_guess_is_not_looked_at(client: Client, robin: User) -> None:
    for _ in range(10):
        assert WRONG in _try(client, "wrong")

    refused = client.post("/sign-in", {"email": robin.email, "password": "a-long-password"})

    assert refused.status_code == 429
    assert "Too many tries. Try again in 15 minutes, or phone" in refused.content.decode()


def test_after_the_wait_the_owner_comes_in(
    client: Client, robin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(11):
        _try(client, "wrong")
    later = AT + timedelta(minutes=15, seconds=1)
    monkeypatch.setattr("cases.views.sign_in.now", lambda: later)

    assert client.post("/sign-in", {"email": robin.email, "password": "a-long-password"}).status_code == 302


def test_a_council_behind_one_address_can_sign_in_all_morning(client: Client, robin: User) -> None:
    for _ in range(15):
        assert (
            client.post("/sign-in", {"email": robin.email, "password": "a-long-password"}).status_code == 302
        )
        client.post("/sign-out")


def test_whoever_guesses_at_many_holds_up_nobody_else_behind_the_same_address(
    client: Client, robin: User
) -> None:
    for number in range(31):
        client.post("/sign-in", {"email": f"{number}@wendlebury.example", "password": "wrong"})

    mistyped = Client().post("/sign-in", {"email": robin.email, "password": "wrong"})
    assert mistyped.status_code == 200
    inside = Client()
    assert inside.post("/sign-in", {"email": robin.email, "password": "a-long-password"}).status_code == 302
    again = inside.post("/show-again", {"password": "a-long-password", "next": "/mine"})
    assert again["Location"] == "/mine"


def test_from_an_address_that_guessed_at_many_each_account_is_tried_three_times_and_no_more(
    client: Client, robin: User
) -> None:
    for number in range(31):
        client.post("/sign-in", {"email": f"{number}@wendlebury.example", "password": "wrong"})

    answers = [
        client.post("/sign-in", {"email": robin.email, "password": "wrong"}).status_code for _ in range(4)
    ]

    assert answers == [200, 200, 200, 429]


def test_signing_out_is_only_ever_a_button(client: Client, robin: User) -> None:
    client.force_login(robin)

    assert client.get("/sign-out").status_code == 405
    answer = client.post("/sign-out")
    assert answer["Location"] == "/sign-in?after=sign-out"
    assert "cache" in answer["Clear-Site-Data"]
    assert "You are signed out." in client.get(answer["Location"]).content.decode()
    assert client.get("/mine").status_code == 302


def test_after_the_time_out_the_person_is_told_why(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session-that-has-ended"

    shown = client.get("/mine", follow=True).content.decode()

    assert "You were signed out because nothing happened for a while." in shown


def test_words_sent_after_the_time_out_wait_for_the_person_to_sign_in(client: Client, robin: User) -> None:
    words = "He said “learn to read” & <laughed>.\nTwice."
    shown = _too_late(client, robin, words)

    assert shown.status_code == 401
    assert "What you had just written is kept on this page." in shown.content.decode()
    again = _sign_in_with(client, shown, robin, password="wrong")
    assert WRONG in again.content.decode()
    after = _sign_in_with(client, again, robin).content.decode()
    assert 'action="/mine?x=1"' in after
    assert 'name="happened"' in after
    assert escape(words) in after


def test_words_that_somebody_else_wrote_are_not_shown_to_who_signs_in(client: Client, robin: User) -> None:
    words = "They shouted at me in the briefing."
    other = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", "a-long-password")
    shown = _too_late(client, robin, words)

    after = _sign_in_with(client, shown, other).content.decode()

    assert words not in after
    assert "may be somebody else’s words, so they were not kept on this page" in after


def test_whoever_sits_down_at_the_screen_cannot_read_the_words_in_the_pages_source(
    client: Client, robin: User
) -> None:
    shown = _too_late(client, robin, "Thrice he shouted.").content.decode()

    assert "Thrice" not in shown
    assert 'name="happened"' not in shown


@pytest.mark.parametrize("sealed", ["Words.", "gAAAAABwords", "é" * 50])
def test_words_that_this_service_did_not_seal_are_not_shown(client: Client, robin: User, sealed: str) -> None:
    sent = {"email": robin.email, "password": "a-long-password", "kept": sealed}

    after = client.post("/sign-in", sent, follow=True).content.decode("utf-8", "replace")

    assert "they were not kept on this page" in after
    assert "Words." not in after


def test_words_of_nobody_knows_whom_are_not_shown(client: Client, robin: User) -> None:
    shown = client.post("/mine?x=1", {"happened": "Words."})

    assert "they were not kept on this page" in _sign_in_with(client, shown, robin).content.decode()


def _too_late(client: Client, user: User, words: str) -> Any:
    """What is shown for words that were sent after the time of the session ran out."""
    client.force_login(user)
    Session.objects.update(expire_date=AT - timedelta(days=365))
    return client.post("/mine?x=1", {"happened": words})


def _sign_in_with(client: Client, shown: Any, user: User, password: str = "a-long-password") -> Any:
    """Sign in on that page, with what it carries."""
    kept = re.findall(r'name="kept" value="([^"]*)"', shown.content.decode())[0]
    sent = {"email": user.email, "password": password, "next": "/mine?x=1", "kept": kept}
    return client.post("/sign-in", sent, follow=True)


def test_signing_in_needs_the_forms_own_mark(robin: User) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/sign-in", {"email": robin.email, "password": "a-long-password"})

    assert answer.status_code == 403
    assert "That could not be sent from here" in answer.content.decode()


def test_the_sign_out_button_of_a_page_carries_the_forms_own_mark(robin: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(robin)
    header = strict.get("/mine").content.decode().split("<header")[1].split("</header>")[0]
    marks = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', header)

    assert strict.post("/sign-out", {"csrfmiddlewaretoken": marks[0]}).status_code == 302
