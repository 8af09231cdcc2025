"""Who is given a file of a case? For everybody else its address is as good as any that never was."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cases.access import attachments_of, files_of_draft
from cases.acts.name_companion import name_companion
from cases.acts.open_case import confirm_no_connection
from cases.acts.put_to_them import put_to_them
from cases.acts.reassign import reassign
from cases.acts.stand_aside import stand_aside
from cases.models import Attachment, Case
from people.models import CouncilSetting, User
from tests.cases.attachments.adding import (
    a_draft,
    does_without_a_scanner,
    in_case,
    in_draft,
    sent_with_a_file,
)
from tests.cases.life.living import done
from tests.cases.sending import AT, ON, acknowledged
from tests.world import World

pytestmark = pytest.mark.django_db
_MARK_OF_THE_FORM = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
EVERYBODY_ELSE = [
    "director_of_place",  # the person it is about
    "line_manager",
    "monitoring_officer",  # knows that it exists
    "deputy_monitoring_officer",
    "other_member",  # goes with whoever raised it
    "director_of_people",  # goes with the person it is about
    "group_leader",
    "head_of_legal_partnership",
    "outsider",
]


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A concern with a file, another that is shared by whoever deals with it, and one that is not; put to them too."""
    w = wendlebury
    does_without_a_scanner(w)
    case = acknowledged(sent_with_a_file(w), w.chief_executive)
    in_case(case, w.chief_executive, shared=True)
    in_case(case, w.chief_executive)
    done(name_companion, case, by=w.member, companion=w.other_member)
    return case


def _asked(user: User, key: object) -> Any:
    browser = Client()
    browser.force_login(user)
    return browser.get(f"/file/{key}")


def _seen(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    """Everything of an answer that could tell two apart, but the mark of the page's own form."""
    headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
    return answer.status_code, _MARK_OF_THE_FORM.sub(b"", answer.content), headers


@pytest.mark.parametrize("who", EVERYBODY_ELSE)
def test_for_everybody_else_it_is_as_if_there_were_none(wendlebury: World, case: Case, who: str) -> None:
    user, before = getattr(wendlebury, who), case.events.count()
    nowhere = _seen(_asked(user, uuid4()))
    assert nowhere[0] == 404
    for one in case.attachments.all():
        assert _seen(_asked(user, one.key)) == nowhere
    assert case.events.count() == before
    assert not attachments_of(user, case, on=ON).exists()
    browser = Client()
    browser.force_login(user)
    assert browser.get(f"/desk/{case.reference}/add-file").status_code == 404
    assert browser.get(f"/case/{case.reference}/add-file").status_code == 404


def test_whoever_raised_it_has_theirs_and_what_is_shared_and_whoever_deals_with_it_has_all(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    got = {
        who: [
            number
            for number in (1, 2, 3)
            if _asked(user, case.attachments.get(number=number).key).status_code == 200
        ]
        for who, user in (("raised it", w.member), ("deals with it", w.chief_executive))
    }
    assert got == {"raised it": [1, 2], "deals with it": [1, 2, 3]}


def test_a_stranger_is_sent_to_sign_in_for_any_address(wendlebury: World, case: Case) -> None:
    there = Client().get(f"/file/{case.attachments.get(number=1).key}")
    nowhere = Client().get(f"/file/{uuid4()}")
    assert there.status_code == nowhere.status_code == 302
    assert there["Location"].split("?")[0] == nowhere["Location"].split("?")[0] == "/sign-in"


def test_the_person_it_is_about_never_gets_a_file_not_even_once_it_was_put_to_them(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    done(
        put_to_them, case, by=w.chief_executive, summary="You are said to have shouted.", asked="Did you?",
        answer_by=ON.replace(day=20), may_accompany="Your union.",
    )  # fmt: skip
    for one in case.attachments.all():
        assert _asked(w.director_of_place, one.key).status_code == 404


def test_before_they_say_that_they_have_no_connection_nobody_gets_a_file(wendlebury: World) -> None:
    w = wendlebury
    does_without_a_scanner(w)
    case = sent_with_a_file(w)
    key = case.attachments.get().key
    assert _asked(w.chief_executive, key).status_code == 404
    confirm_no_connection(case, by=w.chief_executive, at=AT)
    assert _asked(w.chief_executive, key).status_code == 200


def test_whoever_had_the_case_and_has_it_no_more_gets_no_file(wendlebury: World, case: Case) -> None:
    w = wendlebury
    key = case.attachments.get(number=1).key
    stand_aside(case.reference, by=w.chief_executive, at=AT, on=ON)
    assert _asked(w.chief_executive, key).status_code == 404


def test_a_file_of_a_draft_is_opened_by_nobody_and_listed_to_its_owner_alone(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    does_without_a_scanner(w)
    added = in_draft(draft, w.member)
    assert [one.key for one in files_of_draft(w.member, draft)] == [added.key]
    assert not files_of_draft(w.other_member, draft).exists()
    for user in (w.member, w.other_member, w.chief_executive):
        assert _asked(user, added.key).status_code == 404


def test_no_page_of_somebody_else_s_draft_opens(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    added = in_draft(draft, w.member)
    browser = Client()
    browser.force_login(w.other_member)
    assert browser.get(f"/raise/{draft.key}/files").status_code == 404
    assert browser.post(f"/raise/{draft.key}/files", {"remove": str(added.key)}).status_code == 404
    assert Attachment.objects.filter(pk=added.pk).exists()


def test_neither_side_finds_the_page_of_the_other(wendlebury: World, case: Case) -> None:
    for user, place in ((wendlebury.member, "desk"), (wendlebury.chief_executive, "case")):
        browser = Client()
        browser.force_login(user)
        assert browser.get(f"/{place}/{case.reference}/add-file").status_code == 404


def test_it_goes_with_the_case_to_whoever_has_it_next(wendlebury: World, case: Case) -> None:
    w = wendlebury
    done(
        reassign,
        case,
        by=w.chief_executive,
        to=w.posts.director_of_people,
        reasons="On leave.",
    )
    case.refresh_from_db()
    key = case.attachments.get(number=3).key
    assert _asked(w.director_of_people, key).status_code == 404
    confirm_no_connection(case, by=w.director_of_people, at=AT)
    assert _asked(w.director_of_people, key).status_code == 200
    assert _asked(w.chief_executive, key).status_code == 404


def test_where_the_desk_needs_a_second_step_so_does_a_file_of_the_desk_and_no_other(
    wendlebury: World, case: Case
) -> None:
    w, key = wendlebury, case.attachments.get(number=1).key
    CouncilSetting.objects.create(
        council=w.council, name="second step at the desk", value="required", source="Council", from_on=ON
    )

    asked = _asked(w.chief_executive, key)

    assert asked.status_code == 403
    assert "A second step is needed" in asked.content.decode()
    assert _asked(w.member, key).status_code == 200
    for who in (w.director_of_place, w.monitoring_officer, w.outsider):
        assert _seen(_asked(who, key)) == _seen(_asked(who, uuid4()))
    assert _seen(_asked(w.chief_executive, uuid4()))[0] == 404
