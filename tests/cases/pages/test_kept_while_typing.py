"""Does a page keep what is typed on it, whoever and whatever comes between?"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from cases.being_typed import typed_on
from cases.models import Draft
from people.models import User
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

PASSWORD = "a-long-password"
HALF = "They shouted at me in the brie"


@pytest.fixture
def journey(wendlebury: World) -> Journey:
    """A Member who is about to say what happened."""
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    return Journey(signed_in_as(w.member), about, facts=facts).to("what-happened")


def _keep(journey: Journey, happened: str, page: str = "what-happened", **fields: str) -> object:
    address = journey.address.replace("/what-happened", f"/keep/{page}")
    return journey.browser.post(address, {**journey.hidden(), "happened": happened, **fields})


def test_it_says_when_it_was_saved_and_the_page_shows_it_again(journey: Journey) -> None:
    answer = _keep(journey, HALF, when="about")

    assert (answer.status_code, answer.json()) == (200, {"told": "Saved at 10:10"})  # type: ignore[attr-defined]
    again = journey.open(journey.address)
    assert f"{HALF}</textarea>" in again.shown
    assert 'value="about"' in again.shown


def test_the_draft_is_taken_up_at_that_page_on_another_device(journey: Journey, wendlebury: World) -> None:
    _keep(journey, HALF)
    key = Draft.objects.get().key
    elsewhere = Journey(signed_in_as(wendlebury.member)).open(f"/raise/{key}")

    assert elsewhere.at == "what-happened"
    assert HALF in elsewhere.shown


def test_an_answer_that_is_being_changed_is_shown_beside_what_is_typed(journey: Journey) -> None:
    journey.send({"happened": "The whole answer."}).open(
        journey.address.replace("put-right", "what-happened")
    )
    _keep(journey, "The whole answer, and mo")

    shown = journey.open(journey.address).shown
    assert "You were changing this answer and had not chosen Continue." in shown
    assert '<p class="typed">The whole answer.</p>' in shown
    assert "The whole answer, and mo</textarea>" in shown


def test_nothing_is_sent_before_the_page_is_looked_at_again(journey: Journey) -> None:
    journey.to("check")
    check, words = journey.address, journey.address.replace("check", "what-happened")
    journey.open(words)
    _keep(journey, "One more thing")

    assert journey.open(check).at == "what-happened"
    assert "One more thing</textarea>" in journey.shown
    assert journey.send({"happened": "One more thing happened."}).open(check).at == "check"


def test_two_tabs_keep_both_and_read_both(journey: Journey) -> None:
    other = Journey(journey.browser).open(journey.address)
    _keep(journey, "What the first tab says.")
    answer = _keep(other, "What the second tab says.")

    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "Choose Continue to see both." in answer.json()["told"]  # type: ignore[attr-defined]
    assert answer.json()["stop"] is True  # type: ignore[attr-defined]
    other.send({"happened": "What the second tab says."})
    assert "What the first tab says." in other.shown
    assert "What the second tab says.</textarea>" in other.shown
    other.send({"happened": "Both."})
    assert Draft.objects.get().words["happened"] == "Both."


def test_two_drafts_are_never_mixed(journey: Journey, wendlebury: World) -> None:
    second = Journey(journey.browser, journey.about, facts=journey.facts).to("what-happened")
    _keep(journey, "The first concern.")
    _keep(second, "The second concern.")

    assert "The second" not in journey.open(journey.address).shown
    assert "The first" not in second.open(second.address).shown


@pytest.mark.parametrize("button", ["", "later", "files"])
@pytest.mark.parametrize("words", ["x" * 5_001, ""])
def test_what_cannot_be_an_answer_is_kept_all_the_same(journey: Journey, words: str, button: str) -> None:
    journey.send({"happened": words, "when": "on Monday", **({button: "yes"} if button else {})})

    stored = Draft.objects.get()
    assert typed_on(stored.answers, "what-happened") == {"happened": words, "when": "on Monday"}
    assert "happened" not in stored.words


def test_after_time_ran_out_it_says_so_and_continue_keeps_the_words(
    journey: Journey, wendlebury: World
) -> None:
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    answer = _keep(journey, HALF)

    assert answer.status_code == 401  # type: ignore[attr-defined]
    assert "You have been signed out." in answer.json()["told"]  # type: ignore[attr-defined]
    # Had the answer taken the session's mark away, nobody could tell any more whose words they are.
    assert settings.SESSION_COOKIE_NAME not in answer.cookies  # type: ignore[attr-defined]
    sealed = journey.browser.post(journey.address, {"happened": HALF})
    assert sealed.status_code == 401
    assert f'<p class="typed">{HALF}</p>' in _signed_in_again(journey, wendlebury.member, sealed)


def _signed_in_again(journey: Journey, user: User, page: Any) -> str:
    user.set_password(PASSWORD)
    user.save()
    kept = re.findall('name="kept" value="([^"]*)"', page.content.decode())[0]
    sent = {"email": user.email, "password": PASSWORD, "next": journey.address, "kept": kept}
    return journey.browser.post("/sign-in", sent, follow=True).content.decode()


def test_a_stranger_keeps_nothing(journey: Journey) -> None:
    address = journey.address.replace("/what-happened", "/keep/what-happened")

    assert Client().post(address, {"happened": "x"}).status_code == 401
    assert "pages" not in Draft.objects.get().answers


def test_what_is_somebody_elses_or_no_page_of_words_is_not_there(journey: Journey, wendlebury: World) -> None:
    address = journey.address.replace("/what-happened", "/keep/what-happened")

    assert signed_in_as(wendlebury.other_member).post(address, {"happened": "x"}).status_code == 404
    assert _keep(journey, "x", page="matter").status_code == 404  # type: ignore[attr-defined]
    assert journey.browser.get(address).status_code == 405


def test_after_it_was_sent_or_ran_out_it_says_so(journey: Journey) -> None:
    Draft.objects.update(expires_on=ON - timedelta(days=1))
    assert _keep(journey, HALF).status_code == 410  # type: ignore[attr-defined]
    Draft.objects.update(expires_on=ON + timedelta(days=28))
    other = Journey(journey.browser).open(journey.address)
    journey.to("check").send({})
    answer = _keep(other, HALF)

    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "You have sent this concern" in answer.json()["told"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("opened", ["", "x-", "x-²", "x-9999999999", "x" * 500, "\0"])
def test_a_mark_that_is_none_of_ours_stops_nothing(journey: Journey, opened: str) -> None:
    assert _keep(journey, HALF, opened=opened).status_code == 200  # type: ignore[attr-defined]


def test_the_page_has_what_the_script_needs(journey: Journey) -> None:
    key = Draft.objects.get().key

    assert f'data-keep-at="/raise/{key}/keep/what-happened"' in journey.shown
    assert '<p role="status" class="kept"' in journey.shown


OURS: list[dict[str, str]] = [
    {"sec-fetch-site": "same-origin"},
    {"origin": "http://testserver"},
    {"referer": "http://testserver/raise"},
]
NOT_OURS: list[dict[str, str]] = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "null", "referer": "http://testserver/raise"},
    {"referer": "https://evil.example/?http://testserver/"},
    {},
]


def test_after_signing_in_again_in_another_tab_an_old_page_loses_no_words(journey: Journey) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = journey.browser.cookies
    fields = {"happened": HALF, "opened": "0123456789abcdef-4", "password": "a password for tests"}

    for headers in OURS:
        ours = strict.post(journey.address, fields, headers=headers)
        assert ours.status_code == 403
        assert f'<p class="typed">{HALF}</p>' in ours.content.decode(), headers
        for kept_back in ("0123456789abcdef", "a password for tests"):
            assert kept_back not in ours.content.decode()
    for headers in NOT_OURS:
        another_site = strict.post(journey.address, fields, headers=headers)
        assert another_site.status_code == 403
        assert HALF not in another_site.content.decode(), headers


def test_a_page_that_a_browser_opens_again_with_no_mark_left_loses_no_words(journey: Journey) -> None:
    fresh = Client(enforce_csrf_checks=True)

    shown = fresh.post(journey.address, {"happened": HALF}, headers=OURS[0]).content.decode()

    assert f'<p class="typed">{HALF}</p>' in shown


@pytest.mark.parametrize("is_in", [True, False], ids=["signed in in another tab", "the browser was closed"])
def test_words_on_a_page_that_asked_to_sign_in_come_to_their_writer(
    journey: Journey, wendlebury: World, is_in: bool
) -> None:
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    page = journey.browser.post(journey.address, {"happened": HALF}).content.decode()
    kept = re.findall('name="kept" value="([^"]*)"', page)[0]
    strict = Client(enforce_csrf_checks=True)
    if is_in:
        strict.cookies = signed_in_as(wendlebury.member).cookies
    sent = {"email": "x@y.example", "password": "x", "next": journey.address, "kept": kept}

    shown = strict.post("/sign-in", sent, headers=OURS[0]).content.decode()

    assert (f'<p class="typed">{HALF}</p>' in shown) == is_in
    assert (f'name="kept" value="{kept}"' in shown) != is_in
    assert kept not in strict.post("/sign-in", sent, headers=NOT_OURS[0]).content.decode()


REASONS = [
    ("somebody-else", "instead", "choose for me", "why", "somebody-else"),
    ("name-withheld", "withhold", "yes", "withhold_why", "name"),
]


@pytest.mark.parametrize(("page", "asked", "answer", "field", "address"), REASONS, ids=["recipient", "name"])
def test_a_reason_is_kept_while_it_is_typed_and_is_none_before_continue(
    page: str, asked: str, answer: str, field: str, address: str, journey: Journey
) -> None:
    journey.to("route")
    of_page, keep = (journey.address.replace("/route", part) for part in (f"/{address}", f"/keep/{page}"))
    other = Journey(journey.browser).open(of_page)
    journey.open(of_page)
    half = {asked: answer, field: "He was in the ro"}
    assert journey.browser.post(keep, {**journey.hidden(), **half}).status_code == 200

    draft = Draft.objects.get()
    assert (draft.avoids, draft.words.get("withhold_why", "")) == ("", "")
    assert "He was in the ro</textarea>" in Journey(journey.browser).open(of_page).shown
    assert "changed in another tab" in other.send({asked: answer, field: "She was."}).shown
    assert "He was in the ro</p>" in other.shown
    assert "She was.</textarea>" in other.shown
    assert journey.send({asked: answer, field: "He was in the room."}).status == 200
    draft = Draft.objects.get()
    assert "He was in the room." in (draft.avoids, draft.words.get("withhold_why"))
    assert typed_on(draft.answers, page) == {}
