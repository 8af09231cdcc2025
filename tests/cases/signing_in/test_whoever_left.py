"""Does whoever left come to what they raised, with a code to the contact they gave or by post, and nobody else?"""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django_q.models import OrmQ

from cases.ciphertext import encrypted
from cases.models import Case
from cases.signing_in.forgetting import forget_ended
from cases.signing_in.leavers import NoWayIn, code_by_post, send_code
from cases.views import clock
from people.establishment import leave
from people.models import OneTimeCode, User
from tests.cases.life.living import about_a_director
from tests.cases.sending import run_small_book
from tests.cases.signing_in.codes import is_in, with_an_app
from tests.world import World, world

pytestmark = pytest.mark.django_db

WRONG = "The address or the code is not right, or the code’s time is up"
HOME = "robin.at.home@post.example"


@pytest.fixture(autouse=True)
def nothing_was_tried() -> None:
    cache.clear()


@pytest.fixture
def w(db: None) -> World:
    here = world()
    run_small_book(here.council)
    return here


@pytest.fixture
def case(w: World) -> Case:
    """A Member's concern; they gave an address of their own, and left."""
    case = about_a_director(w)
    case.contact = {"contact": "other email", "contact_words": HOME}
    case.save()
    leave(w.member, w.council, clock.today() - timedelta(days=1))
    return case


def _code_mailed() -> str:
    assert [message.to for message in mail.outbox] == [[HOME]]
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", str(mail.outbox[0].body))
    assert found is not None
    return found[0]


def _enters(browser: Client, user: User, code: str) -> Any:
    return browser.post("/sign-in/code", {"email": user.email, "code": code})


def test_the_code_goes_to_the_address_they_gave_and_lets_them_in_once(
    client: Client, w: World, case: Case
) -> None:
    send_code(encrypted(w.member.email.upper()))
    code = _code_mailed()
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert case.reference not in said
    assert w.member.display_name not in said

    assert _enters(client, w.member, code.lower().replace("-", " "))["Location"] == "/mine"

    assert case.reference in client.get("/mine").content.decode()
    assert client.get("/desk").status_code == 200
    other = Client()
    assert WRONG in _enters(other, w.member, code).content.decode()
    assert not is_in(other)


@pytest.mark.parametrize("who", ["chief_executive", "outsider", "other_member"])
def test_nobody_who_still_has_a_post_is_mailed_a_code(w: World, case: Case, who: str) -> None:
    send_code(encrypted(getattr(w, who).email))

    assert mail.outbox == []
    assert not OneTimeCode.objects.exists()


@pytest.mark.parametrize("contact", ["council email", "phone", "here", ""])
def test_whoever_gave_no_address_of_their_own_is_mailed_nothing(w: World, case: Case, contact: str) -> None:
    case.contact = {"contact": contact, "contact_words": HOME}
    case.save()

    send_code(encrypted(w.member.email))

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("newer", "mails"), [("here", 0), ("phone", 0), ("council email", 1), ("other email", 1)]
)
def test_a_newer_choice_of_no_mail_counts_for_the_code_too(
    w: World, case: Case, newer: str, mails: int
) -> None:
    second = about_a_director(w)
    second.contact = {"contact": newer, "contact_words": HOME}
    second.save()

    send_code(encrypted(w.member.email))

    assert len(mail.outbox) == mails


@pytest.mark.parametrize("address", ["nobody@wendlebury.example", "", "x" * 200, "not an address"])
def test_an_address_of_nobody_is_no_fault(w: World, address: str) -> None:
    send_code(encrypted(address))

    assert mail.outbox == []


def test_the_page_says_the_same_for_every_address_and_sends_nothing_itself(
    client: Client, w: World, case: Case
) -> None:
    def shown(email: str) -> str:
        answer = client.post("/sign-in/left", {"email": email}).content.decode()
        return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", answer).replace(email, "")

    assert shown(w.member.email) == shown("nobody@wendlebury.example") == shown(w.officer.email)
    assert mail.outbox == []
    queued = [task.task for task in OrmQ.objects.all()]
    assert len(queued) == 3
    assert w.member.email not in str(queued)


