"""Is the person it is about reached as they chose, and does the other side learn nothing of that they chose?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cases.access import on_the_desk_of
from cases.acts.contact_of_theirs import say_how_to_reach_them
from cases.blind_index import index_of
from cases.bundle import document_of
from cases.models import Case, Hearing, Notice, NotSent
from cases.outbox.by_phone import phoned, to_phone
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.outbox.undelivered import how_many
from cases.refusals import Refused
from cases.signing_in.leavers import address_given
from cases.states import EventKind, NoticeKind
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from tests.cases.pages.acts.conftest import at, case, desk_of, own_of, put, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as, the_day, wendlebury
from tests.cases.sending import drafted, sent
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
__all__ = ["case", "put", "the_day", "wendlebury"]
HOME, BELL = "colin@home.example", "01234 567890, after six"


def _chooses(w: World, put: Hearing, way: str, words: str = "") -> Case:
    return say_how_to_reach_them(
        put.key, by=w.director_of_place, contact=way, contact_words=words, at=AT, on=ON
    )


def _without_tokens(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page)


def _told(case: Case, w: World) -> Notice:
    """What becomes of news for the person it is about."""
    Notice.objects.all().delete()
    queue(case, index_of(w.director_of_place), NoticeKind.UPDATE, at=AT)
    send_due(on=ON, at=AT + timedelta(hours=1))
    return Notice.objects.get()


@pytest.mark.parametrize(
    ("way", "words", "mailed_at", "because"),
    [
        ("council email", "", "colin.hargreave@wendlebury.example", ""),
        ("other email", HOME, HOME, ""),
        ("phone", BELL, "", NotSent.BY_PHONE),
        ("here", "", "", NotSent.ONLY_HERE),
    ],
)
def test_news_reaches_them_as_they_chose_and_in_no_other_way(
    wendlebury: World, put: Hearing, mailoutbox: list[Any], way: str, words: str, mailed_at: str, because: str
) -> None:
    notice = _told(_chooses(wendlebury, put, way, words), wendlebury)
    assert [mail.to for mail in mailoutbox] == ([[mailed_at]] if mailed_at else [])
    assert notice.not_sent_because == because


def test_before_they_choose_it_goes_where_their_mail_goes(
    wendlebury: World, put: Hearing, mailoutbox: list[Any]
) -> None:
    _told(put.case, wendlebury)
    assert [mail.to for mail in mailoutbox] == [["colin.hargreave@wendlebury.example"]]


def test_whoever_deals_with_it_rings_each_side_by_itself(wendlebury: World, put: Hearing) -> None:
    w, case = wendlebury, _chooses(wendlebury, put, "phone", BELL)
    case.contact = {"contact": "phone", "contact_words": "01987 654321"}
    case.save()
    Notice.objects.all().delete()
    for person in (w.member, w.director_of_place):
        queue(case, index_of(person), NoticeKind.UPDATE, at=AT)
    send_due(on=ON, at=AT + timedelta(hours=1))
    found = {row.is_about_them: row for row in to_phone(w.chief_executive, on=ON)}
    assert {which: row.words for which, row in found.items()} == {False: "01987 654321", True: BELL}
    assert how_many(on_the_desk_of(w.chief_executive, on=ON)) == len(found)
    assert phoned(found[True].key, by=w.chief_executive, on=ON, at=AT)
    assert [row.is_about_them for row in to_phone(w.chief_executive, on=ON)] == [False]


def test_the_list_of_those_to_ring_up_asks_as_often_however_long_it_is(
    wendlebury: World, put: Hearing
) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    longer = [put.case]
    for _ in range(5):
        draft = drafted(w.member, w.council, about=about, facts={"safety": "no", "ground": "courtesy"})
        case = sent(draft, w.member)
        longer.append(case)
    for case in longer:
        case.contact = {"contact": "phone", "contact_words": BELL}
        case.save()
    Notice.objects.all().delete()

    def look_ups(cases: list[Case]) -> int:
        for case in cases:
            queue(case, index_of(w.member), NoticeKind.UPDATE, at=AT)
        send_due(on=ON, at=AT + timedelta(hours=1))
        with CaptureQueriesContext(connection) as asked:
            assert len(to_phone(w.chief_executive, on=ON)) == len(cases)
        Notice.objects.all().delete()
        return len(asked)

    assert look_ups(longer) == look_ups(longer[:1])


def test_from_their_page_they_change_it_and_read_it_there_and_the_desk_reads_it_first(
    wendlebury: World, put: Hearing
) -> None:
    w = wendlebury
    page = at(w.director_of_place, f"/put-to-you/{put.key}/contact")
    page.send({"contact": "phone", "contact_phone": ""})
    assert "<title>Error: " in page.shown
    assert "Enter the phone number, and when we may call it" in page.shown
    page.send({"contact": "phone", "contact_phone": BELL})
    assert "From now on we contact you as you chose." in words_of(page)
    assert BELL in words_of(page)
    desk = strip_tags(words_of(desk_of(put.case, w.chief_executive)))
    assert f"The person it is about: By phone at set times {BELL}" in " ".join(desk.split())
    assert {"put-to-them", "note"} <= set(AT_THE_DESK)
    for act in ("put-to-them", "note"):
        assert BELL in words_of(at(w.chief_executive, f"/desk/{put.case.reference}/{act}"))


def test_it_can_still_be_changed_once_it_is_over(wendlebury: World, put: Hearing) -> None:
    Case.objects.update(state="closed")
    page = at(wendlebury.director_of_place, f"/put-to-you/{put.key}/contact").send({"contact": "here"})
    assert "From now on we contact you as you chose." in words_of(page)


def test_the_other_side_reads_the_same_whether_or_not_they_chose(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    before = _without_tokens(words_of(own_of(put.case, w.member)))
    case = _chooses(w, put, "other email", HOME)
    assert _without_tokens(words_of(own_of(case, w.member))) == before
    event = case.events.get(kind=EventKind.THEIR_CONTACT_CHANGED)
    assert HOME not in str(event.detail)


def test_nobody_but_them_finds_the_page_or_does_it(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    put.companion, put.companion_name = index_of(w.other_member), "Ken Aldous"
    put.save()
    for user in (w.other_member, w.member, w.chief_executive, w.monitoring_officer, w.outsider):
        address = f"/put-to-you/{put.key}/contact"
        assert signed_in_as(user).get(address).status_code == 404
        assert signed_in_as(user).post(address, {"contact": "here"}).status_code == 404
        with pytest.raises(Refused):
            say_how_to_reach_them(put.key, by=user, contact="here", contact_words="", at=AT, on=ON)
    assert "Change how we contact you" not in at(w.other_member, f"/put-to-you/{put.key}").shown


def test_a_document_for_a_body_outside_says_it_wherever_their_name_stands(
    wendlebury: World, put: Hearing
) -> None:
    case = _chooses(wendlebury, put, "here")
    for field in ("about", "their_account"):
        text = document_of(case, [field], body="the police", by="Judith Amadi", on=ON).text
        assert "Colin Hargreave" in text
        assert "Only through the council that sent this document." in text


def test_where_they_have_left_a_code_goes_to_the_address_they_gave(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    assert address_given(w.director_of_place, ON) == ""
    _chooses(w, put, "other email", HOME)
    assert address_given(w.director_of_place, ON) == HOME
    _chooses(w, put, "here")
    assert address_given(w.director_of_place, ON) == ""
