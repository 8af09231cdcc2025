"""What if eight people who have a case do the same with it in one moment?

`RACES=1000 pytest tests/faults/test_races.py` lets them race a thousand times; TEST_DATABASE says on which database.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from itertools import cycle
from typing import Any

import pytest
from django.test import Client

from cases.acts.add_note import add_note
from cases.acts.ask_question import ask_question
from cases.acts.make_arrangement import make_arrangement
from cases.acts.put_to_them import put_to_them
from cases.models import Case
from cases.refusals import Stale
from tests.cases.life.living import at_noon
from tests.cases.pages.conftest import the_day
from tests.cases.sending import ON, run_small_book
from tests.faults.racing import EIGHT, at_once, case_of_eight
from tests.world import world

RACES = int(os.environ.get("RACES", "30"))
RACES_OF_PAGES = 3
__all__ = ["the_day"]  # a fixture: the pages below are read on the day of the case

pytestmark = pytest.mark.django_db(transaction=True)

_SOON = ON + timedelta(days=7)
ACTS: tuple[tuple[Callable[..., Case], Callable[[str], dict[str, Any]]], ...] = (
    (add_note, lambda words: {"label": "internal", "words": words}),
    (ask_question, lambda words: {"words": words}),
    (make_arrangement, lambda words: {"what": words, "agreed_by": "Both.", "review_on": _SOON}),
    (
        put_to_them,
        lambda words: {"summary": words, "asked": words, "answer_by": _SOON, "may_accompany": "A colleague."},
    ),
)


def test_exactly_one_of_eight_is_first_and_seven_are_told_who_was() -> None:
    w = world()
    run_small_book(w.council)
    case, handlers = case_of_eight(w)
    for number, (act, given) in zip(range(RACES), cycle(ACTS), strict=False):
        seen, recorded = case.version, case.events.count()

        def does(
            handler: int,
            act: Callable[..., Case] = act,
            given: Callable[[str], dict[str, Any]] = given,
            seen: int = seen,
        ) -> Case:
            by, words = handlers[handler], f"In the words of {handlers[handler]}."
            return act(case.reference, by=by, version=seen, at=at_noon(ON), on=ON, **given(words))

        answers = at_once(does)
        [first] = [place for place, answer in enumerate(answers) if isinstance(answer, Case)]
        told = [answer for answer in answers if not isinstance(answer, Case)]
        assert len(told) == EIGHT - 1
        for refused in told:
            assert isinstance(refused, Stale), (number, refused)
            assert refused.by == handlers[first].display_name
            assert "This case has changed since you opened it" in refused.sentence
        case.refresh_from_db()
        assert case.version == seen + 1
        assert case.events.count() == recorded + 1


def test_on_the_page_each_of_the_seven_reads_what_changed_above_their_own_words() -> None:
    w = world()
    run_small_book(w.council)
    case, handlers = case_of_eight(w)
    browsers = [Client() for _ in handlers]
    for browser, handler in zip(browsers, handlers, strict=True):
        browser.force_login(handler)
    address = f"/desk/{case.reference}/note"
    for race in range(RACES_OF_PAGES):
        seen = case.version

        def sends(handler: int, race: int = race, seen: int = seen) -> Any:
            words = f"What {handlers[handler].display_name} wrote for {race} & will not write again"
            return browsers[handler].post(address, {"version": seen, "label": "internal", "words": words})

        pages = at_once(sends)
        [first] = [place for place, page in enumerate(pages) if page.status_code == 302]  # type: ignore[union-attr]
        for place, page in enumerate(pages):
            if place == first:
                continue
            shown = unescape(page.content.decode())  # type: ignore[union-attr]
            assert "This case has changed since you opened it" in shown
            assert f"{handlers[first].display_name} " in shown
            assert "Your text is kept below. Nothing of it has been sent." in shown
            assert f"What {handlers[place].display_name} wrote for {race} & will not write again" in shown
        case.refresh_from_db()
        assert case.version == seen + 1
        assert case.notes.count() == race + 1
