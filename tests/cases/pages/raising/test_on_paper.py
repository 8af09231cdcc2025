"""Does the form on paper ask the same questions, and name the same posts, as the pages?"""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from cases.forms import words
from cases.models import Case, Draft
from cases.who_by_rule import lines_for, pairs_of
from rules.language.questions import next_question, question_about
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from rules.rulebook_files import rulebook_file
from rules.shelf import put_on_shelf
from tests.cases.every_case import BOOKS, walked
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


@pytest.mark.parametrize("side", ["councillor", "officer"])
@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_every_case_of_the_rulebook_is_in_one_line_of_the_table_with_the_posts_the_rules_name(
    book: Path, side: str
) -> None:
    rulebook = _read(book)
    cases = 0
    for matter in rulebook.matters:
        lines = lines_for(rulebook, str(matter.name), side)
        for pair in pairs_of(rulebook, matter, side):
            for facts in walked(rulebook, str(matter.name), pair.as_given()):
                step = plan_for(rulebook, str(matter.name), {**pair.as_given(), **facts}).steps[0]
                fitting = [
                    line
                    for line in lines
                    if (pair.about is None or pair.about in line.about)
                    and (not line.raised_by or pair.raised_by in line.raised_by)
                    and all(facts.get(fact) in answers for fact, answers in line.given)
                ]
                assert [line.goes.choices for line in fitting] == [step.choices]
                cases += 1
    assert cases > 10


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["councillor", "officer"])
@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_the_blank_form_is_there_for_each_rulebook_and_side_and_asks_every_question(
    book: Path, side: str
) -> None:
    version, _ = put_on_shelf(book.parent.name, book)
    rulebook = version.rulebook()
    page = unescape(Client().get(f"/paper/{book.parent.name}/{side}").content.decode())

    for matter in rulebook.matters:
        if not any(pairs_of(rulebook, matter, side)):
            continue
        own = {str(word): str(said) for word, said in rulebook.words.items()}
        assert words.matter_label(str(matter.name), own) in page
        for pair in pairs_of(rulebook, matter, side):
            first = next_question(rulebook, str(matter.name), pair.as_given())
            if first is not None:
                asked = question_about(rulebook, str(matter.name), first.fact)
                assert words.question_label(asked.fact, asked.ask) in page
    assert "<script" not in page.replace('<script type="module" src=', "")
    assert "How can we contact you safely?" in page


@pytest.mark.django_db
def test_a_form_that_is_none_is_not_there() -> None:
    assert Client().get("/paper/swale/panel").status_code == 404
    assert Client().get("/paper/nowhere/officer").status_code == 404


@pytest.mark.django_db
def test_a_draft_is_printed_with_its_answers_and_its_preview_and_nothing_is_sent(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    journey = Journey(signed_in_as(w.member), about, facts=FACTS).to("check")
    print_at = re.search(r'href="(/raise/[^"]+/print)"', journey.shown)
    assert print_at
    page = journey.open(print_at[1]).shown
    assert "This is true as far as I know. An honest mistake will not be held against you." in page

    assert "They shouted at me in the briefing." in page
    assert "Judith Amadi" in page
    assert "paragraph 10.13" in page
    assert "Nothing has been sent." in page
    assert Case.objects.count() == 0
    assert signed_in_as(w.other_member).get(print_at[1]).status_code == 404
    assert Draft.objects.count() == 1


def _read(book: Path) -> Rulebook:
    read = rulebook_file(book).read.rulebook
    assert read is not None
    return read
