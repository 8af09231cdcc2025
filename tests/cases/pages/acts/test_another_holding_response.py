"""On which pages is somebody else asked to agree that an answer takes longer again, and who reads of it?"""

import pytest

from cases.models import Case, HoldingAsked
from cases.states import State
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, words_of
from tests.world import World

pytestmark = pytest.mark.django_db

ONCE = {"reasons": "Two people are away.", "until": "20 July 2026"}
AGAIN = {"reasons": "One is still away.", "until": "24 July 2026"}


@pytest.fixture
def held(about_a_councillor: Case) -> Case:
    """An officer's concern about a Member, put off once by whoever has it."""
    desk_of(about_a_councillor, handler_of(about_a_councillor), "hold", **ONCE)
    about_a_councillor.refresh_from_db()
    assert about_a_councillor.state == State.HELD
    return about_a_councillor


def _ask(held: Case) -> HoldingAsked:
    after = desk_of(held, handler_of(held), "hold-again", **AGAIN)
    assert "They are asked. Until they agree the date stays as it is." in words_of(after)
    return HoldingAsked.objects.get()


def test_the_page_says_how_many_there_were_and_who_has_to_agree(wendlebury: World, held: Case) -> None:
    handler = handler_of(held)
    assert f"/desk/{held.reference}/hold-again" in desk_of(held, handler).shown
    assert f'"/desk/{held.reference}/hold"' not in desk_of(held, handler).shown
    words = words_of(at(handler, f"/desk/{held.reference}/hold-again"))
    assert "1 holding response was sent in this step already." in words
    assert "Another one is sent only if Grace Lindqvist, Monitoring Officer agrees" in words


def test_whoever_is_asked_reads_the_reasons_and_the_dates_and_agrees(wendlebury: World, held: Case) -> None:
    asked, officer = _ask(held), wendlebury.monitoring_officer
    assert "Say whether an answer may take longer (1)" in at(officer, "/").shown
    assert f"/agree/{asked.key}" in at(officer, "/agree").shown
    page = at(officer, f"/agree/{asked.key}")
    words = words_of(page)
    assert "One is still away." in words
    assert "by Friday 24 July 2026" in words
    for hidden in ("They shouted at me", "Rosa Bright", "Priya Shah", held.reference):
        assert hidden not in words
    after = page.send({"agrees": "yes", "reasons": ""})
    assert "You agreed. The holding response was sent." in words_of(after)
    assert "Grace Lindqvist agreed." in words_of(desk_of(held, handler_of(held)))


def test_a_no_says_why_and_keeps_what_was_typed(wendlebury: World, held: Case) -> None:
    asked, officer = _ask(held), wendlebury.monitoring_officer
    page = at(officer, f"/agree/{asked.key}").send({"agrees": "no", "reasons": ""})
    assert "Say why you do not agree" in page.shown
    assert "<title>Error: " in page.shown
    after = page.send({"agrees": "no", "reasons": "Owen is back."})
    assert "You did not agree. The date stayed." in words_of(after)
    assert "Grace Lindqvist did not agree: Owen is back." in words_of(desk_of(held, handler_of(held)))


def test_what_is_asked_no_longer_gives_back_what_was_typed(wendlebury: World, held: Case) -> None:
    asked, officer = _ask(held), wendlebury.monitoring_officer
    page = at(officer, f"/agree/{asked.key}")
    at(officer, f"/agree/{asked.key}").send({"agrees": "yes", "reasons": ""})
    after = page.send({"agrees": "no", "reasons": "I thought again."})
    assert "This has been answered, or is asked no longer." in after.shown
    assert "I thought again." in words_of(after)


def test_nobody_else_finds_the_page(wendlebury: World, held: Case) -> None:
    asked = _ask(held)
    for user in (wendlebury.officer, wendlebury.member, handler_of(held), wendlebury.outsider):
        assert at(user, f"/agree/{asked.key}").status == 404
        assert at(user, "/agree").status == 404


def test_whoever_waits_reads_whom_to_ask_about_the_wait(wendlebury: World, held: Case) -> None:
    words = words_of(at(wendlebury.officer, f"/case/{held.reference}"))
    assert "You can ask Grace Lindqvist, Monitoring Officer: grace.lindqvist@wendlebury.example" in words
    assert "Another holding response is sent only if they agree" in words
