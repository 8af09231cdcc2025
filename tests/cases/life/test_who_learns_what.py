"""Does nobody learn by a refusal, a list or a message what is not theirs to know?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import consultations_of, hearings_of, roles_of, visible_to
from cases.acts.add_note import add_note
from cases.acts.conclude import conclude
from cases.acts.consult import consult, give_view
from cases.acts.decide_about_name import ask_for_name_to_be_withheld, decide_about_name
from cases.acts.name_companion import name_companion, name_companion_for_account, step_down
from cases.acts.pause import wait
from cases.acts.put_to_them import give_account, put_to_them, record_not_heard
from cases.acts.reassign import reassign
from cases.acts.report_back import report_back
from cases.acts.withdraw import withdraw
from cases.blind_index import index_of
from cases.doing import Role
from cases.models import Access, Case
from cases.record.chain import append
from cases.refusals import Refused, Stale
from cases.seats_offered import seats_offered
from cases.states import Body, EventKind, NoteLabel, Relation, State
from people.establishment import leave
from tests.cases.life.living import about_a_director, at_noon, done, ready
from tests.cases.sending import AT, ON
from tests.world import World

BY = ON + timedelta(days=7)
LATER = ON + timedelta(days=30)
EXPLAINED: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
PUT: dict[str, Any] = {
    "summary": "So.",
    "asked": "Is it so?",
    "answer_by": BY,
    "may_accompany": "A colleague.",
}


def _put(case: Case, w: World, **changes: Any) -> Case:
    return done(put_to_them, case, by=w.chief_executive, **{**PUT, **changes})


def test_who_raised_it_is_not_told_what_the_other_side_did(wendlebury: World) -> None:
    w = wendlebury
    case = _put(about_a_director(w), w)
    seen = case.version
    key = hearings_of(w.director_of_place, on=ON).get().key
    name_companion_for_account(key, by=w.director_of_place, companion=w.other_member, at=at_noon(ON), on=ON)
    with pytest.raises(Stale) as told:
        withdraw(case.reference, by=w.member, reasons="", version=seen, at=at_noon(ON), on=ON)
    assert "Colin Hargreave" not in told.value.sentence


def test_whoever_knows_of_it_alone_is_told_only_that_it_was_changed(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    seen = case.version
    done(ask_for_name_to_be_withheld, case, by=w.member, reasons="I am afraid.")
    given: dict[str, Any] = {"version": seen, "at": at_noon(ON), "on": ON}
    with pytest.raises(Stale) as told:
        reassign(
            case.reference, by=w.monitoring_officer, to=w.posts.director_of_people, reasons="Ill.", **given
        )
    assert "Rosa Bright" not in told.value.sentence


@pytest.mark.parametrize("over", ["with the police", "decided", "taken back"])
def test_nothing_is_put_to_anybody_while_it_waits_or_once_it_is_decided_or_over(
    wendlebury: World, over: str
) -> None:
    w = wendlebury
    case = about_a_director(w)
    if over == "with the police":
        done(wait, case, by=w.chief_executive, body=Body.POLICE, reasons="So.", review_on=LATER)
    elif over == "decided":
        done(conclude, case, by=w.chief_executive, **EXPLAINED)
    else:
        done(withdraw, case, by=w.member, reasons="I am tired.")
    with pytest.raises(Refused):
        _put(case, w)
    assert not hearings_of(w.director_of_place, on=ON).exists()


def test_a_view_is_taken_no_more_once_it_is_over_nor_from_somebody_who_left(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    asked: dict[str, Any] = {"sees": "So.", "why": "You know.", "answer_by": BY}
    done(consult, case, by=w.chief_executive, person=w.group_leader, **asked)
    key = consultations_of(w.group_leader, on=ON).get().key
    done(withdraw, case, by=w.member, reasons="")
    with pytest.raises(Refused, match="Nothing more is needed"):
        give_view(key, by=w.group_leader, words="Late.", at=at_noon(ON), on=ON)
    leave(w.group_leader, w.council, ON)
    assert not consultations_of(w.group_leader, on=LATER).exists()


def test_nobody_is_told_against_unheard_whatever_the_words(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(conclude, case, by=w.chief_executive, **EXPLAINED)
    with pytest.raises(Refused, match="The person it is about was not asked"):
        done(report_back, case, by=w.chief_executive, words="He bullied you.")
    done(record_not_heard, case, by=w.monitoring_officer, reasons="He has admitted it.")
    assert done(report_back, case, by=w.chief_executive, words="So.").state == State.REPORTED_BACK


def test_who_recorded_why_they_were_not_asked_does_not_decide_against_them(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(record_not_heard, case, by=w.monitoring_officer, reasons="No need.")
    done(reassign, case, by=w.monitoring_officer, to=w.posts.monitoring_officer, reasons="I take it.")
    ready(case, w.monitoring_officer)
    with pytest.raises(Refused, match="somebody other than you"):
        done(conclude, case, by=w.monitoring_officer, outcome="put_right", reason="", words="So.")


def test_who_was_asked_is_told_when_it_is_reported_back(wendlebury: World) -> None:
    w = wendlebury
    case = _put(about_a_director(w), w)
    key = case.hearings.get().key
    give_account(key, by=w.director_of_place, words="It is not.", at=at_noon(ON), on=ON)
    before = case.notices.filter(person=index_of(w.director_of_place)).count()
    done(conclude, case, by=w.chief_executive, **EXPLAINED)
    done(report_back, case, by=w.chief_executive, words="It was explained.")
    assert case.notices.filter(person=index_of(w.director_of_place)).count() == before + 1


def test_there_is_time_to_answer(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(Refused, match="at least five working days"):
        _put(case, w, answer_by=ON + timedelta(days=4))


def test_a_name_that_is_not_given_is_not_in_the_words_and_one_that_is_given_can_be_taken_back_first(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(ask_for_name_to_be_withheld, case, by=w.member, reasons="I am afraid.")
    done(decide_about_name, case, by=w.chief_executive, granted=True, reasons="She is.")
    with pytest.raises(Refused, match="Take it out"):
        _put(case, w, summary="Rosa Bright says so.")
    other = about_a_director(w)
    done(ask_for_name_to_be_withheld, other, by=w.member, reasons="I am afraid.")
    done(decide_about_name, other, by=w.chief_executive, granted=False, reasons="It is needed.")
    with pytest.raises(Refused, match="five working days to take it back"):
        _put(other, w)


def test_whoever_goes_with_one_side_reads_no_advice_and_gives_no_view(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(name_companion, case, by=w.member, companion=w.other_member)
    with pytest.raises(Refused, match="cannot be asked in this case"):
        done(
            add_note,
            case,
            by=w.chief_executive,
            label=NoteLabel.LEGAL_ADVICE,
            words="Settle.",
            named=[w.other_member],
        )
    with pytest.raises(Refused, match="cannot be asked in this case"):
        done(consult, case, by=w.chief_executive, person=w.other_member, sees="S.", why="W.", answer_by=BY)


def test_whoever_goes_with_somebody_may_stop(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(name_companion, case, by=w.member, companion=w.other_member)
    done(step_down, case, by=w.other_member)
    assert not visible_to(w.other_member, on=ON).exists()


def test_no_member_of_a_panel_is_found_by_being_named(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    case.steps.update(post=w.posts.hearing_panel)
    kept_back = w.panel_members[0]
    for member in w.panel_members[1:]:
        Access.objects.create(case=case, person=index_of(member), relation=Relation.HANDLER, from_at=AT)
    refusals = set()
    for member in w.panel_members:
        with pytest.raises(Refused) as refused:
            done(name_companion, case, by=w.member, companion=member)
        refusals.add(refused.value.sentence)
    assert len(refusals) == 1
    assert not roles_of(kept_back, case, on=ON) & {Role.COMPANION}


def test_whoever_knows_of_it_alone_reads_off_no_list_whom_it_concerns(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    offered = seats_offered(case, w.monitoring_officer, "Member", ON)
    assert not {one.seat for one in offered} & {w.posts.other_member, w.posts.officer}
    assert seats_offered(case, w.chief_executive, "Planning", ON)


def test_that_a_day_went_by_is_nothing_somebody_did(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    seen = case.version
    done(add_note, case, by=w.chief_executive, label=NoteLabel.INTERNAL, words="Ring her.")
    append(case, EventKind.DATE_PASSED, at=at_noon(ON), by="", detail={"what": "reply within"})
    with pytest.raises(Stale, match="Judith Amadi did this: added a note"):
        conclude(case.reference, by=w.chief_executive, version=seen, at=at_noon(ON), on=ON, **EXPLAINED)
