"""Are words kept that are sent after the time ran out, at the desk and elsewhere, whatever was asked for first?"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.html import escape

from cases.models import Case
from people.models import User
from tests.cases.pages.conftest import signed_in_as
from tests.world import World

PASSWORD = "a-long-password"
WORDS = "Twenty minutes of a report back & what follows from it."
MARK = settings.SESSION_COOKIE_NAME


def _time_runs_out(browser: Client, *, minutes: int = 61) -> None:
    """The rows end, and the browser throws away what it was told to keep for fewer minutes."""
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    for name, cookie in list(browser.cookies.items()):
        if cookie["max-age"] and int(cookie["max-age"]) < minutes * 60:
            del browser.cookies[name]


def _sent(browser: Client, address: str) -> Any:
    return browser.post(address, {"words": WORDS, "version": "3"})


def _signed_in_again(browser: Client, user: User, address: str, page: Any) -> str:
    user.set_password(PASSWORD)
    user.save()
    kept = re.findall('name="kept" value="([^"]*)"', page.content.decode())[0]
    sent = {"email": user.email, "password": PASSWORD, "next": address, "kept": kept}
    return browser.post("/sign-in", sent, follow=True).content.decode()


def test_what_was_written_at_the_desk_for_longer_than_its_time_is_kept(wendlebury: World, case: Case) -> None:
    handler = wendlebury.chief_executive
    browser, address = signed_in_as(handler), f"/desk/{case.reference}/conclude"
    assert browser.get(address).status_code == 200

    _time_runs_out(browser, minutes=16)
    late = _sent(browser, address)

    assert late.status_code == 401
    assert escape(WORDS) in _signed_in_again(browser, handler, address, late)


def test_the_desk_ends_after_15_minutes_and_its_mark_with_the_browser(wendlebury: World, case: Case) -> None:
    browser = signed_in_as(wendlebury.chief_executive)

    ends = []
    for address, minutes in ((f"/desk/{case.reference}", 15), ("/mine", 60)):
        cookie = browser.get(address).cookies[MARK]
        assert (cookie["max-age"], cookie["expires"]) == ("", ""), address
        assert browser.session.get_expiry_age() == minutes * 60, address
        ends.append(Session.objects.get(pk=cookie.value).expire_date)

    assert timedelta(minutes=45) <= ends[1] - ends[0] < timedelta(minutes=50)


def _another_page(browser: Client) -> None:
    assert "after=time" in browser.get("/mine")["Location"]


def _the_sign_in_page(browser: Client) -> None:
    browser.get("/mine", follow=True)


def _the_same_page_and_back(browser: Client) -> None:
    assert _sent(browser, "/mine").status_code == 401


def _a_passkey_that_is_at_home(browser: Client) -> None:
    mark = browser.cookies[MARK].value
    assert browser.get("/sign-in/passkey/sign-in").status_code == 200
    assert browser.cookies[MARK].value not in ("", mark)


@pytest.mark.parametrize(
    "first", [_another_page, _the_sign_in_page, _the_same_page_and_back, _a_passkey_that_is_at_home]
)
def test_whatever_is_asked_for_first_the_words_stay_their_writers(
    first: Callable[[Client], None], wendlebury: World
) -> None:
    member = wendlebury.member
    browser = signed_in_as(member)
    _time_runs_out(browser)
    first(browser)

    late = _sent(browser, "/mine")

    assert late.status_code == 401
    assert escape(WORDS) in _signed_in_again(browser, member, "/mine", late)


def test_they_are_shown_to_nobody_else_who_signs_in_there(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.member)
    _time_runs_out(browser)
    _another_page(browser)
    late = _sent(browser, "/mine")

    assert escape(WORDS) not in _signed_in_again(browser, wendlebury.other_member, "/mine", late)


@pytest.mark.parametrize("ran_out", [False, True])
def test_whoever_leaves_leaves_no_mark(wendlebury: World, ran_out: bool) -> None:
    browser = signed_in_as(wendlebury.member)
    if ran_out:
        _time_runs_out(browser)

    assert browser.get("/leave").cookies[MARK].value == ""


def test_whoever_signs_out_leaves_no_mark(wendlebury: World) -> None:
    assert signed_in_as(wendlebury.member).post("/sign-out").cookies[MARK].value == ""
