"""Is opening what was written for one person an event, told to those who work on the case and to nobody else?"""

from __future__ import annotations

import pytest

from cases.acts.add_note import add_note
from cases.acts.open_page import open_what_is_asked, open_what_was_put
from cases.models import Case, Consultation, Hearing
from cases.refusals import Refused, Stale
from cases.sentences import sentence_of
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(wendlebury: World, case: Case) -> Consultation:
    """The view that the Chief Executive asked the head of the legal partnership for."""
    w = wendlebury
    typed = {"sees": "A briefing.", "why": "You know the rules.", "answer_by": "18 June 2026"}
    page = at(w.chief_executive, f"/desk/{case.reference}/consult").send({"name": "kapoor", "find": "yes"})
    page.send({"name": "kapoor", "person": w.head_of_legal_partnership.pk, **typed})
    return Consultation.objects.get()


def readings(case: Case) -> list[str]:
    """Every reading of such a page, in its sentence."""
    return [sentence_of(event) for event in case.events.filter(kind="page_opened")]


def test_the_person_it_is_about_opens_what_was_put_to_them(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    for _ in range(2):
        at(w.director_of_place, f"/put-to-you/{put.key}")
    sentence = "Colin Hargreave opened what was put to them (this service records every reading)."
    assert readings(case) == [sentence, sentence]
    assert words_of(desk_of(case, w.chief_executive)).count(sentence) == 1
    assert "Colin Hargreave opened" not in own_of(case, w.member).shown


def test_whoever_is_asked_for_a_view_opens_what_they_are_shown(
    wendlebury: World, case: Case, asked: Consultation
) -> None:
    at(wendlebury.head_of_legal_partnership, f"/asked/{asked.key}")
    assert readings(case) == [
        "Anil Kapoor opened what was written for them to give a view on (this service records every reading)."
    ]


def test_a_list_a_look_without_the_page_and_an_answer_are_no_reading(
    wendlebury: World, case: Case, put: Hearing, asked: Consultation
) -> None:
    w = wendlebury
    at(w.director_of_place, "/put-to-you")
    at(w.head_of_legal_partnership, "/asked")
    signed_in_as(w.director_of_place).head(f"/put-to-you/{put.key}")
    assert readings(case) == []


def test_nobody_else_leaves_a_reading(
    wendlebury: World, case: Case, put: Hearing, asked: Consultation
) -> None:
    w = wendlebury
    for somebody in (w.member, w.monitoring_officer, w.outsider):
        at(somebody, f"/put-to-you/{put.key}")
        at(somebody, f"/asked/{asked.key}")
        with pytest.raises(Refused):
            open_what_was_put(put, by=somebody, at=AT)
        with pytest.raises(Refused):
            open_what_is_asked(asked, by=somebody, at=AT)
    assert readings(case) == []


def test_a_reading_is_no_change_and_not_what_a_second_is_told_of(
    wendlebury: World, case: Case, put: Hearing
) -> None:
    w = wendlebury
    case.refresh_from_db()
    at(w.director_of_place, f"/put-to-you/{put.key}")
    with pytest.raises(Stale) as stale:
        add_note(
            case.reference, by=w.chief_executive, label="handler", words="x", named=[], version=case.version - 1,
            at=AT, on=ON,
        )  # fmt: skip
    assert "put to the person it is about" in stale.value.sentence
    add_note(
        case.reference,
        by=w.chief_executive,
        label="handler",
        words="x",
        named=[],
        version=case.version,
        at=AT,
        on=ON,
    )
