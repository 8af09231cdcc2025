"""Is the person who raised a concern reached as they chose, whatever they are told of, and in no other way?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cases.access import on_the_desk_of
from cases.acts.change_contact import change_contact
from cases.acts.name_companion import name_companion
from cases.blind_index import index_of
from cases.bundle import document_of
from cases.models import Case, Digest, Event, HowTold, Notice, NotSent
from cases.outbox.by_phone import phoned, to_phone, told_by_phone
from cases.outbox.choosing import choose
from cases.outbox.digests import gather
from cases.outbox.leases import LEASE
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.outbox.undelivered import how_many, not_told, send_again
from cases.refusals import Refused
from cases.safe_contact import Way, contact_of
from cases.sentences import sentence_of
from cases.states import EventKind, NoticeKind
from tests.cases.life.living import done
from tests.cases.sending import AT, HAPPENED, ON, acknowledged, drafted, sent
from tests.world import World

NEXT_DAY = ON + timedelta(days=1)
HALF_PAST_EIGHT = datetime(2026, 6, 2, 7, 30, tzinfo=UTC)  # in London, in summer
HOME = "rosa@home.example"
BELL = "01234 567890, after six"


@dataclass(frozen=True)
class Chosen:
    """One of the four ways: what is typed for it, where mail goes, and why none goes."""

    way: Way
    words: str = ""
    mailed_at: str = ""
    because: str = ""


FOUR = {
    "council email": Chosen(Way.COUNCIL_EMAIL, "", "rosa.bright@wendlebury.example"),
    "another email": Chosen(Way.OTHER_EMAIL, HOME, HOME),
    "phone": Chosen(Way.PHONE, BELL, because=NotSent.BY_PHONE),
    "only here": Chosen(Way.ONLY_HERE, because=NotSent.ONLY_HERE),
}
each_way = pytest.mark.parametrize("chosen", FOUR.values(), ids=FOUR)


def _raised(w: World, chosen: Chosen) -> Case:
    """A Member's concern about a Director, with the Chief Executive, of which everybody was told so far."""
    words = {**HAPPENED, "contact": chosen.way.value, "contact_words": chosen.words}
    about = (w.director_of_place, w.posts.director_of_place)
    case = acknowledged(
        sent(drafted(w.member, w.council, about=about, words=words), w.member), w.chief_executive
    )
    Notice.objects.all().delete()
    return case


def _told(case: Case, w: World, kind: str = NoticeKind.UPDATE) -> Notice:
    days = 2 if kind == NoticeKind.DATE_NEAR else None
    return queue(case, index_of(w.member), NoticeKind(kind), at=AT, working_days=days)


@each_way
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_whatever_they_are_told_of_mail_goes_where_they_chose_or_nowhere(
    kind: str, chosen: Chosen, wendlebury: World, mailoutbox: list[Any]
) -> None:
    _told(_raised(wendlebury, chosen), wendlebury, kind)
    send_due(on=ON, at=AT + LEASE)

    assert [mail.recipients() for mail in mailoutbox] == ([[chosen.mailed_at]] if chosen.mailed_at else [])
    assert Notice.objects.get().not_sent_because == chosen.because
    for mail in mailoutbox:
        assert mail.subject == "You have an update"
        assert mail.body.startswith("You have an update. Sign in to read it.")


@each_way
def test_so_does_the_mail_of_the_day(chosen: Chosen, wendlebury: World, mailoutbox: list[Any]) -> None:
    case = _raised(wendlebury, chosen)
    choose(wendlebury.member, HowTold.DAILY, at=AT)
    for _ in range(2):
        _told(case, wendlebury)
    gather(on=NEXT_DAY, at=HALF_PAST_EIGHT)
    send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT + LEASE)

    assert [mail.recipients() for mail in mailoutbox] == ([[chosen.mailed_at]] if chosen.mailed_at else [])
    assert all(mail.body.startswith("You have 2 updates.") for mail in mailoutbox)
    assert {notice.not_sent_because for notice in Notice.objects.all()} == {chosen.because}


