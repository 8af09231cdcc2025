"""Has every right and warning shown to one side its twin for the other?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from cases.both_sides import LAST, RIGHTS, WARNINGS, Pair, Reader
from cases.models import Case, Hearing
from cases.views.acts.by_the_person import BY_THE_PERSON
from people.models import User
from tests.cases.pages.acts.conftest import PUT, at, desk_of, handler_of, own_of, words_of
from tests.world import World

pytestmark = pytest.mark.django_db

# What the person who raised it can do, and the same for the person it is about, by the end of its address; or why
# there is none.
TWINS = {
    "answer": "their account, on the page itself",
    "add": "their account, on the page itself",
    "correct": "their account, on the page itself",
    "companion": "/companion",
    "companion-goes": "/companion-goes",
    "withhold-name": "none: whoever deals with it has to know whom it is about",
    "ask-again": "none: the language of rulebooks names nobody else who may ask (docs/decisions/016)",
    "withdraw": "none: it is theirs who raised it",
    "somebody-asked": "none: whoever is asked on the other side adds it to their account",
    "contact": "/contact",
}


@pytest.mark.parametrize("about", ["an officer", "a councillor"])
def test_each_side_reads_its_half_of_every_pair_and_nothing_beside(
    request: pytest.FixtureRequest, wendlebury: World, about: str
) -> None:
    case, _handler, raised_it, it_is_about = _put(request, wendlebury, about)
    pages = {
        Reader.WHO_RAISED_IT: words_of(own_of(case, raised_it)),
        Reader.WHO_IT_IS_ABOUT: words_of(at(it_is_about, f"/put-to-you/{Hearing.objects.get().key}")),
    }
    for reader, page in pages.items():
        shown = [pair.to(reader) for pair in RIGHTS if about == "a councillor" or not pair.of_councillors]
        assert _list_under("Your rights", page) == shown
        assert _list_under("What is asked of both sides", page) == [pair.to(reader) for pair in WARNINGS]
        assert page.rstrip().removesuffix("</div>").rstrip().endswith(f"<p>{LAST}</p>")


def test_a_sentence_for_one_side_alone_is_no_pair() -> None:
    with pytest.raises(ValueError, match="one side alone"):
        Pair("a companion", "Somebody may go with you.", "")


def test_the_test_notices_a_sentence_that_is_missing_on_one_page(
    request: pytest.FixtureRequest, wendlebury: World
) -> None:
    case, _handler, raised_it, _subject = _put(request, wendlebury, "an officer")
    page = words_of(own_of(case, raised_it))
    cut = page.replace(f"<li>{RIGHTS[0].to(Reader.WHO_RAISED_IT)}</li>", "")
    assert _list_under("Your rights", cut) != _list_under("Your rights", page)


def test_whatever_one_side_can_do_the_other_can_too_or_it_is_said_why_not() -> None:
    assert set(BY_THE_PERSON) == set(TWINS)
    assert all(len(words) > len("none: ") for words in TWINS.values())


def test_what_the_other_side_can_do_stands_on_their_page(
    request: pytest.FixtureRequest, wendlebury: World
) -> None:
    w = wendlebury
    _put(request, w, "an officer")
    key = Hearing.objects.get().key
    page = at(w.director_of_place, f"/put-to-you/{key}")
    assert f'href="/put-to-you/{key}/companion"' in page.shown
    assert f'href="/put-to-you/{key}/more-time"' in page.shown
    assert f'href="/put-to-you/{key}/add-file"' in page.shown
    assert f'href="/put-to-you/{key}/contact"' in page.shown
    assert "Send your account" in page.shown
    named = at(w.director_of_place, f"/put-to-you/{key}/companion")
    named.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk})
    assert f'href="/put-to-you/{key}/companion-goes"' in at(w.director_of_place, f"/put-to-you/{key}").shown


def test_both_sides_see_how_far_it_has_come_and_who_sees_it(
    request: pytest.FixtureRequest, wendlebury: World
) -> None:
    case, handler, raised_it, it_is_about = _put(request, wendlebury, "an officer")
    theirs = words_of(at(it_is_about, f"/put-to-you/{Hearing.objects.get().key}"))
    own = words_of(own_of(case, raised_it))
    for heading in ("How far it has come", "Who can see it now"):
        assert f"<h2>{heading}</h2>" in theirs
        assert f"<h2>{heading}</h2>" in own
    assert handler.display_name in theirs.split("Who can see it now")[1]
    assert handler.display_name in own.split("Who can see it now")[1]


def _put(request: pytest.FixtureRequest, w: World, about: str) -> tuple[Case, User, User, User]:
    """A concern that was put to the person it is about: the case, its handler, who raised it, whom it is about."""
    if about == "an officer":
        case = request.getfixturevalue("case")
        handler, raised_it, it_is_about = w.chief_executive, w.member, w.director_of_place
    else:
        case = request.getfixturevalue("about_a_councillor")
        handler, raised_it, it_is_about = handler_of(case), w.officer, w.member
    assert "It is put to them." in words_of(desk_of(case, handler, "put-to-them", **PUT))
    return case, handler, raised_it, it_is_about


def _list_under(heading: str, page: str) -> list[str]:
    found = re.search(rf"<h2>{heading}</h2>.*?<ul>(.*?)</ul>", page, re.DOTALL)
    assert found, heading
    return [unescape(strip_tags(item)).strip() for item in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]
