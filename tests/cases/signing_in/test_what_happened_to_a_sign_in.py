"""Does whatever changes how somebody signs in stand in a record that only grows, and does its owner learn of it?"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.test import Client
from django.utils.module_loading import import_string
from django_q.models import OrmQ

from cases.blind_index import index_of
from cases.models import AccountChange, AccountEntry, NeverChanged
from cases.signing_in.history import history_of, note_for, note_own
from people.establishment import leave
from people.models import Council, User
from tests.cases.pages.conftest import AT
from tests.cases.signing_in.codes import with_an_app
from tests.cases.signing_in.conftest import PASSWORD
from tests.world import world

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1"


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def robin(db: None) -> User:
    """With a seat, so that mail to the council's address reaches them."""
    user = world().officer
    user.set_password(PASSWORD)
    user.save()
    return user


def _signs_in(robin: User, says: str) -> Client:
    browser = Client(headers={"user-agent": says})
    browser.post("/sign-in", {"email": robin.email, "password": PASSWORD})
    return browser


def _page(browser: Client) -> str:
    shown = unescape(browser.get("/your-sign-in", follow=True).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))


def _mailed(outbox: list[Any]) -> list[Any]:
    """What is in the outbox once the worker beside the site has done what waits."""
    for waiting in OrmQ.objects.all():
        import_string(waiting.task["func"])(*waiting.task["args"])
        waiting.delete()
    return outbox


def _kinds(user: User) -> list[str]:
    return [entry.kind for entry in history_of(user, most=50)]


def test_a_kind_of_browser_that_is_new_is_mailed_once_and_the_first_one_never(
    robin: User, mailoutbox: list[Any]
) -> None:
    _signs_in(robin, FIREFOX)
    _signs_in(robin, FIREFOX.replace("150", "151"))
    assert _mailed(mailoutbox) == []
    browser = _signs_in(robin, SAFARI)
    _signs_in(robin, SAFARI)
    (mail,) = _mailed(mailoutbox)
    assert mail.to == [robin.email]
    assert mail.subject == "You signed in with another browser"
    for told in ("iPhone", "Safari", robin.display_name, "127.0.0.1"):
        assert told not in mail.subject + mail.body
    assert _kinds(robin) == ["browser", "browser"]
    assert "Safari on iPhone New on" in _page(browser)
    assert "Firefox on Linux New on" not in _page(browser)


def test_nothing_is_put_into_the_browser_to_know_it_again(robin: User) -> None:
    browser = _signs_in(robin, SAFARI)
    assert {morsel.key for morsel in browser.cookies.values()} <= {"sessionid", "csrftoken", "messages"}


def test_what_they_change_themselves_stands_on_their_own_page_and_nobody_else_s(robin: User) -> None:
    with_an_app(robin)
    browser = Client()
    browser.force_login(robin)
    note_own(robin, AccountChange.PASSKEY, at=AT)
    assert "Added a passkey." in _page(browser)
    assert ", by" not in _page(browser).split("What was changed")[1].split("Added a passkey")[1][:5]
    other = Client()
    other.force_login(User.objects.get(email="rosa.bright@wendlebury.example"))
    assert "Added a passkey." not in _page(other)


def test_a_command_keeps_who_and_why_and_its_owner_is_mailed(robin: User, mailoutbox: list[Any]) -> None:
    with_an_app(robin)
    call_command("forget_second_steps", robin.email, "--by", "Sam of ICT", "--why", "Lost the telephone")
    (entry,) = history_of(robin, most=9)
    assert (entry.kind, entry.by, entry.name, entry.words) == (
        "steps_forgotten", "", "Sam of ICT", "Lost the telephone",
    )  # fmt: skip
    assert entry.person == index_of(robin)
    (mail,) = _mailed(mailoutbox)
    assert (mail.to, mail.subject) == ([robin.email], "How you sign in was changed")
    assert "Sam" not in mail.body
    assert "telephone" not in mail.body
    browser = Client()
    browser.force_login(robin)
    assert "by Sam of ICT. Lost the telephone." in _page(browser)


def test_a_link_made_by_the_council_is_kept(robin: User, settings: Any) -> None:
    settings.SIGN_IN_WITH = [{"provider_id": "entra", "settings": {"issuer": "https://login.example"}}]
    call_command("link_account", robin.email, "entra", "subject-1")
    assert SocialAccount.objects.filter(user=robin).exists()
    assert _kinds(robin) == ["linked"]


def test_a_link_of_which_nothing_could_be_kept_is_none(
    robin: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: Any, **_named: Any) -> None:
        raise ZeroDivisionError

    settings.SIGN_IN_WITH = [{"provider_id": "entra", "settings": {"issuer": "https://login.example"}}]
    monkeypatch.setattr("cases.management.commands.link_account.note_for", fails)
    with pytest.raises(ZeroDivisionError):
        call_command("link_account", robin.email, "entra", "subject-1")
    assert not SocialAccount.objects.filter(user=robin).exists()


def test_whoever_left_without_an_address_of_their_own_is_mailed_nowhere(
    robin: User, mailoutbox: list[Any]
) -> None:
    leave(robin, Council.objects.get(code="wendlebury"), last_on=date(2026, 6, 1))
    note_for(robin, AccountChange.CODE_BY_POST, by="", why="", at=AT)
    assert _mailed(mailoutbox) == []
    assert _kinds(robin) == ["code_by_post"]


def test_neither_the_programme_nor_the_database_changes_or_deletes_an_entry(robin: User) -> None:
    entry = note_own(robin, AccountChange.PASSWORD, at=AT)
    for does in (
        entry.save,
        entry.delete,
        AccountEntry.objects.all().delete,
        lambda: AccountEntry.objects.update(kind="linked"),
    ):
        with pytest.raises(NeverChanged):
            does()
    for statement in (
        "UPDATE cases_accountentry SET kind = 'linked'",
        "DELETE FROM cases_accountentry",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert _kinds(robin) == ["password"]


def test_in_the_table_neither_a_name_nor_a_reason_stands_in_clear(robin: User) -> None:
    note_for(robin, AccountChange.LINKED, by="Zanzibar Quill", why="Zanzibar reason", at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_accountentry")
        assert "Zanzibar" not in str(cursor.fetchall())
