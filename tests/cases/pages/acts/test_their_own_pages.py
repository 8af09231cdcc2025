"""Can the person who raised it answer, be accompanied, ask for their name to be kept, and take it back?"""

import pytest

from cases.acts.name_companion import name_companion
from cases.acts.withdraw import withdraw
from cases.models import Case
from cases.states import NameWithheld, State
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_question_stands_first_and_is_answered(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "question", words="Which briefing was it?")
    own = own_of(case, w.member)
    assert own.shown.index("You are asked a question") < own.shown.index('<dl class="govuk-summary-list')
    address = f"/case/{case.reference}/answer/{case.questions.get().pk}"
    assert f'href="{address}"' in own.shown
    page = at(w.member, address)
    assert "Which briefing was it?" in page.shown
    assert "Your answer is sent." in words_of(page.send({"words": "The one on planning."}))
    assert "You are asked a question" not in own_of(case, w.member).shown
    assert "The one on planning." in words_of(desk_of(case, w.chief_executive))


def test_they_read_the_notes_shared_with_them_and_no_others(wendlebury: World, case: Case) -> None:
    w = wendlebury
    for label in ("handler", "internal", "shared"):
        desk_of(case, w.chief_executive, "note", label=label, words=f"A note for {label}.")
    own = own_of(case, w.member).shown
    assert "A note for shared." in own
    assert "A note for handler." not in own
    assert "A note for internal." not in own


def test_they_read_that_it_waits_and_never_why(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "wait", body="police", reasons="They asked.", review_on="1 July 2026")
    own = own_of(case, w.member).shown
    assert "Waiting." in own
    assert "They asked." not in own
    assert "for the police" not in own.lower()


def test_somebody_goes_with_them_and_then_no_longer(wendlebury: World, case: Case) -> None:
    w = wendlebury
    named = own_of(case, w.member, "companion", name="aldous", person=w.other_member.pk)
    assert "They are named, and told that there is an update." in words_of(named)
    row = case.access.get(relation="companion")
    gone = own_of(case, w.member, "companion-goes", who=row.pk)
    assert "They go with you no longer." in words_of(gone)
    row.refresh_from_db()
    assert row.until_at is not None


def test_a_name_asked_to_be_kept_is_decided_about_before_anything_is_put(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    asked = own_of(case, w.member, "withhold-name", reasons="I sit beside him.")
    assert "You have asked for it." in words_of(asked)
    put = {"summary": "It is said.", "asked_of_them": "Was it so?", "answer_by": "18 June 2026"}
    page = desk_of(case, w.chief_executive, "put-to-them", **put, may_accompany="A colleague.")
    assert "Decide about that first." in page.shown
    assert "It is said." in page.shown
    desk_of(case, w.chief_executive, "name", granted="yes", reasons="It is fair.")
    case.refresh_from_db()
    assert case.name_withheld == NameWithheld.GRANTED


def test_taking_it_back_says_what_it_does(wendlebury: World, case: Case) -> None:
    page = at(wendlebury.member, f"/case/{case.reference}/withdraw")
    assert "It ends with that, unless the council finds that it has to go on." in page.shown
    assert "You have taken it back." in words_of(page.send({"reasons": "We talked."}))
    case.refresh_from_db()
    assert case.state == State.WITHDRAWN


def test_where_it_changed_meanwhile_their_words_are_kept(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = at(w.member, f"/case/{case.reference}/withhold-name")
    desk_of(case, w.chief_executive, "question", words="When was it?")
    page.send({"reasons": "I sit beside him."})
    assert "This case has changed since you opened it" in page.shown
    assert "I sit beside him." in page.shown
    assert "You have asked for it." in words_of(page.send({"reasons": "I sit beside him."}))


def test_what_is_over_can_be_looked_at_only_as_the_rules_allow(wendlebury: World, case: Case) -> None:
    w = wendlebury
    withdraw(case.reference, by=w.member, reasons="We talked.", version=case.version, at=AT, on=ON)
    page = at(w.member, f"/case/{case.reference}/withdraw")
    assert "This can’t be done where the case stands now." in page.shown


def test_whoever_goes_with_them_reads_their_page_and_can_only_stop(wendlebury: World, case: Case) -> None:
    w = wendlebury
    name_companion(case.reference, by=w.member, companion=w.other_member, version=case.version, at=AT, on=ON)
    page = own_of(case, w.other_member)
    assert "The concern of Rosa Bright" in words_of(page)
    assert "Go with them no longer" in words_of(page)
    assert "Take it back" not in words_of(page)
    assert case.reference in at(w.other_member, "/mine").shown
    assert own_of(case, w.other_member, "withdraw", reasons="So.").status == 404
    assert "Ken Aldous" in words_of(own_of(case, w.member))
    own_of(case, w.other_member, "step-down")
    assert own_of(case, w.other_member).status == 404
