"""May a colleague write a concern down for somebody, and is it then that person's and nobody else's?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import may, visible_to, work_of
from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Case, Connection, Draft, Notice, PersonNamed
from cases.preview import preview_of
from cases.refusals import Refused
from cases.states import Relation
from people.establishment import vacate
from people.models import Holding
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import sent
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _for_rosa(w: World, follow: str = "no") -> Journey:
    """The Planning Officer writes down what Rosa Bright, a Member, told on the telephone."""
    about = (w.director_of_place, w.posts.director_of_place)
    journey = Journey(signed_in_as(w.officer), about, facts=FACTS).start()
    journey.open(journey.address.replace("/matter", "/for"))
    return journey.send(
        {
            "name": "Rosa",
            "searched": "Rosa",
            "person": str(w.member.pk),
            "for_how": "telephone",
            "for_follow": follow,
            "agreed": "on",
        }
    )


def test_what_may_be_raised_and_where_it_goes_follow_from_the_post_of_whoever_it_is_for(
    wendlebury: World,
) -> None:
    journey = _for_rosa(wendlebury)

    assert journey.at == "matter"
    assert "You are writing this for Rosa Bright." in journey.shown
    assert "How an officer has behaved" in journey.shown
    journey.to("route")
    assert "You are a Member, and it is about a Director." in journey.shown
    assert "Judith Amadi" in journey.shown


def test_it_is_theirs_they_are_told_and_they_may_take_it_back(wendlebury: World) -> None:
    w = wendlebury
    _for_rosa(w).to("check").send({})
    case = Case.objects.get()

    assert case.parties["complainant"]["user"] == w.member.pk
    assert case.reference in signed_in_as(w.member).get("/mine").content.decode()
    assert may(w.member, Act.WITHDRAW, case, on=ON)
    assert Notice.objects.filter(case=case, person=index_of(w.member)).exists()


def test_whoever_wrote_it_sees_what_they_sent_and_nothing_of_what_becomes_of_it(wendlebury: World) -> None:
    w = wendlebury
    journey = _for_rosa(w).to("check").send({})
    case = Case.objects.get()

    assert journey.at == f"{case.reference}/sent" or journey.address.endswith("/sent")
    assert "You wrote this down for Rosa Bright." in journey.shown
    assert "report back to you" not in journey.shown
    assert "They shouted at me in the briefing." in journey.open(f"/case/{case.reference}/copy").shown
    assert journey.browser.get(f"/case/{case.reference}").status_code == 404
    assert not visible_to(w.officer, on=ON).exists()
    assert f"/case/{case.reference}" not in journey.browser.get("/mine").content.decode()


def test_where_they_agreed_whoever_wrote_it_goes_along_with_them(wendlebury: World) -> None:
    w = wendlebury
    _for_rosa(w, follow="yes").to("check").send({})
    case = Case.objects.get()

    assert signed_in_as(w.officer).get(f"/case/{case.reference}").status_code == 200
    assert not may(w.officer, Act.WITHDRAW, case, on=ON)


def test_sending_it_twice_leads_whoever_wrote_it_to_the_same_page(wendlebury: World) -> None:
    journey = _for_rosa(wendlebury).to("check")
    address, fields = journey.address, journey.hidden()

    first = journey.browser.post(address, fields)
    second = journey.browser.post(address, fields)

    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1
    assert journey.browser.get(first["Location"]).status_code == 200


def test_whoever_deals_with_it_reads_by_whom_it_was_written_down_before_they_read_the_words(
    wendlebury: World,
) -> None:
    w = wendlebury
    _for_rosa(w).to("check").send({})
    case = Case.objects.get()
    page = signed_in_as(w.chief_executive).get(f"/desk/{case.reference}").content.decode()

    assert "Written down by" in page
    assert "Priya Shah" in page
    assert "They shouted at me" not in page


def _drafted_for(w: World, **changes: Any) -> Draft:
    draft = save_draft(None, by=w.chief_executive, at=AT, council=w.council, filed_for=[w.member])
    draft = save_draft(draft, by=w.chief_executive, at=AT, matter="councillor about officer")
    about = (w.director_of_place, w.posts.director_of_place)
    words = {"happened": "It happened.", "contact": "here"}
    return save_draft(draft, by=w.chief_executive, at=AT, about=about, facts=FACTS, words=words, **changes)


def test_whoever_wrote_it_never_deals_with_it_nor_does_anybody_connected_with_them(wendlebury: World) -> None:
    w = wendlebury
    draft = _drafted_for(w)
    assert [one.user for one in preview_of(draft, on=ON).recipients] == [w.monitoring_officer]
    first, second = sorted((index_of(w.chief_executive), index_of(w.monitoring_officer)))
    Connection.objects.create(one=first, other=second, council=w.council, from_on=ON)

    recipients = preview_of(draft, on=ON).recipients
    assert [one.user for one in recipients] not in ([w.monitoring_officer], [w.chief_executive])
    case = sent(draft, w.chief_executive, on=ON, at=AT)
    assert not work_of(w.chief_executive, on=ON).exists()
    assert case.access.filter(person=index_of(w.chief_executive), relation=Relation.HELPED).exists()


def test_without_their_consent_or_a_person_nothing_moves_and_what_was_chosen_is_still_there(
    wendlebury: World,
) -> None:
    w = wendlebury
    journey = Journey(signed_in_as(w.officer)).start()
    journey.open(journey.address.replace("/matter", "/for"))
    journey.send({"name": "Rosa", "searched": "Rosa", "for_how": "letter", "for_follow": "no"})

    assert "Search for the person you write it for, and select them" in journey.shown
    assert "Confirm that they asked you to send this for them" in journey.shown
    assert 'value="letter" checked' in journey.shown
    assert Draft.objects.get().complainant_id == w.officer.pk


def test_it_is_never_about_the_person_it_is_for(wendlebury: World) -> None:
    w = wendlebury
    draft = save_draft(None, by=w.officer, at=AT, council=w.council, filed_for=[w.member])
    draft = save_draft(draft, by=w.officer, at=AT, matter="councillor about councillor")
    words = {"happened": "It happened.", "contact": "here"}
    draft = save_draft(
        draft, by=w.officer, at=AT, about=(w.member, w.posts.member), facts=FACTS, words=words, choice=0
    )

    with pytest.raises(Refused, match="about the person for whom you write it down"):
        file_concern(draft, by=w.officer, on=ON, at=AT, fingerprint=preview_of(draft, on=ON).fingerprint)


def test_somebody_who_has_left_is_not_written_for(wendlebury: World) -> None:
    w = wendlebury
    draft = _drafted_for(w)
    for holding in Holding.objects.filter(user=w.member):
        vacate(holding, last_on=ON - timedelta(days=1))

    with pytest.raises(Refused, match="has no part in this council now"):
        file_concern(draft, by=w.chief_executive, on=ON, at=AT, fingerprint="")


def test_it_can_be_one_s_own_after_all(wendlebury: World) -> None:
    w = wendlebury
    journey = _for_rosa(w)
    journey.open(journey.address.replace("/matter", "/for")).send({"myself": "yes"})

    assert Draft.objects.get().complainant_id == w.officer.pk
    assert "You are writing this for" not in journey.shown


def test_naming_somebody_in_any_part_counts_as_naming_them(wendlebury: World) -> None:
    w = wendlebury
    draft = _drafted_for(w, witnesses=[w.officer], affected=[w.other_member])

    named = set(PersonNamed.objects.filter(by=index_of(w.chief_executive)).values_list("person", flat=True))
    people = (w.member, w.director_of_place, w.officer, w.other_member)
    assert named == {index_of(user) for user in people}
    assert draft.people("witnesses") == (w.officer.pk,)
