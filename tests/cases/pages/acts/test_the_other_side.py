"""What does the person it is about read, and is it the same that the other side has?"""

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from cases.models import Case, Hearing
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FIRST = "No view has been reached. You will be asked for your account before anything is decided."
LAST = "Nobody may try to intimidate anyone who raises a concern, is asked about one, or helps with one."


def test_the_first_sentence_says_that_nothing_is_decided_and_the_last_is_the_same_for_both_sides(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    theirs = _sentences(at(wendlebury.director_of_place, f"/put-to-you/{put.key}"))
    own = _sentences(own_of(case, wendlebury.member))

    assert theirs[1] == FIRST
    assert theirs[-1] == own[-1] == LAST
    assert "raised your voice" in " ".join(theirs)
    assert "Answer by Thursday 18 June 2026" in theirs
    assert "A trade union representative." in theirs


def test_they_answer_and_whoever_deals_with_it_reads_it_and_the_other_side_does_not(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    page = at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I spoke up, and was calm."})

    assert "Your account is sent." in page.shown
    assert "I spoke up, and was calm." in words_of(desk_of(case, w.chief_executive))
    assert "I spoke up" not in own_of(case, w.member).shown


def test_an_account_sent_twice_is_kept_once_and_the_second_is_given_back(
    wendlebury: World, put: Hearing
) -> None:
    first = at(wendlebury.director_of_place, f"/put-to-you/{put.key}")
    second = at(wendlebury.director_of_place, f"/put-to-you/{put.key}")
    first.send({"words": "I was calm."})
    second.send({"words": "I was very calm."})

    assert "You have answered this." in second.shown
    assert "I was very calm." in second.shown
    put.refresh_from_db()
    assert put.answer == "I was calm."


def test_they_see_their_page_and_nothing_of_the_case(wendlebury: World, case: Case, put: Hearing) -> None:
    subject = wendlebury.director_of_place
    theirs = at(subject, f"/put-to-you/{put.key}").shown

    for hidden in (case.reference, "They shouted at me", "Rosa Bright"):
        assert hidden not in theirs
        assert hidden not in at(subject, "/put-to-you").shown
        assert hidden not in at(subject, "/").shown
    assert 'name="version"' not in at(subject, f"/put-to-you/{put.key}/companion").shown
    assert "Read what was put to you (1)" in at(subject, "/").shown


@pytest.mark.parametrize(
    "who", ["member", "group_leader", "monitoring_officer", "chief_executive", "outsider"]
)
def test_nobody_else_finds_it(wendlebury: World, put: Hearing, who: str) -> None:
    user = getattr(wendlebury, who)
    for address in (f"/put-to-you/{put.key}", f"/put-to-you/{put.key}/companion", "/put-to-you"):
        assert at(user, address).status == 404
    assert "put to you" not in at(user, "/").shown


def test_a_companion_reads_it_with_them_and_cannot_answer(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    page = at(w.director_of_place, f"/put-to-you/{put.key}/companion").send({"name": "kapoor", "find": "yes"})
    named = page.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk})
    assert "Anil Kapoor goes with you, and reads this page." in named.shown

    theirs = at(w.head_of_legal_partnership, f"/put-to-you/{put.key}")
    assert "raised your voice" in theirs.shown
    assert "Send your account" not in theirs.shown
    theirs.send({"words": "He was calm."})
    put.refresh_from_db()
    assert put.answer == ""


def test_naming_somebody_of_the_other_side_looks_as_any_other_and_shows_them_nothing(
    wendlebury: World, put: Hearing
) -> None:
    w = wendlebury
    shown = []
    for words, person in (("bright", w.member), ("aldous", w.other_member)):
        page = at(w.director_of_place, f"/put-to-you/{put.key}/companion")
        page.send({"name": words, "person": person.pk})
        told = re.sub(r'value="\w{64}"', "", words_of(page))  # the form's own mark differs each time
        shown.append(told.replace(person.display_name, "somebody"))
    assert shown[0] == shown[1]
    assert at(w.member, f"/put-to-you/{put.key}").status == 404


def test_after_their_account_they_are_not_told_that_they_will_be_asked_for_it(
    wendlebury: World, put: Hearing
) -> None:
    theirs = at(wendlebury.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    assert "No view has been reached. Your account is read before anything is decided." in theirs.shown
    assert FIRST not in theirs.shown


def test_once_it_is_over_their_page_says_so(wendlebury: World, case: Case, put: Hearing) -> None:
    own_of(case, wendlebury.member, "withdraw", reasons="We talked.")
    theirs = at(wendlebury.director_of_place, f"/put-to-you/{put.key}")
    assert "This is over. Nothing more is asked of you." in theirs.shown
    assert FIRST not in theirs.shown
    assert "Send your account" not in theirs.shown


def _sentences(journey: Journey) -> list[str]:
    lines = unescape(strip_tags(words_of(journey).split(">", 1)[1])).splitlines()
    return [line.strip() for line in lines if line.strip()]
