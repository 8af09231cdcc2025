"""Can anybody reach a page of an act who may not, and is what was typed ever lost or done twice?"""

import re

import pytest

from cases.models import Case, Consultation, Question
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from cases.views.acts.by_the_person import BY_THE_PERSON
from tests.cases.pages.acts.conftest import at, desk_of
from tests.cases.pages.conftest import signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db

_MARK = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.mark.parametrize("who", ["director_of_place", "outsider", "group_leader", "member"])
def test_no_act_at_the_desk_is_there_for_whoever_may_not(wendlebury: World, case: Case, who: str) -> None:
    browser = signed_in_as(getattr(wendlebury, who))
    for act in AT_THE_DESK:
        theirs = browser.get(f"/desk/{case.reference}/{act}")
        nobodys = browser.get(f"/desk/WEN-AAAA-AA/{act}")
        assert theirs.status_code == nobodys.status_code == 404
        assert _MARK.sub(b"", theirs.content) == _MARK.sub(b"", nobodys.content)
        assert browser.post(f"/desk/{case.reference}/{act}", {"version": case.version}).status_code == 404


@pytest.mark.parametrize("who", ["director_of_place", "outsider", "group_leader", "chief_executive"])
def test_no_act_of_the_person_who_raised_it_is_there_for_others(
    wendlebury: World, case: Case, who: str
) -> None:
    browser = signed_in_as(getattr(wendlebury, who))
    for act in BY_THE_PERSON:
        theirs = browser.get(f"/case/{case.reference}/{act}")
        nobodys = browser.get(f"/case/WEN-AAAA-AA/{act}")
        assert theirs.status_code == nobodys.status_code == 404
        assert _MARK.sub(b"", theirs.content) == _MARK.sub(b"", nobodys.content)


@pytest.mark.parametrize("who", ["director_of_place", "outsider", "member", "chief_executive"])
def test_a_view_is_asked_of_one_person_alone(wendlebury: World, case: Case, who: str) -> None:
    _ask_for_a_view(wendlebury, case)
    key = Consultation.objects.get().key
    user = getattr(wendlebury, who)
    assert at(user, f"/asked/{key}").status == at(user, "/asked").status == 404


def test_whoever_is_asked_for_a_view_gives_it_and_sees_no_more(wendlebury: World, case: Case) -> None:
    w = wendlebury
    _ask_for_a_view(w, case)
    assert "Give a view you are asked for (1)" in at(w.head_of_legal_partnership, "/").shown
    page = at(w.head_of_legal_partnership, f"/asked/{Consultation.objects.get().key}")
    assert "A briefing went wrong." in page.shown
    for hidden in (case.reference, "They shouted at me", "Rosa Bright", "Colin Hargreave"):
        assert hidden not in page.shown
    assert "Your view is sent." in page.send({"words": "It was in order."}).shown
    assert "It was in order." in desk_of(case, w.chief_executive).shown


def test_whoever_comes_second_reads_what_changed_and_keeps_their_text(wendlebury: World, case: Case) -> None:
    page = at(wendlebury.chief_executive, f"/desk/{case.reference}/question")
    desk_of(case, wendlebury.chief_executive, "note", label="internal", words="Look again.")
    page.send({"words": "Which briefing was it?"})
    assert "This case has changed since you opened it: Judith Amadi did this: added a note" in page.shown
    assert "Your text is kept below." in page.shown
    assert page.status == 409
    assert "Which briefing was it?" in page.shown
    assert not Question.objects.exists()
    page.send({"words": "Which briefing was it?"})
    assert Question.objects.get().words == "Which briefing was it?"


def test_a_page_sent_twice_does_nothing_twice(wendlebury: World, case: Case) -> None:
    address = f"/desk/{case.reference}/question"
    browser = signed_in_as(wendlebury.chief_executive)
    fields = {"words": "Which briefing was it?", "version": str(case.version)}
    browser.post(address, fields)
    assert "This case has changed since you opened it" in browser.post(address, fields).content.decode()
    assert Question.objects.count() == 1


def test_no_page_of_an_act_names_anybody_in_its_title(wendlebury: World, case: Case) -> None:
    pages = [at(wendlebury.chief_executive, f"/desk/{case.reference}/{act}") for act in AT_THE_DESK]
    pages += [at(wendlebury.member, f"/case/{case.reference}/{act}") for act in BY_THE_PERSON]
    for page in pages:
        title = re.findall(r"<title>(.*?)</title>", page.shown, re.DOTALL)[0]
        for name in ("Colin", "Hargreave", "Rosa", "Bright", "Judith", "Amadi"):
            assert name not in title


def test_before_the_question_about_connections_no_act_is_shown(wendlebury: World, case: Case) -> None:
    desk_of(
        case,
        wendlebury.chief_executive,
        "reassign",
        to=wendlebury.posts.director_of_people.pk,
        reasons="She knows them.",
    )
    page = at(wendlebury.director_of_people, f"/desk/{case.reference}/question")
    assert page.address == f"/desk/{case.reference}"
    assert "Before you read this case" in page.shown


def _ask_for_a_view(w: World, case: Case) -> None:
    desk_of(
        case,
        w.chief_executive,
        "consult",
        name="kapoor",
        person=w.head_of_legal_partnership.pk,
        sees="A briefing went wrong.",
        why="You advise us.",
        answer_by="12 June 2026",
    )
