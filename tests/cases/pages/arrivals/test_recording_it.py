"""Is what arrived recorded on two pages, by whoever may, with every fault met by how to mend it?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from cases.models import Attachment, Case, Draft
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import acknowledged
from tests.world import World

pytestmark = pytest.mark.django_db

LETTER: dict[str, Any] = {
    "channel": "letter",
    "received_on": "28 May 2026",
    "from_name": "Rosa Bright",
    "about_name": "Colin Hargreave",
    "matter": "councillor about officer",
    "happened": "He shouted in the briefing.",
}
ANSWERS = {"safety": "no", "ground": "courtesy"}


def begun(w: World, **changes: Any) -> Journey:
    """The second page, after the first was filled in."""
    return at(w.monitoring_officer, "/record").send({**LETTER, **changes})


def plain(page: Journey) -> str:
    """The text of the page, with ordinary spaces."""
    return words_of(page).replace("\xa0", " ")


def asked_no_more(page: Journey) -> Journey:
    """The page once every question of the rulebook is answered."""
    while 'name="fact"' in page.shown:
        page = page.send({"answer": ANSWERS[page.hidden()["fact"]]})
    return page


def test_a_letter_is_recorded_on_two_pages(wendlebury: World) -> None:
    page = asked_no_more(begun(wendlebury))
    assert "Judith Amadi" in plain(page)
    assert "Who will be able to see it" in plain(page)
    done = page.send({"send": "yes"})
    case = Case.objects.get()
    assert case.filed_on.isoformat() == "2026-05-28"
    assert case.reference in words_of(done)
    assert "It went to Judith Amadi, Chief Executive." in words_of(done)


def test_it_takes_seven_answers_and_a_button_a_page(wendlebury: World) -> None:
    first = at(wendlebury.monitoring_officer, "/record")
    page, pressed = first.send(LETTER), 1
    while 'name="fact"' in page.shown:
        page, pressed = page.send({"answer": ANSWERS[page.hidden()["fact"]]}), pressed + 1
    page.send({"send": "yes"})
    assert Case.objects.count() == 1
    assert len(LETTER) == 6
    assert pressed + 1 <= 4


def test_a_name_that_several_have_is_chosen_among_those_found(wendlebury: World) -> None:
    page = at(wendlebury.monitoring_officer, "/record").send({**LETTER, "from_name": "member"})
    assert "Select who raised it among those found" in page.shown
    assert "Rosa Bright, Member" in page.shown
    assert "He shouted in the briefing." in page.shown
    page = page.send({**LETTER, "from_name": "member", "from_who": str(wendlebury.member.pk)})
    assert "Check what arrived" in page.shown


def test_an_empty_page_says_what_is_missing_and_keeps_what_is_there(wendlebury: World) -> None:
    page = at(wendlebury.monitoring_officer, "/record").send({"received_on": "tomorrow"})
    for words in (
        "Select how it arrived",
        "Write what they say happened",
        "Select what it is about",
        "Write the name of the person who raised it",
    ):
        assert words in page.shown
    assert 'value="tomorrow"' in page.shown
    assert "<title>Error: " in page.shown
    assert not Draft.objects.exists()


def test_a_day_that_has_not_come_is_refused_at_its_field(wendlebury: World) -> None:
    page = at(wendlebury.monitoring_officer, "/record").send({**LETTER, "received_on": "5 June 2026"})
    assert "has not come yet" in page.shown
    assert 'href="#id_received_on"' in page.shown


def test_somebody_outside_goes_to_whoever_chooses(wendlebury: World) -> None:
    page = begun(wendlebury, from_name="Ada Pell", from_who="outside", reach="3 Mill Lane")
    assert "says nothing of concerns from outside" in page.shown
    done = page.send({"send": "yes"})
    letter = at(wendlebury.monitoring_officer, done.address + "/letter")
    assert "Ada Pell\n3 Mill Lane" in letter.shown
    assert "We received your concern on Thursday 28 May 2026, by letter." in plain(letter)
    assert "Ada" not in letter.shown.split("</title>")[0]


def test_what_the_rulebook_has_not_between_two_people_is_changed_on_the_first_page(wendlebury: World) -> None:
    page = begun(wendlebury, from_name="Judith Amadi", matter="relationship disclosure")
    assert "The rulebook has no such matter between these two people." in words_of(page)
    assert "<title>Error: " in page.shown
    assert "He shouted in the briefing." in page.shown


def test_what_is_refused_changes_nothing_of_what_was_begun(wendlebury: World, settings: Settings) -> None:
    settings.ARRIVALS_A_DAY = 1
    browser = signed_in_as(wendlebury.monitoring_officer)
    browser.post("/record", LETTER)
    draft = Draft.objects.get()
    other = {**LETTER, "about_name": "Judith Amadi", "happened": "Something else."}
    for address in ("/record", f"/record/{draft.key}/change"):
        assert "different people today" in browser.post(address, other).content.decode()
    kept = Draft.objects.get()
    assert (kept.words, kept.about_user_id) == (draft.words, draft.about_user_id)


def test_the_letter_says_nothing_of_what_became_of_it(wendlebury: World) -> None:
    w = wendlebury
    done = asked_no_more(begun(w)).send({"send": "yes"})
    letter = plain(at(w.monitoring_officer, done.address + "/letter"))
    assert "June 2026" in letter
    case = Case.objects.get()
    acknowledged(case, w.chief_executive, on=ON, at=AT)
    assert plain(at(w.monitoring_officer, done.address + "/letter")) == letter


def test_the_original_is_added_and_goes_with_the_case(
    wendlebury: World, settings: Settings, tmp_path: Path
) -> None:
    settings.ATTACHMENTS_DIR = tmp_path
    page = asked_no_more(begun(wendlebury))
    page = page.send(
        {"add": "yes", "file": SimpleUploadedFile("letter.txt", b"Dear Sir"), "what": "the letter"}
    )
    assert "The file is added." in page.shown
    page.send({"send": "yes"})
    assert Attachment.objects.get().case == Case.objects.get()


def test_what_is_said_of_a_file_is_still_there_where_no_file_was_chosen(wendlebury: World) -> None:
    page = begun(wendlebury).send({"what": "the letter"})
    assert "<title>Error: " in page.shown
    assert 'value="the letter"' in page.shown


def test_a_concern_about_whoever_records_it_goes_out_of_their_sight(wendlebury: World) -> None:
    w = wendlebury
    page = asked_no_more(begun(w, about_name="Grace Lindqvist"))
    assert "This is about you." in page.shown
    done = page.send({"send": "yes"})
    assert "out of your sight" in done.shown
    case = Case.objects.get()
    assert case.reference not in done.shown
    for address in (
        f"/recorded/{case.reference}",
        f"/recorded/{case.reference}/letter",
        f"/desk/{case.reference}",
    ):
        assert at(w.monitoring_officer, address).status == 404
    assert case.reference not in at(w.monitoring_officer, "/record").shown


def test_sent_twice_it_is_one_case_and_the_same_page(wendlebury: World) -> None:
    page = asked_no_more(begun(wendlebury))
    address, hidden = page.address, page.hidden()
    first = page.send({"send": "yes"})
    again = Journey(page.browser)
    again.address = address
    second = again.send({**hidden, "send": "yes"})
    assert first.address == second.address
    assert Case.objects.count() == 1


def test_what_changed_since_it_was_shown_is_shown_again(wendlebury: World) -> None:
    page = asked_no_more(begun(wendlebury))
    again = page.send({"send": "yes", "seen": "something else"})
    assert again.status == 409
    assert "has changed since this page was opened" in again.shown
    assert not Case.objects.exists()


def test_it_does_not_exist_for_anybody_else(wendlebury: World) -> None:
    w = wendlebury
    page = begun(w)
    for somebody in (w.member, w.chief_executive, w.officer):
        for address in ("/record", page.address, page.address + "/change", "/recorded"):
            assert at(somebody, address).status == 404, address
    assert at(w.deputy_monitoring_officer, page.address).status == 404
    assert at(w.monitoring_officer, f"/raise/{page.address.split('/')[2]}/route").status == 404


def test_it_stands_among_what_is_begun_and_not_among_ones_own_concerns(wendlebury: World) -> None:
    page = begun(wendlebury)
    assert page.address in at(wendlebury.monitoring_officer, "/record").shown
    assert "/raise/" not in at(wendlebury.monitoring_officer, "/mine").shown.split("<main")[1]
    assert "Record what arrived" in at(wendlebury.monitoring_officer, "/desk").shown


def test_changing_it_begins_with_what_was_written(wendlebury: World) -> None:
    page = begun(wendlebury)
    change = at(wendlebury.monitoring_officer, page.address + "/change")
    for words in ("28 May 2026", "Rosa Bright", "Colin Hargreave", "He shouted in the briefing."):
        assert words in change.shown
    assert "Check what arrived" in change.send({**LETTER, "channel": "email"}).shown
    assert Draft.objects.get().answers["arrived"]["channel"] == "email"


def test_it_can_be_thrown_away(wendlebury: World) -> None:
    begun(wendlebury).send({"delete": "yes"})
    assert not Draft.objects.exists()


def test_only_cases_that_one_may_open_are_named_as_alike(wendlebury: World) -> None:
    w = wendlebury
    page = asked_no_more(begun(w))
    page.send({"send": "yes"})  # with the Chief Executive: the recorder may not open it
    assert "There may be a case of this already" not in begun(w).shown
    begun(w, from_name="Ada Pell", from_who="outside").send({"send": "yes"})  # with the recorder, to choose
    mine = Case.objects.get(state="triage")
    shown = begun(w).shown
    assert "There may be a case of this already" in shown
    assert mine.reference in shown
    assert Case.objects.exclude(pk=mine.pk).get().reference not in shown.split("<main")[1]


def test_the_desk_reads_how_it_arrived_and_how_to_reach_them(wendlebury: World) -> None:
    w = wendlebury
    begun(w, from_name="Ada Pell", from_who="outside", reach="3 Mill Lane").send({"send": "yes"})
    case = Case.objects.get()
    page = at(w.monitoring_officer, f"/desk/{case.reference}").send({"connection": "none"})
    shown = plain(page)
    assert "On Thursday 28 May 2026, by letter." in shown
    assert "3 Mill Lane" in shown
    assert "Ada Pell" in shown
    assert ON.isoformat() not in shown
