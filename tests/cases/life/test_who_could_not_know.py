"""Does no time run against somebody whom the mail did not reach, and who has opened nothing either?"""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.acts.ask_again import ask_until, is_too_late
from cases.acts.conclude import conclude
from cases.acts.consult import consult, lapse_view
from cases.acts.open_case import open_case
from cases.acts.open_page import open_what_was_put
from cases.acts.put_to_them import no_answer_came, put_to_them
from cases.acts.report_back import report_back
from cases.blind_index import index_of
from cases.ladder import reviews
from cases.models import Case, Hearing, Notice, NotSent
from cases.outbox.by_phone import phoned, to_phone
from cases.refusals import Refused
from cases.way_in import way_in_until
from people.models import User
from tests.cases.life.living import about_a_director, at_noon, done, told
from tests.cases.life.test_hearing_them import BY, PUT
from tests.cases.sending import ON
from tests.world import World

AFTER = BY + timedelta(days=1)
UNREACHED = "The mail that tells them could not be delivered"


def _not_delivered(to: User, because: NotSent = NotSent.REFUSED) -> None:
    """The mail server takes nothing for this person."""
    assert Notice.objects.filter(person=index_of(to), sent_at__isnull=True).update(not_sent_because=because)


def _delivered(to: User, on: date) -> None:
    """What could not be delivered is mailed again, and taken."""
    Notice.objects.filter(person=index_of(to)).update(
        not_sent_because="", queued_at=at_noon(on), sent_at=at_noon(on)
    )


@pytest.fixture
def put(wendlebury: World) -> Hearing:
    """What the Chief Executive put to the Director, to be answered in ten days."""
    w = wendlebury
    case = about_a_director(w)
    done(put_to_them, case, by=w.chief_executive, **PUT)
    return case.hearings.get()


def _goes_on(put: Hearing, w: World, on: date) -> Case:
    return done(no_answer_came, put.case, put.key, by=w.chief_executive, on=on)


def test_nobody_goes_on_without_an_answer_from_somebody_who_could_not_know(
    put: Hearing, wendlebury: World
) -> None:
    w = wendlebury
    _not_delivered(w.director_of_place)
    for day in (AFTER, AFTER + timedelta(days=100)):
        with pytest.raises(Refused, match=UNREACHED):
            _goes_on(put, w, day)


def test_whoever_asked_not_to_be_mailed_or_was_mailed_has_the_days_they_were_given(
    put: Hearing, wendlebury: World
) -> None:
    w = wendlebury
    _not_delivered(w.director_of_place, NotSent.ONLY_HERE)
    _goes_on(put, w, AFTER)
    put.refresh_from_db()
    assert put.lapsed_on == AFTER


def test_mailed_again_they_have_as_many_days_as_they_were_given(put: Hearing, wendlebury: World) -> None:
    w = wendlebury
    _not_delivered(w.director_of_place)
    _delivered(w.director_of_place, ON + timedelta(days=7))
    with pytest.raises(Refused, match="put off by the days"):
        _goes_on(put, w, BY + timedelta(days=7))
    _goes_on(put, w, BY + timedelta(days=8))


def test_opened_late_it_shows_them_the_later_day_once_and_the_record_says_why(
    put: Hearing, wendlebury: World
) -> None:
    w = wendlebury
    _not_delivered(w.director_of_place)
    late = ON + timedelta(days=21)
    open_what_was_put(put, by=w.director_of_place, at=at_noon(late))
    put.refresh_from_db()
    until = BY + timedelta(days=21)
    assert put.answer_by == until
    assert f"with until {until:%-d %B %Y} to answer it, since the mail had not reached them" in told(put.case)
    open_what_was_put(put, by=w.director_of_place, at=at_noon(late + timedelta(days=3)))
    put.refresh_from_db()
    assert put.answer_by == until
    with pytest.raises(Refused, match="They still have time"):
        _goes_on(put, w, until)
    _goes_on(put, w, until + timedelta(days=1))


def test_opened_in_time_the_day_stays_though_no_mail_came(put: Hearing, wendlebury: World) -> None:
    w = wendlebury
    _not_delivered(w.director_of_place)
    open_what_was_put(put, by=w.director_of_place, at=at_noon(ON))
    put.refresh_from_db()
    assert put.answer_by == BY
    _goes_on(put, w, AFTER)


def test_a_view_does_not_lapse_where_whoever_was_asked_could_not_know(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    asked: dict[str, Any] = {
        "person": w.head_of_legal_partnership,
        "sees": "A briefing.",
        "why": "You know it.",
        "answer_by": BY,
    }
    done(consult, case, by=w.chief_executive, **asked)
    consultation = case.consultations.get()
    _not_delivered(w.head_of_legal_partnership)
    with pytest.raises(Refused, match=UNREACHED):
        done(lapse_view, case, consultation.key, by=w.chief_executive, on=AFTER)


@pytest.fixture
def reported(wendlebury: World) -> Case:
    """Decided and reported back to the Member on the day."""
    w = wendlebury
    case = about_a_director(w)
    decided: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    done(conclude, case, by=w.chief_executive, **decided)
    return done(report_back, case, by=w.chief_executive, words="It was explained.", nothing_against=True)


def _until(case: Case) -> date | None:
    return ask_until(case, reviews(case, ON)[0])


def test_the_time_to_ask_again_runs_from_the_day_the_report_back_could_be_known(
    reported: Case, wendlebury: World
) -> None:
    w = wendlebury
    before, ends = _until(reported), way_in_until(reported)
    assert before is not None
    assert ends is not None
    _not_delivered(w.member)
    assert _until(reported) is None
    assert way_in_until(reported) is None
    assert not is_too_late(reported, reviews(reported, ON)[0], before + timedelta(days=365))
    late = ON + timedelta(days=14)
    open_case(reported, by=w.member, at=at_noon(late))
    found = _until(reported)
    assert found is not None
    assert found > before
    assert way_in_until(reported) == ends + timedelta(days=14)
    assert is_too_late(reported, reviews(reported, ON)[0], found + timedelta(days=1))


def test_a_mail_that_waits_or_was_not_wanted_costs_no_day(reported: Case, wendlebury: World) -> None:
    before = _until(reported)
    _not_delivered(wendlebury.member, NotSent.NOT_WANTED)
    assert _until(reported) == before


def test_the_time_to_ask_again_waits_for_the_call_that_somebody_asked_for(
    reported: Case, wendlebury: World
) -> None:
    before = _until(reported)
    assert before is not None
    Case.objects.filter(pk=reported.pk).update(contact={"contact": "phone", "contact_words": "01234 567890"})
    _not_delivered(wendlebury.member, NotSent.BY_PHONE)
    assert _until(reported) is None
    (row,) = to_phone(wendlebury.chief_executive, on=ON)
    rung = at_noon(ON + timedelta(days=7))
    phoned(row.key, by=wendlebury.chief_executive, on=ON, at=rung)
    found = _until(reported)
    assert found is not None
    assert found > before
