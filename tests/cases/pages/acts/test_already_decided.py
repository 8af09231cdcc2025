"""Can a concern be answered from a page by an earlier decision, and what does the person who raised it read?"""

import pytest

from cases.acts.answer_code_question import answer_code_question
from cases.models import Case
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, own_of, with_them, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "code allegation": "no", "ground": "courtesy", "direct talk": "did not resolve it"}


@pytest.fixture
def second(wendlebury: World, about_a_councillor: Case) -> Case:
    """The same officer's second concern about the same Member; the first was reported back."""
    w, first = wendlebury, _no_code_matter(wendlebury, about_a_councillor)
    decision = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    desk_of(first, handler_of(first), "conclude", **decision)
    desk_of(first, handler_of(first), "report-back", words="It was explained.", against="no")
    about = (w.member, w.posts.member)
    Journey(signed_in_as(w.officer), about, "officer about councillor", FACTS).to("check").send({})
    case = Case.objects.exclude(pk=first.pk).get()
    return _no_code_matter(w, with_them(case, handler_of(case)))


def _no_code_matter(w: World, case: Case) -> Case:
    return answer_code_question(
        case.reference,
        by=w.monitoring_officer,
        is_allegation=False,
        reasons="A tone.",
        version=case.version,
        at=AT,
        on=ON,
    )


def test_the_decision_is_selected_and_never_typed_and_the_answer_is_read(
    wendlebury: World, about_a_councillor: Case, second: Case
) -> None:
    first, officer = about_a_councillor, wendlebury.officer
    page = at(handler_of(second), f"/desk/{second.reference}/already-decided")
    assert f"{first.reference}, reported back on 4 June 2026: not taken further" in page.shown
    typed = {"earlier": first.reference, "words": "It was looked at in May.", "new": ""}
    page.send(typed)
    assert "Write what would be new" in page.shown
    assert "It was looked at in May." in page.shown
    page.send({**typed, "new": "Something said since."})
    assert "the person who raised it can ask once for another look" in words_of(page)
    read = words_of(own_of(second, officer))
    assert "This was decided already" in read
    assert "What would be new: Something said since." in read
    assert first.reference not in read
    page = at(officer, f"/case/{second.reference}/ask-again")
    assert "Somebody who has never had it looks at it afresh" in page.shown


def test_where_the_protocol_names_nobody_somebody_is_chosen_to_look_again_and_once(
    wendlebury: World, about_a_councillor: Case, second: Case
) -> None:
    w, first = wendlebury, about_a_councillor
    typed = {"earlier": first.reference, "words": "It was looked at in May.", "new": "Something said since."}
    desk_of(second, handler_of(second), "already-decided", **typed)
    # From the step on which it was looked at again once the protocol leads no further.
    second.steps.filter(ended_on__isnull=True).update(name="second look")
    page = at(w.officer, f"/case/{second.reference}/ask-again")
    assert "is chosen to look at it afresh. You can ask for that once." in page.shown
    after = page.send({"words": "It was another day."})
    assert "You have asked for another look." in words_of(after)
    assert "ask-again" not in after.shown


def test_where_there_is_no_such_decision_it_is_not_offered(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case = about_a_councillor
    assert "already-decided" not in desk_of(case, handler_of(case)).shown
    page = at(handler_of(case), f"/desk/{case.reference}/already-decided")
    assert "can’t be done where the case stands now" in page.shown
