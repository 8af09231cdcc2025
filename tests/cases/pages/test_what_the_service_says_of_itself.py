"""Is what a stranger reads about cookies, privacy and accessibility true?"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from people.guesses import MINUTES_TO_WAIT
from people.models import Council, CouncilSetting, User

pytestmark = pytest.mark.django_db

PUBLIC = ("accessibility", "privacy", "cookies")


def _listed(client: Client) -> set[str]:
    return set(re.findall(r'<th scope="row"><code>([^<]+)</code>', client.get("/cookies").content.decode()))


def test_the_cookies_that_are_set_are_those_that_are_listed(client: Client) -> None:
    User.objects.create_user("robin@wendlebury.example", "Robin Ashe", "a-long-password")
    sent = {"email": "robin@wendlebury.example", "password": "a-long-password"}
    client.get("/sign-in")
    client.get("/sign-in/passkey/sign-in")
    client.post("/sign-in", sent)
    for page in (
        "home",
        "mine",
        "desk",
        "before_you_start",
        "your_sign_in",
        "notices",
        "show_again",
        *PUBLIC,
    ):
        assert client.get(reverse(page)).status_code == 200

    assert set(client.cookies) == _listed(client)


def test_a_cookie_that_is_listed_lasts_as_long_as_the_page_says(client: Client) -> None:
    User.objects.create_user("robin@wendlebury.example", "Robin Ashe", "a-long-password")
    client.get("/sign-in")
    client.post("/sign-in", {"email": "robin@wendlebury.example", "password": "a-long-password"})
    client.get("/your-sign-in")

    for name in _listed(client):
        assert client.cookies[name]["max-age"] == "", name
        assert client.cookies[name]["expires"] == "", name
        assert client.cookies[name]["httponly"]


def test_reading_about_the_service_sets_no_cookie(client: Client) -> None:
    for page in PUBLIC:
        client.get(reverse(page))

    assert not client.cookies


@pytest.mark.parametrize("page", PUBLIC)
def test_it_is_linked_from_every_page_and_loads_nothing_from_elsewhere(client: Client, page: str) -> None:
    address = reverse(page)
    assert f'href="{address}"' in client.get("/sign-in").content.decode()
    shown = client.get(address).content.decode()
    assert not re.search(r'(src|action)="https?:', shown)
    assert not re.search(r'<link[^>]+href="https?:', shown)


def test_the_minutes_and_days_are_those_of_the_service(client: Client) -> None:
    shown = client.get("/privacy").content.decode()

    assert f"kept for {MINUTES_TO_WAIT} minutes" in shown
    assert "deleted 28 days after you last saved it" in shown
    assert settings.SESSION_COOKIE_AGE == 60 * 60
    assert "60 minutes after your last page" in client.get("/cookies").content.decode()


@pytest.mark.parametrize(
    ("setting", "page"),
    [
        ("data protection officer", "privacy"),
        ("how long cases are kept", "privacy"),
        ("accessibility contact", "accessibility"),
    ],
)
def test_what_a_council_settled_stands_there_from_its_day_on(client: Client, setting: str, page: str) -> None:
    council = Council.objects.create(code="wendlebury", name="Wendlebury Borough Council")
    entry = CouncilSetting.objects.create(
        council=council, name=setting, value="Six years & a day", source="Council", from_on=date(2026, 1, 1)
    )
    assert "Wendlebury Borough Council: Six years &amp; a day" in client.get(reverse(page)).content.decode()

    entry.from_on = date(2027, 1, 1)
    entry.save()

    assert "Six years" not in client.get(reverse(page)).content.decode()


def test_both_sides_read_the_same_rights(client: Client) -> None:
    shown = client.get("/privacy").content.decode()

    assert "The person a concern is about has the same rights, and may ask for their data too." in shown
    assert "ico.org.uk" in shown
