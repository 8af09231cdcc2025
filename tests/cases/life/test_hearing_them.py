"""Is it put to the person it is about, and do they see what was written for them and nothing else?"""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from cases.access import READ_WORDS, hearings_of, known_to, may, visible_to
from cases.acts.decide_about_name import ask_for_name_to_be_withheld, decide_about_name
from cases.acts.name_companion import name_companion, name_companion_for_account, remove_companion
from cases.acts.put_to_them import give_account, no_answer_came, put_to_them, record_not_heard
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Case, Connection
from cases.refusals import Refused
from cases.states import NameWithheld, NoticeKind
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done, told
from tests.cases.sending import ON
from tests.world import World

BY = ON + timedelta(days=10)
PUT: dict[str, Any] = {
    "summary": "It is said that you shouted in the corridor.",
    "asked": "What happened, as you saw it?",
    "answer_by": BY,
    "may_accompany": "A union representative or a colleague.",
}


def _put(case: Case, w: World) -> UUID:
    done(put_to_them, case, by=w.chief_executive, **PUT)
    return hearings_of(w.director_of_place, on=ON).get().key


def test_they_read_the_summary_and_answer_and_the_case_does_not_exist_for_them(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    hearing = _put(case, w)
    assert case.notices.filter(person=index_of(w.director_of_place), kind=NoticeKind.TO_ANSWER).exists()
    assert not known_to(w.director_of_place, on=ON).exists()
    give_account(hearing, by=w.director_of_place, words="I did not shout.", at=at_noon(ON), on=ON)
    assert case.hearings.get().answer == "I did not shout."
    with pytest.raises(Refused, match="You have answered this"):
        give_account(hearing, by=w.director_of_place, words="Also.", at=at_noon(ON), on=ON)


@pytest.mark.parametrize("who", ["member", "group_leader", "monitoring_officer", "outsider"])
def test_nobody_else_answers_for_them(wendlebury: World, who: str) -> None:
    w = wendlebury
    hearing = _put(about_a_director(w), w)
    with pytest.raises(Refused, match="nothing here for you to answer"):
        give_account(hearing, by=getattr(w, who), words="I was there.", at=at_noon(ON), on=ON)


def test_an_answer_that_comes_late_is_still_taken(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    hearing = _put(case, w)
    with pytest.raises(Refused, match="They still have time"):
        done(no_answer_came, case, hearing, by=w.chief_executive, on=BY)
    late = BY + timedelta(days=1)
    done(no_answer_came, case, hearing, by=w.chief_executive, on=late)
    give_account(hearing, by=w.director_of_place, words="I was ill.", at=at_noon(late), on=late)
    assert case.hearings.get().answer == "I was ill."


def test_a_companion_reads_it_with_them_and_answers_nothing(wendlebury: World) -> None:
    w = wendlebury
    hearing = _put(about_a_director(w), w)
    name_companion_for_account(hearing, by=w.director_of_place, companion=w.officer, at=at_noon(ON), on=ON)
    assert hearings_of(w.officer, on=ON).get().key == hearing
    with pytest.raises(Refused, match="nothing here for you to answer"):
        give_account(hearing, by=w.officer, words="She is kind.", at=at_noon(ON), on=ON)


@pytest.mark.parametrize("who", ["member", "chief_executive"])
def test_naming_somebody_tells_nobody_who_raised_it_or_works_on_it(wendlebury: World, who: str) -> None:
    w = wendlebury
    case = about_a_director(w)
    hearing, named = _put(case, w), getattr(w, who)
    before = case.notices.filter(person=index_of(named)).count()
    name_companion_for_account(hearing, by=w.director_of_place, companion=named, at=at_noon(ON), on=ON)
    assert case.hearings.get().companion_name == named.display_name
    assert not hearings_of(named, on=ON).exists()
    assert case.notices.filter(person=index_of(named)).count() == before


def test_naming_a_companion_tells_nobody_of_a_connection(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    one, other = sorted((index_of(w.group_leader), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    done(name_companion, case, by=w.member, companion=w.group_leader)
    with pytest.raises(Refused, match="is part of it, so they cannot go with you"):
        done(name_companion, case, by=w.member, companion=w.director_of_place)


def test_the_companion_of_who_raised_it_sees_what_they_see_until_removed(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(name_companion, case, by=w.member, companion=w.other_member)
    assert visible_to(w.other_member, on=ON).get() == case
    assert may(w.other_member, READ_WORDS, case, on=ON)
    assert [act for act in Act if may(w.other_member, act, case, on=ON)] == [Act.STEP_DOWN]
    done(remove_companion, case, by=w.member, companion=w.other_member)
    assert not known_to(w.other_member, on=ON).exists()


def test_whoever_deals_with_it_never_excuses_themselves_from_asking(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(Refused, match="Only the Monitoring Officer"):
        done(record_not_heard, case, by=w.chief_executive, reasons="No need.")
    done(record_not_heard, case, by=w.monitoring_officer, reasons="He has admitted it in writing.")
    assert "recorded why the person it is about was not asked" in told(case)


def test_a_name_is_decided_about_before_it_is_put_to_them(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(ask_for_name_to_be_withheld, case, by=w.officer, reasons="I work beside him.")
    with pytest.raises(Refused, match="Decide about that first"):
        done(put_to_them, case, by=w.line_manager, **PUT)
    after = done(decide_about_name, case, by=w.line_manager, granted=True, reasons="They work together.")
    assert after.name_withheld == NameWithheld.GRANTED
    done(put_to_them, case, by=w.line_manager, **PUT)
    assert hearings_of(w.member, on=ON).exists()
