"""Is legal advice named for several people from one page, one search after the other, and for those alone?"""

import pytest

from cases.blind_index import index_of
from cases.models import Case, Note
from tests.cases.pages.acts.conftest import at, desk_of
from tests.world import World

pytestmark = pytest.mark.django_db

ADVICE = {"label": "legal_advice", "words": "Privileged."}


def test_whoever_was_ticked_stays_ticked_while_somebody_else_is_searched_for(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    page = at(w.chief_executive, f"/desk/{case.reference}/note")
    page.send({**ADVICE, "name": "lindqvist", "find": "yes"})
    assert "Grace Lindqvist, Monitoring Officer" in page.shown
    ticked = {**ADVICE, "person": [w.monitoring_officer.pk]}
    page.send({**ticked, "name": "kapoor", "find": "yes"})
    for name in ("Grace Lindqvist, Monitoring Officer", "Anil Kapoor, Head of Legal Partnership"):
        assert name in page.shown
    assert page.shown.count(" checked") == 2
    assert "Privileged." in page.shown
    both = [w.monitoring_officer.pk, w.head_of_legal_partnership.pk]
    page.send({**ADVICE, "person": both, "name": "kapoor"})
    note = Note.objects.get()
    assert note.named == [index_of(w.monitoring_officer), index_of(w.head_of_legal_partnership)]


@pytest.mark.parametrize("who", ["director_of_place", "member"])
def test_a_party_is_not_named_and_what_was_typed_is_kept(wendlebury: World, case: Case, who: str) -> None:
    w, party = wendlebury, getattr(wendlebury, who)
    both = [w.monitoring_officer.pk, party.pk]
    page = desk_of(case, w.chief_executive, "note", **ADVICE, person=both, name="")
    assert "This person cannot be asked in this case. Choose somebody else." in page.shown
    assert "Privileged." in page.shown
    assert page.shown.count(" checked") == 3
    assert not Note.objects.exists()


@pytest.mark.parametrize("number", ["x", "999999", "0", "99999999999999999999"])
def test_nobody_but_somebody_of_the_council_is_named(wendlebury: World, case: Case, number: str) -> None:
    page = desk_of(case, wendlebury.chief_executive, "note", **ADVICE, person=[number], name="")
    assert "There is a problem" in page.shown
    assert not Note.objects.exists()


def test_a_note_that_is_no_advice_names_nobody(wendlebury: World, case: Case) -> None:
    w = wendlebury
    named = {"label": "internal", "words": "Look at the minutes.", "person": [w.monitoring_officer.pk]}
    desk_of(case, w.chief_executive, "note", **named, name="")
    assert Note.objects.get().named == []
