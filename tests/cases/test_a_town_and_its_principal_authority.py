"""Does the principal authority's Monitoring Officer know of a town's concern about a councillor, and of no other?"""

from datetime import timedelta

import pytest

from cases.access import known_to, overseen_by, work_of
from cases.acts.answer_code_question import answer_code_question
from cases.acts.reassign import reassign
from cases.seats_offered import seats_offered
from people.establishment import seat, vacate
from people.models import Holding, Post, Tier
from tests.cases.life.living import about_a_councillor, about_a_director, done
from tests.cases.sending import ON
from tests.world import OPENED_ON, World


@pytest.fixture
def town(wendlebury: World) -> World:
    """Wendlebury as a town without a Monitoring Officer; Una Gray is its principal authority's."""
    w = wendlebury
    w.council.tier, w.council.principal_authority = Tier.TOWN_OR_PARISH, w.other_council
    w.council.save()
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=1))
    post = Post.objects.create(
        council=w.other_council,
        kind="Monitoring Officer",
        title="Monitoring Officer",
        side="officer",
        from_on=OPENED_ON,
    )
    seat(post, w.outsider, from_on=OPENED_ON)
    return w


def test_they_know_of_one_about_a_councillor_and_answer_the_question_of_the_code(town: World) -> None:
    case = about_a_councillor(town)
    assert overseen_by(town.outsider, on=ON).get() == case
    after = done(
        answer_code_question, case, by=town.outsider, is_allegation=False, reasons="A tone of voice."
    )
    assert after.code_question["answer"] == "no"


def test_they_know_of_nothing_about_the_towns_own_officers(town: World) -> None:
    about_a_director(town)
    assert not known_to(town.outsider, on=ON).exists()


def test_whoever_gives_it_to_others_is_offered_the_principal_authoritys_monitoring_officer(
    town: World,
) -> None:
    case = about_a_councillor(town)
    offered = {one.seat: one.title for one in seats_offered(case, town.line_manager, "", ON)}
    officer = Post.objects.get(council=town.other_council, kind="Monitoring Officer")
    assert offered[officer] == "Monitoring Officer of Harrowmere District Council"
    done(reassign, case, by=town.line_manager, to=officer, reasons="It is more than a tone.")
    assert work_of(town.outsider, on=ON).get() == case
