"""Is there always somebody to say whether it is a Code matter, and does it end once it was said?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import READ_WORDS, may, roles_of, visible_to
from cases.acts.answer_code_question import answer_code_question
from cases.acts.close import close
from cases.acts.conclude import conclude
from cases.acts.name_companion import name_companion
from cases.acts.open_case import read_for_code_question
from cases.acts.put_to_them import put_to_them
from cases.acts.reassign import reassign
from cases.acts.report_back import report_back
from cases.acts.settle_duty import set_duty_aside
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.doing import Role
from cases.models import Case
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, NoticeKind, State
from people.establishment import vacate
from people.models import Holding, User
from tests.cases.life.living import about_a_councillor, at_noon, done, ready
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World


def _about_member(w: World, by: User, code: str = "no") -> Case:
    facts = {"code allegation": code, "safety": "no"}
    about = (w.member, w.posts.member)
    choice = None if code == "yes" else 0
    draft = drafted(by, w.council, "officer about councillor", about, facts=facts, choice=choice)
    return sent(draft, by)


def _may_say(case: Case) -> set[User]:
    return {user for user in User.objects.all() if Role.OVERSEER in roles_of(user, case, on=ON)}


def test_whoever_may_say_so_is_told_that_their_answer_is_awaited(wendlebury: World) -> None:
    w = wendlebury
    case = _about_member(w, w.officer)
    told = case.notices.filter(person=index_of(w.monitoring_officer), kind=NoticeKind.TO_ANSWER)
    assert told.count() == 1


def test_the_deputy_says_it_where_the_seat_is_empty(wendlebury: World) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=2))
    case = _about_member(w, w.officer)
    assert _may_say(case) == {w.deputy_monitoring_officer}
    done(answer_code_question, case, by=w.deputy_monitoring_officer, is_allegation=False, reasons="A tone.")


def test_the_deputy_says_it_where_the_officer_stood_aside(wendlebury: World) -> None:
    w = wendlebury
    case = _about_member(w, w.officer, code="yes")
    stand_aside(case.reference, by=w.monitoring_officer, at=at_noon(ON), on=ON)
    assert _may_say(case) == {w.deputy_monitoring_officer}


def test_their_deputy_never_says_it_of_the_officers_own_concern_but_somebody_outside_does(
    wendlebury: World,
) -> None:
    w = wendlebury
    Holding.objects.create(post=w.posts.outside_monitoring_officer, user=w.outsider, from_on=ON)
    case = _about_member(w, w.monitoring_officer)
    assert _may_say(case) == {w.outsider}


def test_naming_the_monitoring_officer_as_companion_takes_nothing_from_them(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    with pytest.raises(Refused, match="works on the case or watches over it"):
        done(name_companion, case, by=w.officer, companion=w.monitoring_officer)


def test_what_was_written_is_read_after_saying_that_there_is_no_connection(wendlebury: World) -> None:
    w = wendlebury
    case = _about_member(w, w.officer, code="yes")
    with pytest.raises(Refused, match="First say whether you have any connection"):
        read_for_code_question(case.reference, by=w.monitoring_officer, at=at_noon(ON))
    assert not may(w.monitoring_officer, READ_WORDS, case, on=ON)


def test_it_is_read_for_that_until_it_was_said(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    read_for_code_question(case.reference, by=w.monitoring_officer, at=at_noon(ON))
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    with pytest.raises(Refused, match="it is read for that no longer"):
        read_for_code_question(case.reference, by=w.monitoring_officer, at=at_noon(ON))


def test_an_allegation_is_told_to_who_raised_it_and_comes_to_an_end(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    before = case.notices.filter(person=index_of(w.officer)).count()
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It says so.")
    assert case.notices.filter(person=index_of(w.officer)).count() == before + 1
    said = case.events.get(kind=EventKind.CODE_QUESTION_ANSWERED)
    assert "It says so" not in sentence_of(said, to_the_filer=True)
    ready(case, w.monitoring_officer)
    passed: dict[str, Any] = {
        "outcome": "passed_to_monitoring_officer",
        "reason": "",
        "words": "To be assessed.",
    }
    done(conclude, case, by=w.monitoring_officer, **passed)
    done(report_back, case, by=w.monitoring_officer, words="It is assessed.", nothing_against=True)
    for owed in case.obligations.all():
        if owed.is_open:
            done(set_duty_aside, case, owed.pk, by=w.monitoring_officer, reasons="It went to the Code.")
    assert done(close, case, by=w.monitoring_officer, reasons="").state == State.CLOSED


def test_nobody_but_a_monitoring_officer_is_given_an_allegation(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=True, reasons="It says so.")
    ready(case, w.monitoring_officer)
    with pytest.raises(Refused, match="Only a Monitoring Officer may have"):
        done(reassign, case, by=w.monitoring_officer, to=w.posts.chief_executive, reasons="Busy.")


def test_a_disclosure_is_no_code_matter_and_is_put_to_nobody(wendlebury: World) -> None:
    w = wendlebury
    about = (w.member, w.posts.member)
    draft = drafted(w.officer, w.council, "relationship disclosure", about, facts={})
    case = acknowledged(sent(draft, w.officer), w.monitoring_officer)
    with pytest.raises(Refused, match="a request or a disclosure"):
        done(
            put_to_them,
            case,
            by=w.monitoring_officer,
            summary="You are a couple.",
            asked="Are you?",
            answer_by=ON + timedelta(days=7),
            may_accompany="A colleague.",
        )
    done(conclude, case, by=w.monitoring_officer, outcome="recorded", reason="", words="Noted.")
    assert not visible_to(w.member, on=ON).exists()
