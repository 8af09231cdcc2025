"""Has every word of the shared vocabulary its plain label, and does a council's own word stand in it?"""

import pytest

from cases.forms import words
from rules.language import vocabulary


@pytest.mark.parametrize("matter", vocabulary.MATTER_SIDES)
def test_every_shared_matter_has_a_plain_label(matter: str) -> None:
    assert matter in words.MATTERS


@pytest.mark.parametrize("fact", vocabulary.FACTS)
def test_every_shared_fact_has_its_question(fact: str) -> None:
    assert words.question_label(fact, "").endswith("?")


@pytest.mark.parametrize(("fact", "value"), [(f, v) for f, vs in vocabulary.FACTS.items() for v in vs])
def test_every_shared_answer_has_a_plain_label(fact: str, value: str) -> None:
    assert value in words.ANSWERS.get(fact, words.YES_OR_NO)
    assert "%" not in words.answer_label(fact, value, {})


def test_the_councils_own_word_for_a_councillor_is_used() -> None:
    label = words.matter_label("officer about councillor", {"councillor": "Member"})

    assert label == "How a Member has behaved towards me or a colleague"


def test_a_matter_only_this_council_has_is_said_in_its_own_words() -> None:
    assert words.matter_label("ward event", {}) == "Ward event"


@pytest.mark.parametrize(("word", "said"), [("officer", "an officer"), ("Director", "a Director")])
def test_the_article_fits_the_word(word: str, said: str) -> None:
    assert words.with_article(word) == said
