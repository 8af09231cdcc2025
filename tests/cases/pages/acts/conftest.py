"""A Member's concern about a Director with the Chief Executive, and the pages on which it is carried on."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Hearing
from people.models import Post, User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import WORDS, Journey
from tests.cases.sending import drafted, sent
from tests.world import World

PUT = {
    "summary": "It is said that you raised your voice in a briefing.",
    "asked_of_them": "What happened, as you saw it?",
    "answer_by": "18 June 2026",
    "may_accompany": "A trade union representative.",
}


@pytest.fixture
def case(wendlebury: World) -> Case:
    """Sent, confirmed to have no connection with, and acknowledged."""
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    raised = _raised(wendlebury.member, wendlebury, "councillor about officer", about, facts)
    return with_them(raised, wendlebury.chief_executive)


@pytest.fixture
def about_a_councillor(wendlebury: World) -> Case:
    """An officer's concern about a Member, with the officer's manager, acknowledged."""
    about = (wendlebury.member, wendlebury.posts.member)
    facts = {
        "safety": "no",
        "code allegation": "no",
        "ground": "courtesy",
        "direct talk": "did not resolve it",
    }
    case = _raised(wendlebury.officer, wendlebury, "officer about councillor", about, facts)
    return with_them(case, handler_of(case))


@pytest.fixture
def put(wendlebury: World, case: Case) -> Hearing:
    """What the Chief Executive put to the Director, from the page."""
    page = at(wendlebury.chief_executive, f"/desk/{case.reference}/put-to-them")
    assert "They read exactly what you write here" in page.shown
    assert "It is put to them." in words_of(page.send(PUT))
    return Hearing.objects.get()


def _raised(by: User, w: World, matter: str, about: tuple[User, Post], facts: dict[str, str]) -> Case:
    """What the journey through the pages would send, without walking them: those pages have tests of their own."""
    words = {name: words for page in WORDS.values() for name, words in page.items()}
    return sent(drafted(by, w.council, matter, about, at=AT, facts=facts, words=words), by, on=ON, at=AT)


def handler_of(case: Case) -> User:
    """Who has it now."""
    step = case.steps.get(ended_on__isnull=True)
    return next(user for user in User.objects.all() if user.pk == step.handlers[0].user)


def with_them(case: Case, handler: User) -> Case:
    """The case after its handler said that they have no connection, and acknowledged it."""
    confirm_no_connection(case, by=handler, at=AT)
    return acknowledge(case.reference, by=handler, words="I have it.", version=case.version, at=AT, on=ON)


def at(who: User, address: str) -> Journey:
    """A page, as somebody opens it."""
    return Journey(signed_in_as(who)).open(address)


def desk_of(case: Case, who: User, act: str = "", /, **typed: Any) -> Journey:
    """The desk's page of an act after it was sent; of the case, where no act is named."""
    if not act:
        return at(who, f"/desk/{case.reference}")
    return at(who, f"/desk/{case.reference}/{act}").send(typed)


def own_of(case: Case, who: User, act: str = "", /, **typed: Any) -> Journey:
    """The same on the pages of the person who raised it."""
    if not act:
        return at(who, f"/case/{case.reference}")
    return at(who, f"/case/{case.reference}/{act}").send(typed)


def words_of(journey: Journey) -> str:
    """The text of the main part of a page, without its marks."""
    return unescape(journey.shown).split("<main")[1].split("</main>")[0]
