"""Through the pages, in every case of every rulebook: whoever is shown before sending is whose list gets it.

Long: it runs only where EVERY_CASE_BY_HTTP is set. The shorter walk beside it, from the first page on, runs always.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cases.acts.save_draft import save_draft
from cases.models import Case, Draft
from people.models import User
from tests.cases.every_case import BOOKS, every_two, running, walked
from tests.cases.pages.conftest import AT, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import rolled_back

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not os.environ.get("EVERY_CASE_BY_HTTP"), reason="long; set EVERY_CASE_BY_HTTP to run it"
    ),
]
_DEALS_WITH_IT = re.compile(r'<th scope="row">([^<]*)</th><td>Everything, so that they can')
_CHOICE = re.compile(r'name="choice"[^>]*value="(\d+)"')
NOT_SENT = "so nothing is sent"


@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_every_case_goes_to_whom_the_page_shows(book: Path, settings: Any) -> None:
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = settings.PREVIEWS_A_DAY = 1_000_000
    settings.PEOPLE_WRITTEN_FOR_A_DAY = settings.WITNESSES_NAMED_A_DAY = 1_000_000
    council, rulebook = running(book)
    browsers: dict[User, Client] = {}
    cases = 0
    for two in every_two(council, rulebook):
        for facts in walked(rulebook, str(two.matter.name), two.pair.as_given()):
            cases += 1
            browser = browsers.setdefault(two.filer, signed_in_as(two.filer))
            with rolled_back():
                changes: dict[str, Any] = {"matter": str(two.matter.name), "facts": facts}
                if two.about is not None:
                    changes["about"] = two.about
                draft = save_draft(None, by=two.filer, at=AT, council=council, **changes)
                words = {"happened": "It happened.", "put_right": "not sure", "contact": "here"}
                draft = save_draft(draft, by=two.filer, at=AT, words=words)
                _sent_as_shown(browser, draft)
    assert cases > 100


def _sent_as_shown(browser: Client, draft: Draft) -> None:
    journey = Journey(browser).open(f"/raise/{draft.key}/route")
    if journey.at == "elsewhere":
        journey.send({"answer": "here", "carry_on": "yes"}).open(f"/raise/{draft.key}/route")
    if choices := _CHOICE.findall(journey.shown):
        journey.send({"choice": choices[-1]}).open(f"/raise/{draft.key}/route")
    shown = set(_DEALS_WITH_IT.findall(journey.shown))
    refused = NOT_SENT in journey.shown
    journey.send({"choice": choices[-1]} if choices else {})
    if refused:
        assert not Case.objects.exists()
        return
    journey.send({})
    assert "Concern sent" in journey.shown, (draft.answers, journey.at, journey.shown[:1500])
    reference = Case.objects.get().reference
    named = [user for user in User.objects.all() if any(each.startswith(f"{user}, ") for each in shown)]
    assert named or any(each.startswith("Those of the") for each in shown), (draft.answers, shown)
    for user in named:
        assert f"/desk/{reference}" in signed_in_as(user).get("/desk").content.decode(), (draft.answers, user)
