"""Does any page contradict how the person who raised a concern asked to be contacted?"""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from cases.beside.schedule import put_on_schedule
from cases.blind_index import index_of
from cases.models import Case, Notice
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.states import NoticeKind
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import HAPPENED, acknowledged, drafted, sent
from tests.world import World

HOME, BELL = "rosa@home.example", "01234 567890, after six"
FOUR = {
    "council email": ("", "By their council email"),
    "other email": (HOME, f"By another email address {HOME}"),
    "phone": (BELL, f"By phone at set times {BELL}"),
    "here": ("", "Only through this service. Do not phone, email or speak to them about this at work."),
}
each_way = pytest.mark.parametrize("way", FOUR)


@pytest.fixture(autouse=True)
def _the_worker_runs(db: None) -> None:
    put_on_schedule(at=AT)


def _case(w: World, way: str) -> Case:
    """A Member's concern about a Director, which the Chief Executive has; something waits to be told."""
    words = {**HAPPENED, "contact": way, "contact_words": FOUR[way][0]}
    facts = {"safety": "no", "ground": "courtesy"}
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(
        drafted(w.member, w.council, about=about, facts=facts, words=words, at=AT), w.member, on=ON, at=AT
    )
    acknowledged(case, w.chief_executive, on=ON, at=AT)
    Notice.objects.all().delete()
    queue(case, index_of(w.member), NoticeKind.UPDATE, at=AT)
    send_due(on=ON, at=AT + timedelta(hours=1))
    return case


def _read(browser: Client, address: str) -> str:
    answer = browser.get(address, follow=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(answer.content.decode())))


def _pages_at_the_desk(case: Case) -> list[str]:
    acts = [f"/desk/{case.reference}/{slug}" for slug in AT_THE_DESK]
    beside = ["/notices/undelivered", "/desk", "/", "/alarms", "/register", "/absences"]
    return [f"/desk/{case.reference}", *acts, *beside]


@each_way
def test_it_is_the_first_thing_read_of_a_case(way: str, wendlebury: World) -> None:
    case = _case(wendlebury, way)
    shown = _read(signed_in_as(wendlebury.chief_executive), f"/desk/{case.reference}")

    assert f"Contact safely: {FOUR[way][1]}" in shown
    assert shown.index("Contact safely:") < shown.index("What happened")


@each_way
def test_it_stands_above_whatever_is_written_to_them_or_about_them(way: str, wendlebury: World) -> None:
    case = _case(wendlebury, way)
    browser = signed_in_as(wendlebury.chief_executive)
    for act in ("question", "hold", "talks", "put-to-them", "note", "report-back", "hand-outside"):
        assert f"Contact safely: {FOUR[way][1]}" in _read(browser, f"/desk/{case.reference}/{act}"), act
    sent_in_vain = browser.post(f"/desk/{case.reference}/question", {"words": ""})
    assert "Contact safely" in sent_in_vain.content.decode()
    overseeing = signed_in_as(wendlebury.monitoring_officer)
    for act in AT_THE_DESK:
        shown = overseeing.get(f"/desk/{case.reference}/{act}")
        assert "Contact safely" not in shown.content.decode(), act


@each_way
def test_no_page_at_the_desk_says_otherwise(way: str, wendlebury: World) -> None:
    w = wendlebury
    case = _case(w, way)
    for user in (w.chief_executive, w.monitoring_officer):
        browser = signed_in_as(user)
        for address in _pages_at_the_desk(case):
            shown = _read(browser, address)
            assert w.member.email not in shown, address
            for other in FOUR.keys() - {way}:
                assert FOUR[other][1] not in shown, address
            for words in (HOME, BELL):
                is_theirs = words == FOUR[way][0] and user == w.chief_executive
                assert words not in shown or is_theirs, address
            assert ("Ring them up" in shown) == (
                way == "phone" and user == w.chief_executive and address == "/notices/undelivered"
            ), address