@each_way
def test_what_they_chose_for_their_concern_says_nothing_of_their_other_work(
    chosen: Chosen, wendlebury: World, mailoutbox: list[Any]
) -> None:
    w = wendlebury
    _raised(w, chosen)
    draft = drafted(w.officer, w.council, "officer about councillor", (w.other_member, w.posts.other_member),
                    facts={"code allegation": "no", "safety": "no"}, choice=0)  # fmt: skip
    work = sent(draft, w.officer)
    Notice.objects.all().delete()
    queue(work, index_of(w.line_manager), NoticeKind.DATE_PASSED, at=AT)
    _told(work, w)  # A Member who has no part in it at all.
    send_due(on=ON, at=AT + LEASE)

    assert [mail.recipients() for mail in mailoutbox] == [[w.line_manager.email]]


def test_two_concerns_with_two_addresses_are_two_mails_of_the_day(
    wendlebury: World, mailoutbox: list[Any]
) -> None:
    for chosen in (FOUR["council email"], FOUR["another email"]):
        case = _raised(wendlebury, chosen)
    for case in Case.objects.all():
        _told(case, wendlebury)
    choose(wendlebury.member, HowTold.DAILY, at=AT)
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT) == 2
    assert gather(on=NEXT_DAY, at=HALF_PAST_EIGHT + LEASE) == 0
    send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT + LEASE)

    assert sorted(mail.recipients()[0] for mail in mailoutbox) == sorted([wendlebury.member.email, HOME])
    assert all(mail.body.startswith("You have 1 update.") for mail in mailoutbox)
    assert HOME not in "".join(Digest.objects.values_list("place", flat=True))


def test_somebody_who_goes_with_them_is_mailed_at_their_own_address(
    wendlebury: World, mailoutbox: list[Any]
) -> None:
    w = wendlebury
    case = _raised(w, FOUR["only here"])
    done(name_companion, case, by=w.member, companion=w.group_leader)
    send_due(on=ON, at=AT + timedelta(days=1))

    assert [mail.recipients() for mail in mailoutbox] == [[w.group_leader.email]]


@each_way
def test_a_change_counts_for_what_waits_already_and_for_the_mail_of_the_day_that_is_made(
    chosen: Chosen, wendlebury: World, mailoutbox: list[Any]
) -> None:
    case = _raised(wendlebury, FOUR["council email"])
    choose(wendlebury.member, HowTold.DAILY, at=AT)
    _told(case, wendlebury)
    gather(on=NEXT_DAY, at=HALF_PAST_EIGHT)
    done(change_contact, case, by=wendlebury.member, contact=chosen.way.value, contact_words=chosen.words)
    Notice.objects.filter(person=index_of(wendlebury.chief_executive)).delete()
    send_due(on=NEXT_DAY, at=HALF_PAST_EIGHT + LEASE)
    the_day_after = HALF_PAST_EIGHT + timedelta(days=1)
    gather(on=NEXT_DAY + timedelta(days=1), at=the_day_after)
    send_due(on=NEXT_DAY + timedelta(days=1), at=the_day_after + LEASE)

    assert [mail.recipients() for mail in mailoutbox] == ([[chosen.mailed_at]] if chosen.mailed_at else [])
    assert Notice.objects.get().not_sent_because == chosen.because


@each_way
def test_a_change_is_recorded_without_the_address_and_whoever_deals_with_it_is_told(
    chosen: Chosen, wendlebury: World
) -> None:
    w = wendlebury
    case = done(
        change_contact, _raised(w, FOUR["only here"]), by=w.member,
        contact=chosen.way.value, contact_words=chosen.words or "left over",
    )  # fmt: skip
    event = Event.objects.get(case=case, kind=EventKind.CONTACT_CHANGED)

    assert contact_of(Case.objects.get(pk=case.pk)).way == chosen.way
    assert contact_of(case).words == chosen.words
    assert "Rosa Bright changed how they can be contacted safely" in sentence_of(event)
    assert HOME not in str(event.detail)
    assert BELL not in str(event.detail)
    assert [notice.person for notice in Notice.objects.all()] == [index_of(w.chief_executive)]


@pytest.mark.parametrize(
    "who", ["chief_executive", "monitoring_officer", "director_of_place", "other_member"]
)
def test_nobody_else_changes_it(who: str, wendlebury: World) -> None:
    case = _raised(wendlebury, FOUR["only here"])
    with pytest.raises(Refused):
        done(change_contact, case, by=getattr(wendlebury, who), contact="phone", contact_words=BELL)
    assert contact_of(Case.objects.get(pk=case.pk)).way == Way.ONLY_HERE


