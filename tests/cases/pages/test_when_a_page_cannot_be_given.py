"""What does a person read when something is wrong, and are their words still there?"""

import re

import pytest
from django.db import DataError, OperationalError
from django.test import Client, RequestFactory
from django.utils.html import escape

from cases.urls import urlpatterns
from cases.views import errors
from cases.views.interruptions import KeepWhatWasWritten
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


def test_what_does_not_exist_is_said_in_plain_words(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.member).get("/no-such-page")

    assert answer.status_code == 404
    assert "It may not exist, or it may not be yours to see." in answer.content.decode()


@pytest.mark.parametrize("address", ["/case/%00", "/case/' OR 1=1", "/case/" + "A" * 300, "/desk/%ED%A0%80"])
def test_an_address_nobody_could_mean_is_simply_not_there(wendlebury: World, address: str) -> None:
    assert signed_in_as(wendlebury.member).get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["?saved=%00", "?deleted=\ud800", "?acknowledged=" + "x" * 3000, "?from=%00"]
)
def test_a_strange_query_is_harmless(wendlebury: World, query: str) -> None:
    browser = signed_in_as(wendlebury.member)
    encoded = query.encode("utf-8", "surrogatepass").decode("latin-1")

    for address in ("/mine", "/", "/desk", "/sign-in", "/rulebook"):
        assert browser.get(address + encoded).status_code < 400


def test_more_than_the_service_can_take_is_said_as_such(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.member).post("/raise", {"happened": "x" * 1_100_000})

    assert answer.status_code == 413
    assert "That was too long" in answer.content.decode()


def test_when_the_database_does_not_take_it_the_words_are_on_the_page(
    wendlebury: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    journey = Journey(signed_in_as(wendlebury.member), about, facts=facts).to("what-happened")

    def busy(*args: object, **kwargs: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("cases.views.raising.page_of_question.save_draft", busy)
    words = "What I wrote & will not write again"
    answer = journey.browser.post(journey.address, {"happened": words})

    assert answer.status_code == 503
    shown = answer.content.decode()
    assert "That could not be saved just now" in shown
    assert f'name="happened" value="{escape(words)}"' in shown
    assert f'action="{journey.address}"' in shown


@pytest.mark.parametrize("fault", [DataError("x"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates")])
def test_what_no_database_takes_is_a_page_to_go_back_from(wendlebury: World, fault: Exception) -> None:
    request = RequestFactory().post("/raise")
    request.user = wendlebury.member
    request.session = Client().session
    answer = KeepWhatWasWritten(lambda _: errors.not_found(request)).process_exception(request, fault)

    assert answer is not None
    assert answer.status_code == 400


def test_the_page_for_a_fault_of_ours_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*args: object) -> None:
        raise OperationalError("no database")

    monkeypatch.setattr("cases.views.errors.page", gone)
    answer = errors.went_wrong(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


@pytest.mark.parametrize("address", ["/accessibility", "/privacy", "/sign-in"])
def test_a_stranger_may_read_the_public_pages(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.content.decode().count("<h1>") == 1


def test_no_page_answers_a_method_it_does_not_know(wendlebury: World) -> None:
    kinds = {"key": "00000000-0000-4000-8000-000000000000", "reference": "WEN-AAAA-AA"}
    kinds |= dict.fromkeys(("number", "year", "edition"), "1")
    browser = signed_in_as(wendlebury.member)
    for pattern in urlpatterns:
        address = re.sub(
            r"<(?:\w+:)?(\w+)>", lambda match: kinds.get(match[1], "ground"), f"/{pattern.pattern}"
        )
        for method in ("PUT", "DELETE", "TRACE", "PATCH"):
            assert browser.generic(method, address).status_code == 405, (method, address)


def test_every_page_of_a_demonstration_council_says_that_it_is_invented(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.member)

    for address in ("/", "/raise", "/mine", "/desk", "/no-such-page", "/privacy"):
        shown = browser.get(address).content.decode()
        assert "This is a demonstration. Wendlebury Borough Council and everyone in it are invented." in shown


def test_every_page_has_one_heading_a_skip_link_and_no_script(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.member)

    for address in ("/", "/raise", "/mine", "/desk", "/no-such-page", "/accessibility", "/privacy"):
        shown = browser.get(address).content.decode()
        assert shown.count("<h1") == 1, address
        assert 'href="#main"' in shown
        assert "<script>" not in shown
        assert "style=" not in shown
