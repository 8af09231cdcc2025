"""Where a council requires a second step, does the desk stay closed to a password alone, and all else open?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cases.signing_in.council_accounts import link
from people.models import CouncilSetting, User
from tests.cases.pages.conftest import ON
from tests.cases.signing_in.codes import code_now, with_an_app
from tests.cases.signing_in.peer import Peer
from tests.cases.signing_in.test_council_account import _goes
from tests.world import World, world

pytestmark = pytest.mark.django_db

NEEDED = "A second step is needed"
DESK = ["/desk", "/desk/overseen", "/desk/WEN-AAAA-AA", "/alarms", "/register", "/elections", "/absences"]


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def w(db: None) -> World:
    here = world()
    CouncilSetting.objects.create(
        council=here.council,
        name="second step at the desk",
        value="required",
        source="Council, 1 May 2026",
        from_on=date(2026, 5, 1),
    )
    return here


def _password(browser: Client, user: User) -> Any:
    return browser.post("/sign-in", {"email": user.email, "password": "a password for tests"})


@pytest.mark.parametrize("address", DESK)
def test_a_password_alone_opens_nothing_there(client: Client, w: World, address: str) -> None:
    _password(client, w.monitoring_officer)

    answer = client.get(address)

    assert answer.status_code == 403
    assert NEEDED in answer.content.decode()


def test_whoever_raises_a_concern_needs_none(client: Client, w: World) -> None:
    _password(client, w.member)

    for address in ("/", "/raise", "/mine", "/your-sign-in"):
        assert client.get(address).status_code == 200


def test_a_code_a_council_account_and_setting_one_up_all_open_it(
    client: Client, w: World, peer: Peer
) -> None:
    with_an_app(w.monitoring_officer)
    _password(client, w.monitoring_officer)
    client.post("/sign-in/second-step", {"code": code_now()})
    assert client.get("/desk").status_code == 200

    link(w.chief_executive, "entra", peer.issuer, "subject-1")
    other = Client()
    _goes(other).comes_back()
    assert other.get("/desk").status_code == 200

    third = Client()
    _password(third, w.line_manager)
    secret = third.get("/your-sign-in/app").content.decode().split("<code>")[1].split("</code>")[0]
    third.post("/your-sign-in/app", {"code": code_now(secret.replace(" ", ""))})
    assert third.get("/desk").status_code == 200


def test_signing_in_again_with_a_password_alone_closes_it_again(client: Client, w: World) -> None:
    with_an_app(w.monitoring_officer)
    _password(client, w.monitoring_officer)
    client.post("/sign-in/second-step", {"code": code_now()})
    client.post("/your-sign-in/app/off")
    client.post("/sign-out")

    _password(client, w.monitoring_officer)

    assert client.get("/desk").status_code == 403


@pytest.mark.parametrize(("value", "from_on"), [("optional", ON), ("required", ON + timedelta(days=1))])
def test_elsewhere_and_before_its_day_nothing_is_asked(
    client: Client, w: World, value: str, from_on: date
) -> None:
    CouncilSetting.objects.update(value=value, from_on=from_on)
    _password(client, w.monitoring_officer)

    assert client.get("/desk").status_code == 200


def test_another_council_is_not_bound_by_it(client: Client, w: World) -> None:
    _password(client, w.outsider)

    assert client.get("/desk").status_code == 200


def test_a_stranger_is_asked_to_sign_in(client: Client, w: World) -> None:
    assert client.get("/desk").status_code == 302
