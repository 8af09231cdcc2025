"""Who is passed over, and does the filer read the same words whatever the true reason is?"""

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from cases.access import visible_to
from cases.blind_index import index_of
from cases.exclusions import BECAUSE_AWAY
from cases.models import Connection
from cases.preview import PassedOverPerson, Preview, preview_of
from people.absences import go_away
from people.establishment import seat, vacate
from people.models import Capacity, Holding, User
from rules.language import vocabulary
from tests.cases.sending import ON, drafted, sent
from tests.world import World

BEFORE = ON - timedelta(days=1)
# These hold rows of the database that differ between two worlds; every other field is compared.
NOT_SHOWN = {"record", "grants"}


def _connect(one: User, other: User, w: World) -> None:
    first, second = sorted((index_of(one), index_of(other)))
    Connection.objects.create(one=first, other=second, council=w.council, from_on=BEFORE)


def _about_place(w: World) -> Preview:
    about = (w.director_of_place, w.posts.director_of_place)
    return preview_of(drafted(w.member, w.council, about=about), on=ON)


def _shown(preview: Preview) -> dict[str, object]:
    return {
        field.name: getattr(preview, field.name) for field in fields(preview) if field.name not in NOT_SHOWN
    }


def test_a_connection_cannot_be_told_from_an_empty_seat_a_witness_or_an_absence(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    _connect(w.chief_executive, w.director_of_place, w)
    connected = _about_place(w)
    Connection.objects.all().delete()
    witness = preview_of(drafted(w.member, w.council, about=about, witnesses=[w.chief_executive]), on=ON)
    vacate(Holding.objects.get(user=w.chief_executive), last_on=BEFORE)
    vacant = _about_place(w)
    assert connected.passed_over == (PassedOverPerson("Chief Executive", "cannot deal with this one"),)
    assert connected.fallback
    assert _shown(connected) == _shown(vacant)
    assert connected.passed_over == witness.passed_over
    seat(w.posts.chief_executive, w.chief_executive, from_on=ON)
    go_away(w.chief_executive, from_on=BEFORE)
    away = _about_place(w)
    assert _shown(away) == _shown(vacant)
    assert {out.because for out in away.record} == {BECAUSE_AWAY}
    assert {out.because for out in connected.record} != {out.because for out in vacant.record}


def test_the_true_reason_stands_in_the_record_of_the_case_and_is_shown_to_nobody(wendlebury: World) -> None:
    w = wendlebury
    _connect(w.member, w.chief_executive, w)
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert [reason["because"] for reason in case.reasons] == [vocabulary.BECAUSE_CONNECTION]
    assert vocabulary.BECAUSE_CONNECTION not in str(case.plan)
    assert vocabulary.BECAUSE_CONNECTION not in str([event.detail for event in case.events.all()])
    assert not visible_to(w.chief_executive, on=ON).exists()


def test_the_subject_may_be_named_as_the_reason(wendlebury: World) -> None:
    w = wendlebury
    preview = preview_of(drafted(w.member, w.council, "advice", facts={}), on=ON)
    assert preview.passed_over == ()
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    disclosed = preview_of(drafted(w.member, w.council, "relationship disclosure", about, facts={}), on=ON)
    assert [one.title for one in disclosed.recipients] == ["Chief Executive"]
    others = preview_of(drafted(w.member, w.council, about=(w.line_manager, w.posts.line_manager)), on=ON)
    assert [one.user for choice in others.choices for one in choice] == [w.director_of_place]


def test_a_director_who_also_acts_as_chief_executive_is_never_sent_their_own_case(wendlebury: World) -> None:
    w = wendlebury
    seat(w.posts.chief_executive, w.director_of_place, capacity=Capacity.ACTING, from_on=ON)
    preview = _about_place(w)
    assert preview.passed_over == (
        PassedOverPerson("Chief Executive", "is the person your concern is about"),
    )
    assert [one.title for one in preview.recipients] == ["Monitoring Officer"]


def test_whoever_acts_in_the_subject_s_own_seat_is_passed_over_too(wendlebury: World) -> None:
    w = wendlebury
    seat(w.posts.monitoring_officer, w.head_of_legal_partnership, capacity=Capacity.ACTING, from_on=ON)
    about = (w.monitoring_officer, w.posts.head_of_legal_partnership)
    preview = preview_of(drafted(w.officer, w.council, "advice", facts={}), on=ON)
    assert preview.recipients[0].user == w.head_of_legal_partnership
    about_them = preview_of(drafted(w.member, w.council, "councillor about officer", about, choice=0), on=ON)
    people = [person for choice in about_them.choices for one in choice for person in one.people]
    assert w.head_of_legal_partnership not in people
    assert w.monitoring_officer not in people


@pytest.mark.parametrize("role", ["affected", "witnesses"])
def test_whoever_else_the_concern_names_does_not_deal_with_it(wendlebury: World, role: str) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    named: dict[str, Any] = {role: [w.chief_executive]}
    draft = drafted(w.member, w.council, about=about, **named)
    assert [one.title for one in preview_of(draft, on=ON).recipients] == ["Monitoring Officer"]


def test_of_several_directors_a_person_chooses_and_never_this_service(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, "information request", facts={"site": "council premises"})
    preview = preview_of(draft, on=ON)
    assert preview.to_triage
    assert [one.user for one in preview.recipients] == [w.monitoring_officer]
    assert preview.recipients[0].title == (
        "one of these, chosen by the Monitoring Officer: Director of People or Director of Place"
    )
    vacate(Holding.objects.get(user=w.director_of_place), last_on=BEFORE)
    assert [one.user for one in preview_of(draft, on=ON).recipients] == [w.director_of_people]


def test_where_the_real_line_ends_elsewhere_it_is_followed_and_said(wendlebury: World) -> None:
    w = wendlebury
    w.posts.officer.reports_to = w.posts.director_of_people
    w.posts.officer.save()
    preview = preview_of(drafted(w.member, w.council, about=(w.officer, w.posts.officer)), on=ON)
    assert [[one.user for one in choice] for choice in preview.choices] == [[w.director_of_people]]
    assert preview.notes == (
        "The Planning Officer answers to the Director of People, so that line is followed.",
    )


def test_a_conflict_in_another_council_counts_here_without_a_word(wendlebury: World) -> None:
    w = wendlebury
    first, second = sorted((index_of(w.chief_executive), index_of(w.member)))
    Connection.objects.create(one=first, other=second, council=w.other_council, from_on=BEFORE)
    preview = _about_place(w)
    assert [one.title for one in preview.recipients] == ["Monitoring Officer"]
    assert preview.passed_over == (PassedOverPerson("Chief Executive", "cannot deal with this one"),)
