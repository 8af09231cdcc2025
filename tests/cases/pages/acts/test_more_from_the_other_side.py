"""Can the person it is about have more time, add to their account in words and files, and read how it ended?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from cases.access import attachments_of
from cases.models import Attachment, Case, Hearing, TimeAsked
from cases.states import EventKind
from tests.cases.attachments import files
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import ON
from tests.world import World

pytestmark = pytest.mark.django_db


def test_more_time_is_asked_for_given_and_read(wendlebury: World, case: Case, put: Hearing) -> None:
    w = wendlebury
    page = at(w.director_of_place, f"/put-to-you/{put.key}/more-time")
    assert "Until your wish is answered, that day stands." in page.shown
    asked = page.send({"until": "25 June 2026", "reasons": "My union representative is away."})
    assert "You have asked for more time." in words_of(asked)
    assert "It is not answered yet. Until then the first day stands." in words_of(asked)

    assert "Say whether they have more time" in desk_of(case, w.chief_executive).shown
    answer = at(w.chief_executive, f"/desk/{case.reference}/more-time/{put.key}")
    assert "My union representative is away." in answer.shown
    answer.send({"granted": "yes"})
    put.refresh_from_db()
    assert f"{put.answer_by:%-d %B %Y}" == "25 June 2026"
    theirs = words_of(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "Answer by Thursday 25 June 2026" in theirs
    assert "Judith Amadi gave you until Thursday 25 June 2026." in theirs


def test_a_no_needs_words_and_they_read_them(wendlebury: World, case: Case, put: Hearing) -> None:
    w = wendlebury
    _ask(w, put)
    address = f"/desk/{case.reference}/more-time/{put.key}"
    page = at(w.chief_executive, address).send({"granted": "no"})
    assert "Say why: without a reason nothing is done." in page.shown
    assert TimeAsked.objects.get().answered_at is None
    page.send({"granted": "no", "words": "The panel meets on the 20th."})
    theirs = words_of(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "could not give you more time: The panel meets on the 20th." in theirs
    assert "Answer by Thursday 18 June 2026" in theirs


def test_once_they_have_answered_no_more_time_is_asked_for(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    _ask(w, put)
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    theirs = words_of(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "It is asked no longer." in theirs
    assert "Say whether they have more time" not in desk_of(case, w.chief_executive).shown
    assert at(w.chief_executive, f"/desk/{case.reference}/more-time/{put.key}").status == 404


def test_nobody_goes_on_without_an_answer_while_time_was_asked_for(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    _ask(w, put)
    Hearing.objects.update(answer_by=ON.replace(day=3))
    page = desk_of(case, w.chief_executive, f"no-answer/{put.key}")
    assert "They have asked for more time, and nobody has answered that yet." in page.shown


def test_the_person_who_raised_it_reads_nothing_of_it(wendlebury: World, case: Case, put: Hearing) -> None:
    w = wendlebury
    before = words_of(own_of(case, w.member)).split("What has happened so far")[1].split("Your rights")[0]
    _ask(w, put)
    at(w.chief_executive, f"/desk/{case.reference}/more-time/{put.key}").send({"granted": "yes"})
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"add": "yes", "words": "Ask the clerk."})
    after = words_of(own_of(case, w.member)).split("What has happened so far")[1].split("Your rights")[0]
    assert _without_marks(after) == _without_marks(before)


def test_they_add_to_their_account_and_the_first_words_stay(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    added = at(w.director_of_place, f"/put-to-you/{put.key}").send({"add": "yes", "words": "Ask the clerk."})
    assert "What you added is sent." in added.shown
    assert "I was calm." in added.shown
    assert "Added on Thursday 4 June 2026." in added.shown
    assert "Ask the clerk." in words_of(desk_of(case, w.chief_executive))


def test_an_empty_addition_is_met_with_what_to_do(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    page = at(w.director_of_place, f"/put-to-you/{put.key}").send({"add": "yes", "words": " "})
    assert "Write what you want to add" in page.shown
    assert "<title>Error: " in page.shown


def test_what_comes_once_it_is_over_is_given_back(wendlebury: World, case: Case, put: Hearing) -> None:
    w = wendlebury
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    page = at(w.director_of_place, f"/put-to-you/{put.key}")
    own_of(case, w.member, "withdraw", reasons="We talked.")
    page.send({"add": "yes", "words": "Ask the clerk."})
    assert "Ask the clerk." in page.shown
    assert not case.events.filter(kind=EventKind.ACCOUNT_ADDED).exists()
    assert "It ended without a decision about you." in page.shown


def test_their_file_is_for_whoever_works_on_it_alone(
    wendlebury: World, case: Case, put: Hearing, settings: Settings, tmp_path: Path
) -> None:
    w, settings.ATTACHMENTS_DIR = wendlebury, tmp_path / "files"
    page = at(w.director_of_place, f"/put-to-you/{put.key}/add-file")
    assert "The person who raised it is not given it." in page.shown
    page.send({"file": SimpleUploadedFile("My notes.pdf", files.PDF), "what": "my notes of the day"})
    assert "The file is added." in page.shown
    assert "My notes.pdf" in at(w.director_of_place, f"/put-to-you/{put.key}").shown
    desk = words_of(desk_of(case, w.chief_executive))
    assert "my notes of the day" in desk
    assert "My notes.pdf" not in desk
    assert "my notes of the day" not in own_of(case, w.member).shown
    assert Attachment.objects.get() in attachments_of(w.chief_executive, case, on=ON)
    for other in (w.member, w.director_of_place, w.monitoring_officer):
        assert not attachments_of(other, case, on=ON).exists()


@pytest.mark.parametrize("page", ["more-time", "add-file"])
@pytest.mark.parametrize("who", ["member", "chief_executive", "monitoring_officer", "outsider"])
def test_nobody_else_finds_these_pages(wendlebury: World, put: Hearing, who: str, page: str) -> None:
    assert at(getattr(wendlebury, who), f"/put-to-you/{put.key}/{page}").status == 404


def test_whoever_goes_with_them_reads_and_adds_nothing(wendlebury: World, put: Hearing) -> None:
    w = wendlebury
    named = at(w.director_of_place, f"/put-to-you/{put.key}/companion")
    named.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk})
    companion = w.head_of_legal_partnership
    for page in ("more-time", "add-file"):
        assert at(companion, f"/put-to-you/{put.key}/{page}").status == 404
    assert "Add a file" not in at(companion, f"/put-to-you/{put.key}").shown


def test_they_read_how_it_ended_and_none_of_the_words_to_the_other_side(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    at(w.director_of_place, f"/put-to-you/{put.key}").send({"words": "I was calm."})
    decided = {"outcome": "not_taken_further", "reason": "explained", "words": "He explained it."}
    desk_of(case, w.chief_executive, "conclude", **decided)
    theirs = words_of(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "Not taken further" not in theirs
    desk_of(case, w.chief_executive, "report-back", words="He was calm, he says.")
    theirs = words_of(at(w.director_of_place, f"/put-to-you/{put.key}"))
    assert "<strong>Not taken further</strong>" in theirs
    assert "He was calm, he says." not in theirs
    assert "You can read this page as it stands." in theirs


def _ask(w: World, put: Hearing) -> None:
    page = at(w.director_of_place, f"/put-to-you/{put.key}/more-time")
    page.send({"until": "25 June 2026", "reasons": "My union representative is away."})


def _without_marks(page: str) -> str:
    return re.sub(r'<input type="hidden"[^>]*>', "", page)