def test_whoever_deals_with_it_is_asked_to_ring_up_once_for_all_that_waits(wendlebury: World) -> None:
    w = wendlebury
    case = _raised(w, FOUR["phone"])
    for _ in range(3):
        _told(case, w)
    send_due(on=ON, at=AT + LEASE)
    (row,) = to_phone(w.chief_executive, on=ON)

    assert (row.reference, row.words, row.updates) == (case.reference, BELL, 3)
    assert how_many(on_the_desk_of(w.chief_executive, on=ON)) == 1
    assert phoned(row.key, by=w.chief_executive, on=ON, at=AT + LEASE)
    assert to_phone(w.chief_executive, on=ON) == ()
    assert told_by_phone(w.chief_executive, on=ON).count() == 3
    assert not phoned(row.key, by=w.chief_executive, on=ON, at=AT + LEASE)


@pytest.mark.parametrize(
    "who", ["monitoring_officer", "director_of_place", "member", "other_member", "outsider"]
)
def test_nobody_else_is_asked_to_ring_up_or_may_say_that_they_did(who: str, wendlebury: World) -> None:
    w = wendlebury
    notice = _told(_raised(w, FOUR["phone"]), w)
    send_due(on=ON, at=AT + LEASE)

    assert to_phone(getattr(w, who), on=ON) == ()
    assert not phoned(notice.message_id, by=getattr(w, who), on=ON, at=AT + LEASE)


def test_whoever_has_not_said_that_they_have_no_connection_reads_no_number(wendlebury: World) -> None:
    w = wendlebury
    words = {**HAPPENED, "contact": "phone", "contact_words": BELL}
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about, words=words), w.member)
    _told(case, w)
    send_due(on=ON, at=AT + LEASE)

    assert [row.words for row in to_phone(w.chief_executive, on=ON)] == [""]


def test_nobody_is_rung_up_who_chose_something_else_since(wendlebury: World) -> None:
    w = wendlebury
    case = _raised(w, FOUR["phone"])
    _told(case, w)
    send_due(on=ON, at=AT + LEASE)
    done(change_contact, case, by=w.member, contact="here", contact_words="")

    assert to_phone(w.chief_executive, on=ON) == ()


def test_an_address_that_takes_no_mail_is_listed_with_a_word_about_what_they_chose(wendlebury: World) -> None:
    w = wendlebury
    notice = _told(_raised(w, FOUR["another email"]), w)
    Notice.objects.update(not_sent_because=NotSent.REFUSED)
    (row,) = not_told(w.chief_executive, on=ON)
    assert row.chose_how
    (by_existence,) = not_told(w.monitoring_officer, on=ON)
    assert (by_existence.chose_how, by_existence.who) == (False, "")

    send_again(notice.message_id, by=w.chief_executive, on=ON, at=AT)
    assert send_due(on=ON, at=AT + LEASE) == 1


SAID_OUTSIDE = {
    Way.COUNCIL_EMAIL: "By their council email.",
    Way.OTHER_EMAIL: HOME,
    Way.PHONE: BELL,
    Way.ONLY_HERE: "Do not phone, email or speak to them yourself.",
}


@each_way
def test_nobody_outside_reads_their_name_without_how_to_reach_them(chosen: Chosen, wendlebury: World) -> None:
    case = _raised(wendlebury, chosen)
    named = document_of(case, ["what", "raised_by"], body="The Ombudsman", by="x", on=ON).text
    without = document_of(case, ["what", "dates", "account"], body="The Ombudsman", by="x", on=ON).text

    assert SAID_OUTSIDE[chosen.way] in named
    assert SAID_OUTSIDE[chosen.way] not in without


def test_where_nobody_was_asked_their_council_email_is_used(wendlebury: World) -> None:
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    words = {"happened": "Received on paper."}
    case = sent(drafted(wendlebury.member, wendlebury.council, about=about, words=words), wendlebury.member)

    assert contact_of(case).way == Way.COUNCIL_EMAIL
