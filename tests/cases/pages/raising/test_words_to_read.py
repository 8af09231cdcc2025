"""How much must somebody read to raise a concern, on the shortest way, under each rulebook and in both directions?

At most 700 words of ours before who receives it is shown; that page and the one to check it on have bounds of their
own, since the whole is longer than the goal (docs/goals.md) and may not grow. Counted is what is shown before anything
is opened. Texts of one or two words and quotations are left out of these, and counted in the bound for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cases.models import Draft
from cases.preview import preview_of
from people.models import Council, Post, User
from rules.language.rulebook import Rulebook
from tests.cases.every_case import BOOKS, every_two, running, walked
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.pages.reading import sentences_of, words_in, words_shown
from tests.cases.sending import ON

pytestmark = pytest.mark.django_db

MOST_WORDS = 700
MOST_SHOWN = {"route": 280, "check": 175, "sent": 205}
MOST_WORDS_IN_ALL = 1_650
DIRECTIONS = ("councillor about officer", "officer about councillor")
EACH = [
    pytest.param(book, matter, id=f"{book.parent.name} {matter}") for book in BOOKS for matter in DIRECTIONS
]
# What to do in danger is said wherever somebody may be in it; their own answer comes back where it is checked.
_SAID_AGAIN = {"If someone is in danger now, call 999.", "Only through this service."}


@pytest.mark.parametrize(("book", "matter"), EACH)
def test_the_shortest_way(book: Path, matter: str) -> None:
    pages = _shortest(*running(book), matter)
    _are_few(pages)
    _nothing_is_explained_twice(pages)
    _who_receives_it_is_never_hidden(pages)


def _are_few(pages: Mapping[str, str]) -> None:
    ours = {name: _ours(html) for name, html in pages.items()}
    shown = {name: ours.pop(name) for name in MOST_SHOWN}

    assert 200 < sum(ours.values()) <= MOST_WORDS, ours
    for name, most in MOST_SHOWN.items():
        assert 50 < shown[name] <= most, (name, shown[name])
    assert 400 < sum(map(words_shown, pages.values())) <= MOST_WORDS_IN_ALL


def _nothing_is_explained_twice(pages: Mapping[str, str]) -> None:
    """Labels and answers come back where they are checked; a sentence, which ends with a full stop, does not."""
    said = [
        sentence
        for html in pages.values()
        for sentence in sentences_of(html, only_shown=True)
        if sentence.endswith(".") and sentence not in _SAID_AGAIN
    ]

    assert len(said) > 15
    assert {sentence for sentence in said if said.count(sentence) > 1} == set()


def _who_receives_it_is_never_hidden(pages: Mapping[str, str]) -> None:
    """The recipient, the clause and the table are there without opening anything; the check page names them again."""
    route = " ".join(sentences_of(pages["route"], only_shown=True))
    opened = [part.split("<details")[0] for part in pages["route"].split("</details>")]

    assert "It will go to" in route
    assert "Who will be able to see it" in route
    assert "Who cannot see it" in route
    assert '<table class="stacks">' in "".join(opened)
    assert "<blockquote>" in "".join(opened)
    assert "Who can see it" in " ".join(sentences_of(pages["check"], only_shown=True))


def _shortest(council: Council, rulebook: Rulebook, matter: str) -> Mapping[str, str]:
    """The pages of the way with the fewest questions, from "Before you start" to "Sent"."""
    facts, filer, about = min(_ways(council, rulebook, matter), key=lambda way: len(way[0]))
    browser = signed_in_as(filer)
    journey = Journey(browser, about, matter, facts=facts, council=council.code).to("check")
    key = journey.address.split("/")[2]
    names = [*journey.asked, "check"]
    shown = {name: browser.get(f"/raise/{key}/{name}").content.decode() for name in names}
    before = browser.get("/raise").content.decode()
    return {"before": before, **shown, "sent": journey.send({}).shown}


def _ways(
    council: Council, rulebook: Rulebook, matter: str
) -> Iterator[tuple[dict[str, str], User, tuple[User, Post]]]:
    """Each way of answering that ends with somebody who receives it, and nothing to choose between.

    Whoever fears for somebody's safety is told more: of support, before it is sent and after. That is no shortest way.
    """
    for two in every_two(council, rulebook):
        if str(two.matter.name) != matter or two.about is None:
            continue
        for facts in walked(rulebook, matter, two.pair.as_given()):
            if facts.get("safety") == "yes":
                continue
            preview = preview_of(_answered(two.draft(council), facts), on=ON)
            if preview.recipients and preview.chosen is not None and not preview.to_triage:
                yield facts, two.filer, two.about


def _answered(draft: Draft, facts: dict[str, str]) -> Draft:
    return draft.with_answers(facts=facts, words={"happened": "It happened.", "contact": "here"})


def _ours(html: str) -> int:
    return sum(words_in(sentence) for sentence in sentences_of(html, only_shown=True))
