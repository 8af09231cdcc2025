"""Do the pages go on without an answer, take back a link, choose somebody, and open a case again?"""

import sys
from datetime import date, timedelta

import pytest

from cases.models import Case
from cases.states import State
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, own_of, with_them, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db

LATER = ON + timedelta(days=20)
PUT = {"summary": "It is said.", "asked_of_them": "Was it so?", "may_accompany": "A colleague."}
ASKED = {"name": "kapoor", "sees": "A briefing went wrong.", "why": "You advise us."}


@pytest.fixture
def twenty_days_later(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """What lets a test move on by twenty days."""
    return monkeypatch


def _move_on(monkeypatch: pytest.MonkeyPatch, to: date = LATER) -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("cases.views") and hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: to)


def test_without_an_answer_it_goes_on_once_the_day_has_passed(
    wendlebury: World, case: Case, twenty_days_later: pytest.MonkeyPatch
) -> None:
    chief = wendlebury.chief_executive
    desk_of(case, chief, "put-to-them", **PUT, answer_by="12 June 2026")
    address = f"no-answer/{case.hearings.get().key}"
    assert "Go on without an answer" not in desk_of(case, chief).shown
    assert "They still have time to answer." in desk_of(case, chief, address).shown
    _move_on(twenty_days_later)
    assert f"/desk/{case.reference}/{address}" in desk_of(case, chief).shown
    after = desk_of(case, chief, address)
    assert "It is recorded that no answer came." in words_of(after)
    assert "No answer came. They may still give one." in words_of(after)


def test_without_a_view_it_goes_on_once_the_day_has_passed(
    wendlebury: World, case: Case, twenty_days_later: pytest.MonkeyPatch
) -> None:
    chief, adviser = wendlebury.chief_executive, wendlebury.head_of_legal_partnership
    desk_of(case, chief, "consult", **ASKED, person=adviser.pk, answer_by="12 June 2026")
    key = case.consultations.get().key
    _move_on(twenty_days_later)
    after = desk_of(case, chief, f"no-view/{key}")
    assert "It is recorded that no view came." in words_of(after)
    assert "The time for it is over. Nothing more is needed from you." in at(adviser, f"/asked/{key}").shown


def test_somebody_else_says_why_nobody_was_asked(wendlebury: World, case: Case) -> None:
    w = wendlebury
    assert at(w.chief_executive, f"/desk/{case.reference}/not-heard").status == 404
    assert desk_of(case, w.chief_executive, "not-heard", reasons="No need.").status == 409
    assert "No need." not in desk_of(case, w.chief_executive).shown
    after = desk_of(case, w.monitoring_officer, "not-heard", reasons="They have left the council.")
    assert "It is recorded why they are not asked." in words_of(after)
    assert "They have left the council." in desk_of(case, w.chief_executive).shown


def test_what_came_of_the_talks_is_kept(wendlebury: World, case: Case) -> None:
    chief = wendlebury.chief_executive
    desk_of(case, chief, "talks", words="Tea on Friday.")
    after = desk_of(case, chief, "talks-over", words="They shook hands.")
    assert "What came of the talks is kept." in words_of(after)
    assert "They shook hands." in words_of(after)


def test_two_cases_are_linked_and_the_link_taken_back(wendlebury: World, case: Case) -> None:
    chief, other = wendlebury.chief_executive, _another(wendlebury, case)
    after = desk_of(case, chief, "link", other_ref=other.reference.lower(), reasons="One meeting.")
    assert "The two cases are linked." in words_of(after)
    assert "You deal with it as well." in words_of(after)
    assert other.reference not in own_of(case, wendlebury.member).shown
    gone = desk_of(case, chief, "unlink", reasons="It was another meeting.")
    assert "The link is taken back." in words_of(gone)
    assert "You deal with it as well." not in words_of(gone)


def test_whoever_comes_to_have_one_of_two_learns_nothing_of_the_other(wendlebury: World, case: Case) -> None:
    w, other = wendlebury, _another(wendlebury, case)
    desk_of(case, w.chief_executive, "link", other_ref=other.reference, reasons="One meeting.")
    desk_of(case, w.chief_executive, "reassign", to=w.posts.director_of_people.pk, reasons="She is free.")
    at(w.director_of_people, f"/desk/{case.reference}").send({"connection": "none"})
    assert "You deal with it as well." not in desk_of(case, w.director_of_people).shown
    assert desk_of(other, w.director_of_people).status == 404


def test_somebody_is_chosen_for_a_case_that_waits_for_it(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    draft = drafted(
        w.member, w.council, about=about, facts=facts, choice="choose for me", avoids="She knows him.", at=AT
    )
    case = sent(draft, w.member, on=ON, at=AT)
    assert case.state == State.TRIAGE
    at(w.monitoring_officer, f"/desk/{case.reference}").send({"connection": "none"})
    page = at(w.monitoring_officer, f"/desk/{case.reference}/choose")
    assert "Meera Rao, Director of People" in page.shown
    after = page.send({"to": w.posts.director_of_people.pk, "reasons": "She knows the team."})
    assert "They have it now." in words_of(after)
    assert handler_of(Case.objects.get()) == w.director_of_people


def test_a_closed_case_is_opened_again_by_somebody_who_oversees_it(wendlebury: World, case: Case) -> None:
    w = wendlebury
    own_of(case, w.member, "withdraw", reasons="We talked.")
    assert f"/desk/{case.reference}/reopen" in at(w.monitoring_officer, "/desk/overseen").shown
    after = desk_of(case, w.monitoring_officer, "reopen", reasons="It happened again.")
    assert "The case is open again." in words_of(after)
    case.refresh_from_db()
    assert case.state == State.WITH_HANDLER


def _another(w: World, first: Case) -> Case:
    """The same Member's second concern about the same Director, with the Chief Executive."""
    about = (w.director_of_place, w.posts.director_of_place)
    Journey(signed_in_as(w.member), about, facts={"safety": "no", "ground": "courtesy"}).to("check").send({})
    return with_them(Case.objects.exclude(pk=first.pk).get(), w.chief_executive)
