"""Is a case that a body outside takes over sealed, sent, received, waited for and chased, and never closed by it?"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from cases.acts.add_note import add_note
from cases.acts.hand_outside import hand_outside, record_receipt, take_document
from cases.acts.pause import resume, wait
from cases.bundle import ALLOWED
from cases.models import Alarm, Case, Notice, OutsideHandover
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import NameWithheld, State
from cases.views.case_shown import history
from cases.watch.known import alarms_known_to
from cases.watch.looking import watch_cases
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done, told
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db
REVIEW = ON + timedelta(days=30)
GIVEN: dict[str, Any] = {
    "body": "the Monitoring Officer of Harrowmere",
    "how": "by recorded post",
    "fields": ["what", "account", "rule"],
    "reasons": "She takes Code matters for us.",
    "review_on": REVIEW,
}


@pytest.fixture
def case(wendlebury: World) -> Case:
    """With the Chief Executive, who has acknowledged it."""
    return about_a_director(wendlebury)


def test_it_waits_and_is_not_closed_and_its_clocks_stand_still(case: Case, wendlebury: World) -> None:
    handed = done(hand_outside, case, by=wendlebury.chief_executive, **GIVEN)

    assert handed.state == State.WAITING_FOR_ANOTHER_BODY
    assert all(clock.due_on is None for clock in handed.clocks.filter(stopped_on__isnull=True))
    assert told(case).startswith(
        "Judith Amadi handed it to the Monitoring Officer of Harrowmere, by recorded post: She takes Code matters "
    )


def test_the_document_holds_what_was_chosen_and_is_the_one_the_record_vouches_for(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    done(add_note, case, by=w.chief_executive, label="handler", words="Ring her first.", named=[])
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    handed = OutsideHandover.objects.get()

    assert "She was shouted at in the corridor." in handed.document
    for kept_back in ("Rosa Bright", "Colin Hargreave", "Ring her first."):
        assert kept_back not in handed.document
    assert sha256(handed.document.encode()).hexdigest() == handed.sha256
    assert handed.sha256 in told(case)


def test_with_every_field_there_is_no_note_no_witness_and_no_reason_why_somebody_may_not(
    wendlebury: World,
) -> None:
    w = wendlebury
    draft = drafted(
        w.member,
        w.council,
        about=(w.director_of_place, w.posts.director_of_place),
        witnesses=[w.line_manager],
    )
    case = sent(draft, w.member)
    acknowledged(case, w.chief_executive)
    done(
        add_note,
        case,
        by=w.chief_executive,
        label="legal_advice",
        words="Counsel says wait.",
        named=[w.officer],
    )
    done(hand_outside, case, by=w.chief_executive, **{**GIVEN, "fields": [*ALLOWED]})
    document = OutsideHandover.objects.get().document

    assert "Rosa Bright" in document
    assert "Colin Hargreave" in document
    for kept_back in ("Counsel says wait.", "Owen Tully", "witness", "connection"):
        assert kept_back not in document


def test_a_field_that_is_none_cannot_be_asked_for(case: Case, wendlebury: World) -> None:
    with pytest.raises(KeyError, match="notes"):
        done(hand_outside, case, by=wendlebury.chief_executive, **{**GIVEN, "fields": ["notes"]})
    case.refresh_from_db()
    assert case.state == State.WITH_HANDLER


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": " "}, "Write which body it is handed to."),
        ({"how": ""}, "Write how it is sent to them."),
        ({"fields": []}, "Select what they need. Without it there is nothing to hand over."),
        ({"reasons": ""}, "Say why: without a reason nothing is done."),
        ({"review_on": ON}, "Choose a day after today on which this is looked at again."),
    ],
)
def test_what_is_missing_is_asked_for(
    case: Case, wendlebury: World, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        done(hand_outside, case, by=wendlebury.chief_executive, **{**GIVEN, **changes})
    assert refused.value.sentence == sentence
    assert not OutsideHandover.objects.exists()


@pytest.mark.parametrize(
    ("withheld", "sentence"),
    [
        (NameWithheld.ASKED, "Decide about that first"),
        (NameWithheld.GRANTED, "is not given here. Leave it out"),
    ],
)
def test_a_name_that_is_not_to_be_given_is_not_handed_over(
    case: Case, wendlebury: World, withheld: NameWithheld, sentence: str
) -> None:
    Case.objects.filter(pk=case.pk).update(name_withheld=withheld)
    with pytest.raises(Refused, match=sentence):
        done(hand_outside, case, by=wendlebury.chief_executive, **{**GIVEN, "fields": ["raised_by"]})
    done(hand_outside, case, by=wendlebury.chief_executive, **GIVEN)


def test_their_date_is_theirs_and_no_clock_of_ours(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    key = OutsideHandover.objects.get().key
    clocks = list(case.clocks.order_by("pk").values())
    day, due = ON + timedelta(days=2), ON + timedelta(days=60)
    done(record_receipt, case, key, by=w.chief_executive, received_on=day, due_on=due, on=day)

    assert told(case) == (
        "Judith Amadi recorded that the Monitoring Officer of Harrowmere has had it since 3 June 2026, and means to "
        "answer by 31 July 2026 (the Monitoring Officer of Harrowmere said so; this service counts no days for it)."
    )
    assert list(case.clocks.order_by("pk").values()) == clocks
    with pytest.raises(Refused, match="recorded already"):
        done(record_receipt, case, key, by=w.chief_executive, received_on=day, due_on=None, on=day)


@pytest.mark.parametrize(
    ("received_on", "due_on", "sentence"),
    [
        (ON - timedelta(days=1), None, "on the day you sent it at the earliest"),
        (ON + timedelta(days=9), None, "today at the latest"),
        (ON + timedelta(days=1), ON, "before the day they had it"),
    ],
)
def test_days_that_cannot_be(
    case: Case, wendlebury: World, received_on: date, due_on: date | None, sentence: str
) -> None:
    w = wendlebury
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    key, on = OutsideHandover.objects.get().key, ON + timedelta(days=3)
    with pytest.raises(Refused, match=sentence):
        done(record_receipt, case, key, by=w.chief_executive, received_on=received_on, due_on=due_on, on=on)


def test_it_is_chased_by_whoever_has_it_once_the_day_has_passed_and_by_nobody_else(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    for day in (REVIEW, REVIEW + timedelta(days=1), REVIEW + timedelta(days=2)):
        watch_cases(on=day, at=at_noon(day))
        passed = Alarm.objects.filter(kind="review_passed", closed_at__isnull=True)
        assert passed.exists() == (day > REVIEW)

    words = [alarm.words for alarm in alarms_known_to(w.chief_executive, REVIEW + timedelta(days=2))]
    assert "The day on which this case was to be looked at again has passed" in words
    others = alarms_known_to(w.monitoring_officer, REVIEW + timedelta(days=2))
    assert "review_passed" not in [alarm.kind for alarm in others]
    told_of_it = Notice.objects.filter(queued_at__gte=at_noon(REVIEW + timedelta(days=1)))
    assert Alarm.objects.get(kind="review_passed").told in set(told_of_it.values_list("person", flat=True))

    done(resume, case, by=w.chief_executive, words="They sent it back.", on=REVIEW + timedelta(days=2))
    watch_cases(on=REVIEW + timedelta(days=2), at=at_noon(REVIEW + timedelta(days=2)))
    assert not Alarm.objects.filter(kind="review_passed", closed_at__isnull=True).exists()


def test_it_is_chased_even_where_a_case_waits_for_a_body_that_was_never_handed_anything(
    case: Case, wendlebury: World
) -> None:
    w, day = wendlebury, REVIEW + timedelta(days=1)
    done(wait, case, by=w.chief_executive, body="police", reasons="They asked us to.", review_on=REVIEW)
    watch_cases(on=day, at=at_noon(day))
    assert Alarm.objects.filter(kind="review_passed").count() == 1


def test_that_the_document_was_taken_is_recorded_each_time(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    handed = OutsideHandover.objects.get()
    for _ in range(2):
        taken = take_document(case.reference, handed.key, by=w.chief_executive, at=at_noon(ON))
        assert taken.document == handed.document
    sentences = [sentence_of(event) for event in case.events.filter(kind="page_opened")]
    assert (
        sentences
        == [
            "Judith Amadi opened what was handed to the Monitoring Officer of Harrowmere (this service records every "
            "reading)."
        ]
        * 2
    )


def test_nobody_else_takes_it_or_hands_it_over(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(hand_outside, case, by=w.chief_executive, **GIVEN)
    key = OutsideHandover.objects.get().key
    for somebody in (w.member, w.director_of_place, w.monitoring_officer, w.outsider):
        with pytest.raises(Refused):
            take_document(case.reference, key, by=somebody, at=at_noon(ON))
        with pytest.raises(Refused):
            done(hand_outside, case, by=somebody, **GIVEN)


def test_the_person_who_raised_it_reads_nothing_of_where_it_went(case: Case, wendlebury: World) -> None:
    before = history(case, to_the_filer=True)
    done(hand_outside, case, by=wendlebury.chief_executive, **GIVEN)
    case.refresh_from_db()
    assert history(case, to_the_filer=True) == before


def test_an_officer_s_concern_with_a_manager_is_handed_over_the_same_way(wendlebury: World) -> None:
    case = about_a_councillor(wendlebury)
    assert (
        done(hand_outside, case, by=wendlebury.line_manager, **GIVEN).state == State.WAITING_FOR_ANOTHER_BODY
    )
