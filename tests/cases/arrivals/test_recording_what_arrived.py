"""What becomes of a letter when it is recorded? The same as if it had been raised here, from that day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.access import known_to, overseen_by, own_cases, recorded_by, work_of
from cases.acts.acknowledge import acknowledge
from cases.acts.file_concern import file_concern
from cases.acts.open_case import confirm_no_connection
from cases.acts.reassign import decide_route
from cases.blind_index import index_of
from cases.models import Case, Connection, Notice
from cases.outbox.undelivered import may_read_whom, to_tell_by_hand, told
from cases.preview import preview_of
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import NoticeKind, State
from people.establishment import vacate
from people.models import CouncilSetting, Holding
from tests.cases.arrivals.arriving import arrived, recorded
from tests.cases.sending import AT, ON
from tests.world import World

WEEK_AGO = ON - timedelta(days=7)


def test_it_goes_to_whom_the_rule_names_and_not_to_whoever_records_it(wendlebury: World) -> None:
    w = wendlebury
    case = recorded(arrived(w, w.monitoring_officer, from_whom=w.member), w.monitoring_officer)
    (step,) = case.steps.all()
    assert [held.known_as for held in step.handlers] == ["Judith Amadi, Chief Executive"]
    assert not work_of(w.monitoring_officer, on=ON).exists()
    assert own_cases(w.member, on=ON).get() == case


def test_its_limits_of_time_run_from_the_day_it_was_received(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.monitoring_officer, from_whom=w.member, received_on=WEEK_AGO)
    case = recorded(draft, w.monitoring_officer)
    assert case.filed_on == WEEK_AGO
    assert {clock.started_on for clock in case.clocks.filter(starts="receipt")} == {WEEK_AGO}
    due = {clock.what: clock.due_on for clock in case.clocks.all()}
    assert due["acknowledge within"] == date(2026, 6, 1)


def test_the_sentence_says_how_it_arrived_and_when(wendlebury: World) -> None:
    w = wendlebury
    case = recorded(
        arrived(w, w.monitoring_officer, from_whom=w.member, received_on=date(2026, 5, 28)),
        w.monitoring_officer,
    )
    assert sentence_of(case.events.get()) == (
        "Grace Lindqvist wrote down what arrived by letter and was received on 2026-05-28, and it went to Judith "
        "Amadi, Chief Executive (paragraph 12.2)."
    )


def test_recording_it_twice_makes_one_case(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.monitoring_officer, from_whom=w.member)
    shown = preview_of(draft, on=ON).fingerprint
    first = file_concern(draft, by=w.monitoring_officer, on=ON, at=AT, fingerprint=shown)
    second = file_concern(draft, by=w.monitoring_officer, on=ON, at=AT, fingerprint=shown)
    assert (first.created, second.created, Case.objects.count()) == (True, False, 1)


def test_whoever_records_it_keeps_overseeing_it_as_they_would_have(wendlebury: World) -> None:
    w = wendlebury
    case = recorded(arrived(w, w.monitoring_officer, from_whom=w.member), w.monitoring_officer)
    assert overseen_by(w.monitoring_officer, on=ON).get() == case
    assert recorded_by(w.monitoring_officer, on=ON).get() == case


def test_what_arrived_about_whoever_records_it_goes_out_of_their_sight(wendlebury: World) -> None:
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    case = recorded(arrived(w, w.monitoring_officer, from_whom=w.member, about=about), w.monitoring_officer)
    assert not known_to(w.monitoring_officer, on=ON).exists()
    assert not recorded_by(w.monitoring_officer, on=ON).exists()
    held = [one.user for step in case.steps.all() for one in step.handlers]
    assert w.monitoring_officer.pk not in held
    assert w.deputy_monitoring_officer.pk not in held


def test_whoever_is_connected_with_a_party_sees_nothing_of_what_they_recorded(wendlebury: World) -> None:
    w = wendlebury
    one, other = sorted((index_of(w.monitoring_officer), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    recorded(arrived(w, w.monitoring_officer, from_whom=w.member), w.monitoring_officer)
    assert not recorded_by(w.monitoring_officer, on=ON).exists()
    assert not known_to(w.monitoring_officer, on=ON).exists()


def test_what_comes_from_outside_waits_for_somebody_to_choose(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.monitoring_officer, name="Ada Pell", reach="3 Mill Lane, Wendlebury")
    preview = preview_of(draft, on=ON)
    assert preview.sources == ()
    assert "says nothing of concerns from outside" in str(preview.triage_reason)
    case = recorded(draft, w.monitoring_officer)
    assert case.state == State.TRIAGE
    assert case.parties["complainant"]["name"] == "Ada Pell"
    assert not case.clocks.exists()


def test_somebody_who_gave_no_name_is_recorded_as_that(wendlebury: World) -> None:
    w = wendlebury
    case = recorded(arrived(w, w.monitoring_officer), w.monitoring_officer)
    assert case.parties["complainant"]["kind"] == "person who gave no name"
    assert case.state == State.TRIAGE


def test_somebody_outside_is_told_by_hand_and_named_only_to_who_works_on_it(wendlebury: World) -> None:
    w = wendlebury
    mo = w.monitoring_officer
    case = recorded(arrived(w, mo, name="Ada Pell", reach="3 Mill Lane"), mo)
    confirm_no_connection(case, by=mo, at=AT)
    case = decide_route(
        case.reference,
        by=mo,
        to=w.posts.chief_executive,
        reasons="Theirs.",
        version=case.version,
        at=AT,
        on=ON,
    )
    confirm_no_connection(case, by=w.chief_executive, at=AT)
    case.refresh_from_db()
    acknowledge(case.reference, by=w.chief_executive, words="I have it.", version=case.version, at=AT, on=ON)
    waiting = list(to_tell_by_hand(w.chief_executive, on=ON))
    assert {each.outside for each in waiting} == {"Ada Pell, 3 Mill Lane"}
    assert NoticeKind.ACKNOWLEDGED in {each.kind for each in waiting}
    assert may_read_whom(w.chief_executive, waiting, on=ON) == {each.pk for each in waiting}
    overseen = list(to_tell_by_hand(mo, on=ON))
    assert overseen
    assert may_read_whom(mo, overseen, on=ON) == frozenset()
    with pytest.raises(Refused):
        told(overseen[0].message_id, by=mo, on=ON, at=AT)
    told(overseen[0].message_id, by=w.chief_executive, on=ON, at=AT)
    assert len(list(to_tell_by_hand(mo, on=ON))) == len(overseen) - 1


def test_a_day_that_has_not_come_or_is_long_past_is_refused(wendlebury: World) -> None:
    w = wendlebury
    for day, words in (
        (ON + timedelta(days=1), "not come yet"),
        (ON - timedelta(days=367), "more than a year"),
    ):
        draft = arrived(w, w.monitoring_officer, from_whom=w.member, received_on=day)
        with pytest.raises(Refused, match=words):
            recorded(draft, w.monitoring_officer)
    assert not Case.objects.exists()


def test_nobody_records_for_a_council_that_has_not_named_them(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.officer, from_whom=w.member)
    with pytest.raises(Refused, match="do not record what arrives"):
        recorded(draft, w.officer)
    CouncilSetting.objects.create(
        council=w.council,
        name="records what arrives",
        value="officer",
        source="Council, 1 May 2026",
        from_on=date(2026, 5, 1),
    )
    assert recorded(draft, w.officer)


def test_a_deputy_records_as_well(wendlebury: World) -> None:
    w = wendlebury
    assert recorded(arrived(w, w.deputy_monitoring_officer, from_whom=w.member), w.deputy_monitoring_officer)


def test_ones_own_concern_is_raised_and_not_recorded(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.monitoring_officer, from_whom=w.monitoring_officer)
    with pytest.raises(Refused, match="concern of your own"):
        recorded(draft, w.monitoring_officer)


def test_whoever_wrote_and_has_left_is_recorded_as_outside(wendlebury: World) -> None:
    w = wendlebury
    draft = arrived(w, w.monitoring_officer, from_whom=w.member)
    vacate(Holding.objects.get(user=w.member), last_on=ON - timedelta(days=1))
    with pytest.raises(Refused, match="outside the council"):
        recorded(draft, w.monitoring_officer)


def test_nobody_is_mailed_of_what_somebody_outside_wrote(wendlebury: World) -> None:
    w = wendlebury
    recorded(
        arrived(w, w.deputy_monitoring_officer, name="Ada Pell", reach="3 Mill Lane"),
        w.deputy_monitoring_officer,
    )
    assert not Notice.objects.filter(person="").exists()
