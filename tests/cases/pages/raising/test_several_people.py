"""Is a concern about several people one for each, all sent or none, and dealt with by none of them?"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from cases.access import visible_to
from cases.acts.file_concern import file_concern
from cases.attachments.folder import content_of
from cases.blind_index import index_of
from cases.choosing import parties_kept
from cases.exclusions import BECAUSE_ALSO_ABOUT, Exclusions
from cases.models import Case, Draft, Incident
from cases.preview import preview_of
from cases.refusals import RecipientChanged, Refused
from cases.several import each_of, fingerprint_of
from cases.states import Relation
from people.establishment import vacate
from people.models import Holding
from tests.cases.attachments import files
from tests.cases.attachments.adding import in_draft
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import HAPPENED, drafted
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _about_both(w: World) -> Journey:
    """A concern of a Member about the Director of Place and the Chief Executive, up to its first question."""
    journey = Journey(signed_in_as(w.member), facts=FACTS).to("who")
    journey.open(f"{journey.address}/several")
    people = [
        f"{w.director_of_place.pk}-{w.posts.director_of_place.pk}",
        f"{w.chief_executive.pk}-{w.posts.chief_executive.pk}",
    ]
    return journey.send({"name": "Judith", "searched": "Judith", "people": people})


def _draft_about_both(w: World) -> Draft:
    return drafted(
        w.member,
        w.council,
        about=(w.director_of_place, w.posts.director_of_place),
        facts=FACTS,
        words=HAPPENED,
        also_about=[(w.chief_executive, w.posts.chief_executive)],
        at=AT,
    )


def test_each_question_is_asked_once_for_all_of_them(wendlebury: World) -> None:
    journey = _about_both(wendlebury).to("route")

    assert len(journey.asked) == len(set(journey.asked))
    assert "Concern 1 of 2: about Colin Hargreave" in journey.shown


def test_each_is_shown_with_who_receives_it_and_none_of_them_does(wendlebury: World) -> None:
    journey = _about_both(wendlebury).to("route")

    assert "Grace Lindqvist" in journey.shown
    assert "The Chief Executive is one of the people your concern is about." in journey.shown
    journey.send({})
    assert "Concern 2 of 2: about Judith Amadi" in journey.shown
    assert "Grace Lindqvist" in journey.shown


def test_they_are_sent_together_and_the_page_after_it_lists_them(wendlebury: World) -> None:
    w = wendlebury
    journey = _about_both(w).to("route").send({}).send({})
    assert "Send these 2 concerns" in journey.shown
    journey.send({})

    first, second = Case.objects.order_by("pk")
    assert journey.address == f"/case/{first.reference}/sent"
    assert re.search(
        rf'href="/case/{second.reference}/sent">{second.reference}: Chief Executive</a>', journey.shown
    )
    assert Incident.objects.get().links.count() == 2
    assert [case.parties["subject"]["user"] for case in (first, second)] == [
        w.director_of_place.pk,
        w.chief_executive.pk,
    ]
    assert first.account["words"]["happened"] == second.account["words"]["happened"]
    assert not Draft.objects.exists()


def test_pressing_twice_makes_each_of_them_once(wendlebury: World) -> None:
    journey = _about_both(wendlebury).to("route").send({}).send({})
    address, fields = journey.address, journey.hidden()

    first = journey.browser.post(address, fields)
    second = journey.browser.post(address, fields)

    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 2


def test_each_keeps_the_others_out_for_good(wendlebury: World) -> None:
    w = wendlebury
    draft = _draft_about_both(w)
    previews = [preview_of(one, on=ON) for one in each_of(draft)]
    case = file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=fingerprint_of(previews)).case

    assert not visible_to(w.chief_executive, on=ON).filter(pk=case.pk).exists()
    row = case.access.get(person=index_of(w.chief_executive))
    assert (row.relation, row.because) == (Relation.ALSO_ABOUT, BECAUSE_ALSO_ABOUT)
    again = Exclusions(parties_kept(case), ON)
    assert again.because(w.chief_executive) == BECAUSE_ALSO_ABOUT
    assert again.seat_because(w.posts.chief_executive) == BECAUSE_ALSO_ABOUT


def test_where_one_of_them_would_go_elsewhere_now_nothing_of_either_is_sent(wendlebury: World) -> None:
    w = wendlebury
    draft = _draft_about_both(w)
    shown = fingerprint_of([preview_of(one, on=ON) for one in each_of(draft)])
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=1))

    with pytest.raises(RecipientChanged):
        file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=shown)
    assert not Case.objects.exists()


def test_where_the_day_s_number_is_reached_half_way_nothing_of_either_is_sent(
    wendlebury: World, settings: object
) -> None:
    settings.FILINGS_A_DAY = 1  # type: ignore[attr-defined]
    w = wendlebury
    draft = _draft_about_both(w)
    shown = fingerprint_of([preview_of(one, on=ON) for one in each_of(draft)])

    with pytest.raises(Refused, match="as many concerns today"):
        file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=shown)
    assert not Case.objects.exists()
    assert Draft.objects.get() == draft


def test_nobody_is_chosen_says_what_to_do_and_keeps_what_was_typed(wendlebury: World) -> None:
    journey = Journey(signed_in_as(wendlebury.member), facts=FACTS).to("who")
    journey.open(f"{journey.address}/several").send({})

    assert '<a href="#id_name">Search for the people it is about, and select them</a>' in journey.shown


def test_whoever_is_selected_stays_selected_while_somebody_else_is_looked_for(wendlebury: World) -> None:
    w = wendlebury
    journey = Journey(signed_in_as(w.member), facts=FACTS).to("who")
    value = f"{w.director_of_place.pk}-{w.posts.director_of_place.pk}"
    journey.open(f"{journey.address}/several").send({"name": "Meera", "people": [value]})

    assert re.search(rf'value="{value}"[^>]* checked', journey.shown)
    assert "Meera Rao, Director of People" in journey.shown
    assert Draft.objects.get().about_user_id is None


def test_each_of_them_has_the_files_as_its_own(wendlebury: World, settings: Settings, tmp_path: Path) -> None:
    settings.ATTACHMENTS_DIR = tmp_path / "files"
    w = wendlebury
    draft = _draft_about_both(w)
    in_draft(draft, w.member, at=AT)
    previews = [preview_of(one, on=ON) for one in each_of(draft)]
    file_concern(draft, by=w.member, on=ON, at=AT, fingerprint=fingerprint_of(previews))

    one, other = (case.attachments.get() for case in Case.objects.order_by("pk"))
    assert one.sha256 == other.sha256
    assert one.stored_as != other.stored_as
    assert b"".join(content_of(other.stored_as, other.key)) == files.PDF
