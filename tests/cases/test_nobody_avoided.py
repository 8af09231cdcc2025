"""Whoever was asked not to have it does not get it, and a concern never goes where nobody can read it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.acts.file_concern import file_concern
from cases.models import Case
from cases.models.draft import CHOOSE_FOR_ME
from cases.preview import preview_of
from cases.refusals import Refused
from cases.states import Relation
from people.establishment import seat, vacate
from people.models import CouncilClosure, Holding
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World

CODE = {"code allegation": "yes"}


def test_whoever_is_avoided_neither_gets_it_nor_hands_it_over(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(
        w.member,
        w.council,
        about=(w.monitoring_officer, w.posts.monitoring_officer),
        choice=CHOOSE_FOR_ME,
        avoids="She is his friend.",
    )
    without = preview_of(draft.with_answers(choice=None, avoids=None), on=ON)
    avoided = {person for one in without.recipients for person in one.people}
    shown = preview_of(draft, on=ON)
    let_in = {grant.user for grant in shown.grants if grant.relation in (Relation.HANDLER, Relation.TRIAGE)}
    assert avoided
    assert let_in
    if shown.to_triage:
        assert not avoided & let_in
    else:
        # Nobody else could be asked, and the page says so.
        assert shown.notes[-1] == "Nobody else here could be asked to choose, so what the rules say stands."


def test_a_concern_that_nobody_could_read_is_not_sent_and_the_draft_is_kept(wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer, w.deputy_monitoring_officer):
        for holding in Holding.objects.filter(user=user):
            vacate(holding, last_on=ON - timedelta(days=1))
    w.posts.outside_monitoring_officer.contact_line = ""
    w.posts.outside_monitoring_officer.save()
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place))
    shown = preview_of(draft, on=ON).fingerprint
    with pytest.raises(Refused, match="nothing is sent"):
        file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=shown)
    assert not Case.objects.exists()
    draft.refresh_from_db()


def test_a_code_allegation_stays_with_a_monitoring_officer_whoever_is_avoided(wendlebury: World) -> None:
    w = wendlebury
    about = (w.other_member, w.posts.other_member)
    draft = drafted(w.officer, w.council, "officer about councillor", about, facts=CODE, choice=CHOOSE_FOR_ME)
    shown = preview_of(draft, on=ON)
    handlers = {grant.user for grant in shown.grants if grant.relation in (Relation.HANDLER, Relation.TRIAGE)}
    assert handlers == {w.monitoring_officer}
    assert not shown.to_triage


def test_avoiding_somebody_does_not_switch_the_monitoring_officer_s_oversight_off(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.officer, w.posts.officer), choice=CHOOSE_FOR_ME)
    relations = {(grant.user, grant.relation) for grant in preview_of(draft, on=ON).grants}
    assert {relation for user, relation in relations if user == w.monitoring_officer} & {
        Relation.OVERSIGHT,
        Relation.TRIAGE,
    }


def test_a_closure_added_later_moves_no_date_and_no_count(wendlebury: World) -> None:
    from cases.clocks import dated_of

    w = wendlebury
    case = sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )
    CouncilClosure.objects.create(council=w.council, on=date(2026, 6, 3), reason="training day")
    for clock in case.clocks.all():
        shown = dated_of(clock)
        assert shown.due == clock.due_on
        assert shown.days[-1].on == clock.due_on


def test_a_panel_is_told_as_its_members_so_that_nobody_is_missed(wendlebury: World) -> None:
    from cases.grants import _named
    from cases.recipients import Recipient

    w = wendlebury
    panel = Recipient(
        None, w.posts.hearing_panel, "panel", None, "Hearing Panel", "Hearing Panel", w.panel_members
    )
    named = {_named(member, panel) for member in panel.people}
    assert named == {"those of the Hearing Panel who may deal with this one"}


def test_somebody_whose_post_changed_chooses_again_what_it_is_about(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place))
    for holding in Holding.objects.filter(user=w.member):
        vacate(holding, last_on=ON - timedelta(days=1))
    vacate(Holding.objects.get(user=w.officer), last_on=ON - timedelta(days=1))
    seat(w.posts.officer, w.member, from_on=ON)
    with pytest.raises(Refused, match="A post has changed"):
        file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=preview_of(draft, on=ON).fingerprint)
