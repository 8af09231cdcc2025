"""Can a case be handed to a body outside from its page, received there, and its document be taken?"""

from __future__ import annotations

from hashlib import sha256

import pytest

from cases.models import Case, OutsideHandover
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db
TYPED = {
    "body": "The Local Government Ombudsman",
    "how": "by their secure upload",
    "fields_chosen": ["what", "account"],
    "reasons": "They asked for it.",
    "review_on": "4 July 2026",
}


def test_from_the_page_it_is_handed_over_taken_and_received(wendlebury: World, case: Case) -> None:
    w = wendlebury
    assert "hand-outside" in desk_of(case, w.chief_executive).shown
    shown = words_of(desk_of(case, w.chief_executive, "hand-outside", **TYPED))
    handed = OutsideHandover.objects.get()
    assert "It is recorded. Take the document from this page and send it to them" in shown
    assert "The Local Government Ombudsman" in shown
    assert "It is not recorded yet that they have it." in shown
    assert "To be looked at again on Saturday 4 July 2026: you are told once it has passed." in shown

    taken = signed_in_as(w.chief_executive).get(f"/desk/{case.reference}/document/{handed.key}")
    assert taken["Content-Disposition"] == f'attachment; filename="case-{case.reference}.html"'
    assert sha256(taken.content).hexdigest() == handed.sha256
    assert "They shouted at me in the briefing." in taken.content.decode()

    page = at(w.chief_executive, f"/desk/{case.reference}/outside-has-it/{handed.key}")
    shown = words_of(page.send({"received_on": "4 June 2026", "due_on": "1 September 2026"}))
    assert "They have had it since Thursday 4 June 2026." in shown
    assert "They mean to answer by Tuesday 1 September 2026. This is their date" in shown
    assert "opened what was handed to The Local Government Ombudsman" in shown


def test_what_was_typed_stays_where_something_is_missing(wendlebury: World, case: Case) -> None:
    shown = desk_of(
        case, wendlebury.chief_executive, "hand-outside", **{**TYPED, "fields_chosen": [], "body": ""}
    ).shown
    assert "Select what they need" in shown
    assert "Write which body takes it over" in shown
    assert "They asked for it." in shown
    assert not OutsideHandover.objects.exists()


def test_the_person_who_raised_it_reads_only_that_it_waits(wendlebury: World, case: Case) -> None:
    desk_of(case, wendlebury.chief_executive, "hand-outside", **TYPED)
    shown = words_of(own_of(case, wendlebury.member))
    assert "Waiting" in shown
    assert "Ombudsman" not in shown


@pytest.mark.parametrize(
    "who", ["member", "director_of_place", "monitoring_officer", "line_manager", "outsider"]
)
def test_nobody_else_finds_the_document_or_the_page(wendlebury: World, case: Case, who: str) -> None:
    desk_of(case, wendlebury.chief_executive, "hand-outside", **TYPED)
    handed, user = OutsideHandover.objects.get(), getattr(wendlebury, who)
    for address in (f"document/{handed.key}", "hand-outside", f"outside-has-it/{handed.key}"):
        assert at(user, f"/desk/{case.reference}/{address}").status == 404
    assert not case.events.filter(kind="page_opened").exists()
