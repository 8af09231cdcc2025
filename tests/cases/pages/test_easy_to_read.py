"""Can somebody under strain read the filer's pages once and know what they say?"""

from __future__ import annotations

import pytest

from cases.models import Case
from tests.cases.pages.acts.conftest import with_them
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.pages.reading import HIGHEST_GRADE, LONGEST_SENTENCE, grade_of, sentences_of, words_in
from tests.world import World

PASSAGE = 100  # words
FACTS = {"safety": "no", "ground": "courtesy", "code allegation": "no", "direct talk": "did not resolve it"}
_FOR_EVERYBODY = [
    "/",
    "/something-else",
    "/raise",
    "/mine",
    "/privacy",
    "/accessibility",
    "/cookies",
    "/put-to-you",
]

# What whoever wrote a rulebook noted beside a rule is theirs, and not a page's.
_OF_A_RULEBOOK = {
    "One that is only about a breach of the protocol follows 11.2, but 10.13 where somebody fears for their safety, "
    "so that there are two people to choose from."
}


@pytest.mark.django_db
def test_every_page_of_raising_a_concern_and_following_it(wendlebury: World) -> None:
    pages = _pages(wendlebury)
    sentences = [sentence for page in pages.values() for sentence in page]
    too_long = {
        f"{address}: {sentence}"
        for address, page in pages.items()
        for sentence in page
        if words_in(sentence) > LONGEST_SENTENCE and sentence not in _OF_A_RULEBOOK
    }
    # The formula is for passages of a hundred words; shorter pages are one passage together.
    passages = {address: page for address, page in pages.items() if sum(map(words_in, page)) >= PASSAGE}
    passages["short pages"] = [
        one for address, page in pages.items() if address not in passages for one in page
    ]
    grades = {address: round(grade_of(page), 1) for address, page in passages.items()}
    hard = {address: grade for address, grade in grades.items() if grade > HIGHEST_GRADE}

    assert len(sentences) > 150
    assert not too_long, "\n".join(sorted(too_long))
    assert not hard, hard
    assert len(grades) > 8
    assert grade_of(sentences) < HIGHEST_GRADE


def test_hard_words_are_noticed() -> None:
    hard = "<main><p>Notwithstanding considerations, representations necessitate adjudication.</p></main>"
    easy = "<main><p>We read what you send. We write back by Friday. You can add more at any time.</p></main>"

    assert grade_of(sentences_of(hard)) > HIGHEST_GRADE
    assert grade_of(sentences_of(easy)) < 4
    assert sentences_of("<main><blockquote><p>Hereinafter, mutatis mutandis.</p></blockquote></main>") == []
    assert words_in("one two three-four it’s") == 4


def _pages(w: World) -> dict[str, list[str]]:
    """The pages as somebody comes to them, by their address, each with its sentences."""
    browser = signed_in_as(w.member)
    journey = Journey(browser, (w.director_of_place, w.posts.director_of_place), facts=FACTS).to("check")
    key = journey.address.split("/")[2]
    questions = [
        f"/raise/{key}/{name}" for name in [*journey.asked, "files", "somebody-else", "route", "check"]
    ]
    found = {address: browser.get(address).content.decode() for address in [*_FOR_EVERYBODY, *questions]}
    journey.send({})
    case = with_them(Case.objects.get(), w.chief_executive)
    for name in ("", "/sent", "/add-file", "/withdraw", "/companion", "/add", "/correct"):
        answer = browser.get(f"/case/{case.reference}{name}")
        if answer.status_code == 200:
            found[f"/case{name}"] = answer.content.decode()
    return {address.replace(key, "…"): sentences_of(html) for address, html in found.items()}