def test_whoever_is_to_ring_up_finds_it_on_their_list_and_says_when_it_is_done(wendlebury: World) -> None:
    _case(wendlebury, "phone")
    browser = signed_in_as(wendlebury.chief_executive)
    assert "1 person could not be told by mail" in _read(browser, "/desk")
    assert f"{BELL}" in _read(browser, "/notices/undelivered")

    key = Notice.objects.get().message_id
    answer = browser.post(f"/notices/undelivered/{key}/told", follow=True)
    shown = unescape(answer.content.decode())
    assert "It is kept that you told them." in shown
    assert "Judith Amadi told them on 4 June 2026." in shown
    assert BELL not in shown
    assert "could not be told by mail" not in _read(browser, "/desk")


@pytest.mark.parametrize("who", ["monitoring_officer", "member", "other_member"])
def test_nobody_else_can_say_so(who: str, wendlebury: World) -> None:
    _case(wendlebury, "phone")
    key = Notice.objects.get().message_id

    assert signed_in_as(getattr(wendlebury, who)).post(f"/notices/undelivered/{key}/told").status_code == 409
    assert Notice.objects.get().told_at is None


FIELD = {"other email": "contact_email", "phone": "contact_phone"}


def _change(user: User, case: Case, **fields: str) -> Journey:
    journey = Journey(signed_in_as(user)).open(f"/case/{case.reference}/contact")
    return journey.send(fields)


def _words_of(way: str) -> dict[str, str]:
    return {FIELD[way]: FOUR[way][0]} if way in FIELD else {}


@each_way
def test_they_change_it_on_the_page_of_their_case_and_the_desk_reads_it(way: str, wendlebury: World) -> None:
    case = _case(wendlebury, "here" if way != "here" else "phone")
    shown = _change(wendlebury.member, case, contact=way, **_words_of(way)).shown
    assert "From now on we contact you as you chose." in shown

    desk = _read(signed_in_as(wendlebury.chief_executive), f"/desk/{case.reference}")
    assert f"Contact safely: {FOUR[way][1]}" in desk
    assert "Rosa Bright changed how they can be contacted safely" in desk


def test_what_they_chose_last_stands_on_the_page_that_changes_it(wendlebury: World) -> None:
    case = _case(wendlebury, "phone")
    shown = signed_in_as(wendlebury.member).get(f"/case/{case.reference}/contact").content.decode()

    assert re.search(r'value="phone" checked', shown)
    assert f'value="{BELL}"' in shown


def test_their_page_shows_it_with_a_way_to_change_it(wendlebury: World) -> None:
    case = _case(wendlebury, "phone")
    shown = signed_in_as(wendlebury.member).get(f"/case/{case.reference}").content.decode()

    assert BELL in shown
    assert f'href="/case/{case.reference}/contact"' in shown


@pytest.mark.parametrize("who", ["chief_executive", "monitoring_officer", "director_of_place", "outsider"])
def test_nobody_else_has_that_page(who: str, wendlebury: World) -> None:
    case = _case(wendlebury, "phone")

    assert signed_in_as(getattr(wendlebury, who)).get(f"/case/{case.reference}/contact").status_code == 404


WRONG = [
    ({}, "Select how we can contact you safely"),
    ({"contact": "by pigeon"}, "Select how we can contact you safely"),
    ({"contact": "other email"}, "Enter the email address we may use"),
    (
        {"contact": "other email", "contact_email": "rosa at home"},
        "Enter an email address in the correct format, like name@example.com",
    ),
    (
        {"contact": "other email", "contact_email": "a@b.example, c@d.example"},
        "Enter an email address in the correct format, like name@example.com",
    ),
    ({"contact": "phone"}, "Enter the phone number, and when we may call it"),
    ({"contact": "phone", "contact_phone": "1" * 301}, "Shorten this to 300 characters or fewer."),
]


@pytest.mark.parametrize(("fields", "said"), WRONG)
def test_a_wrong_answer_says_how_to_mend_it_before_sending_and_after(
    fields: dict[str, str], said: str, wendlebury: World
) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    raising = Journey(signed_in_as(w.member), about, facts=facts).to("contact").send(fields)
    changing = _change(w.member, _case(w, "here"), **{"contact": "", **fields})

    for page in (raising, changing):
        assert said in page.shown
        assert "<title>Error: " in page.shown
        for typed in fields.values():
            assert typed in page.shown or typed == "by pigeon"
