"""Does whoever lost the app or the passkey come in again, once somebody at the council has taken it away?"""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from cases.views import clock
from people.establishment import leave
from people.models import User
from tests.cases.life.living import about_a_director
from tests.cases.sending import run_small_book
from tests.cases.signing_in.codes import is_in, with_an_app
from tests.cases.signing_in.conftest import PASSWORD
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


def _called(command: str, email: str) -> str:
    out = StringIO()
    call_command(command, email, stdout=out)
    return out.getvalue()


def _password(browser: Client) -> None:
    browser.post("/sign-in", {"email": "robin@wendlebury.example", "password": PASSWORD})


def test_they_come_in_with_the_password_alone_and_older_sign_ins_are_over(
    client: Client, robin: User
) -> None:
    before = Client()
    _password(before)
    assert is_in(before)
    with_an_app(robin)
    _password(client)
    assert not is_in(client)

    said = _called("forget_second_steps", robin.email.upper())

    assert (
        said
        == "Taken away: 1 app, 1 set of recovery codes. Wherever they were signed in, they are signed out.\n"
    )
    assert before.get("/mine").status_code == 302
    _password(client)
    assert is_in(client)


def test_nothing_of_anybody_else_is_taken_away(robin: User) -> None:
    with_an_app(robin)
    ash = User.objects.create_user("ash@wendlebury.example", "Ash Lowe", PASSWORD)

    with pytest.raises(CommandError, match="no app, no passkey"):
        call_command("forget_second_steps", ash.email)
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("forget_second_steps", "nobody@wendlebury.example")

    assert Authenticator.objects.filter(user=robin).exists()


def test_whoever_had_nothing_else_is_to_be_given_a_password(robin: User) -> None:
    Authenticator.objects.create(user=robin, type=Authenticator.Type.WEBAUTHN, data={})
    robin.set_unusable_password()
    robin.save()

    said = _called("forget_second_steps", robin.email)

    assert "1 passkey" in said
    assert "give them a password with changepassword" in said


def test_a_code_by_post_says_what_is_asked_after_it_and_then_lets_them_in(client: Client, db: None) -> None:
    w = world()
    run_small_book(w.council)
    about_a_director(w)
    leave(w.member, w.council, clock.today() - timedelta(days=1))
    with_an_app(w.member)

    assert "forget_second_steps first" in _called("code_by_post", w.member.email)
    _called("forget_second_steps", w.member.email)
    said = _called("code_by_post", w.member.email)

    assert "forget_second_steps" not in said
    client.post("/sign-in/code", {"email": w.member.email, "code": said.splitlines()[0]})
    assert is_in(client)