def test_the_time_of_a_code_runs_out(
    client: Client, w: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_code(encrypted(w.member.email))
    late = clock.now() + timedelta(minutes=15, seconds=1)
    monkeypatch.setattr("cases.views.signing_in.left.now", lambda: late)

    assert WRONG in _enters(client, w.member, _code_mailed()).content.decode()


def test_a_newer_code_by_post_ends_the_older_one(client: Client, w: World, case: Case) -> None:
    old = code_by_post(w.member.email, on=clock.today(), at=clock.now())
    code_by_post(w.member.email, on=clock.today(), at=clock.now())

    assert WRONG in _enters(client, w.member, old).content.decode()


def test_whoever_asks_in_their_place_ends_no_code_of_theirs(client: Client, w: World, case: Case) -> None:
    posted = code_by_post(w.member.email, on=clock.today(), at=clock.now())
    for _ in range(5):
        send_code(encrypted(w.member.email))
    other = Client()

    assert _enters(other, w.member, _code_mailed())["Location"] == "/mine"
    assert _enters(client, w.member, posted)["Location"] == "/mine"


def test_nobody_can_fill_their_mail_with_codes(w: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    morning = clock.now().replace(hour=9)
    for asked in range(12):
        at = morning + timedelta(minutes=16 * asked)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        send_code(encrypted(w.member.email))
        forget_ended(at=at)
    assert len(mail.outbox) == 3

    monkeypatch.setattr(clock, "now", lambda: morning + timedelta(days=1))
    send_code(encrypted(w.member.email))

    assert len(mail.outbox) == 4


def test_the_code_of_one_is_not_the_code_of_another(client: Client, w: World, case: Case) -> None:
    leave(w.other_member, w.council, clock.today() - timedelta(days=1))
    send_code(encrypted(w.member.email))

    assert WRONG in _enters(client, w.other_member, _code_mailed()).content.decode()
    assert not is_in(client)


def test_the_eleventh_guess_is_not_looked_at(client: Client, w: World, case: Case) -> None:
    send_code(encrypted(w.member.email))
    for _ in range(10):
        _enters(client, w.member, "AAAA-AAAA-AAAA")

    refused = _enters(client, w.member, _code_mailed())

    assert refused.status_code == 429
    assert not is_in(client)


def test_a_code_does_not_go_past_the_second_step(client: Client, w: World, case: Case) -> None:
    with_an_app(w.member)
    send_code(encrypted(w.member.email))

    assert _enters(client, w.member, _code_mailed())["Location"] == "/sign-in/second-step"
    assert not is_in(client)


def test_the_code_lies_in_the_database_as_a_mark_alone(w: World, case: Case) -> None:
    send_code(encrypted(w.member.email))

    assert _code_mailed().replace("-", "") not in str(list(OneTimeCode.objects.values_list()))


def test_a_code_by_post_is_made_at_the_council(client: Client, w: World, case: Case) -> None:
    out = StringIO()
    call_command("code_by_post", w.member.email, stdout=out)
    code = out.getvalue().splitlines()[0]

    assert _enters(client, w.member, code)["Location"] == "/mine"


def test_a_code_by_post_is_refused_with_the_reason(w: World, case: Case) -> None:
    with pytest.raises(CommandError, match="They still hold a post"):
        call_command("code_by_post", w.officer.email)
    leave(w.other_member, w.council, clock.today() - timedelta(days=1))
    with pytest.raises(NoWayIn, match="raised nothing"):
        code_by_post(w.other_member.email, on=clock.today(), at=clock.now())
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("code_by_post", "nobody@wendlebury.example")


def test_somebody_who_came_back_signs_in_as_before(client: Client, w: World, case: Case) -> None:
    send_code(encrypted(w.member.email))
    w.posts.member.holdings.update(to_on=None)

    assert WRONG in _enters(client, w.member, _code_mailed()).content.decode()


def test_an_account_is_linked_at_the_council(robin: User, peer: Any) -> None:
    out = StringIO()
    call_command("link_account", robin.email, "entra", "subject-1", stdout=out)
    assert out.getvalue() == "Linked.\n"

    ash = User.objects.create_user("ash@wendlebury.example", "Ash Lowe")
    with pytest.raises(CommandError, match="linked to somebody else"):
        call_command("link_account", ash.email, "entra", "subject-1")
    with pytest.raises(CommandError, match="SIGN_IN_WITH names entra"):
        call_command("link_account", ash.email, "other", "subject-1")
    with pytest.raises(CommandError, match="Nobody is entered"):
        call_command("link_account", "nobody@wendlebury.example", "entra", "subject-2")
