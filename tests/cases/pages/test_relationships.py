"""What does somebody read and do on the pages of what they declared, and what does a reader of the register see?"""

from __future__ import annotations

import pytest

from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Declaration
from tests.cases.pages.acts.conftest import at, handler_of, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wendlebury: World) -> Declaration:
    """A Member tells the council about the Director of Place, and it was received."""
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    Journey(signed_in_as(w.member), about, "relationship disclosure").to("check").send({})
    case = Case.objects.get()
    confirm_no_connection(case, by=handler_of(case), at=AT)
    acknowledge(case.reference, by=handler_of(case), words="I have it.", version=case.version, at=AT, on=ON)
    return Declaration.objects.get()


def test_where_nothing_was_declared_the_page_says_so_and_how_to(wendlebury: World) -> None:
    shown = words_of(at(wendlebury.officer, "/relationships"))
    assert "You have declared none." in shown
    assert "It stands here once it was received." in shown


def test_it_is_listed_confirmed_made_sensitive_and_ended(entry: Declaration, wendlebury: World) -> None:
    who = wendlebury.member
    assert "1 stands." in at(who, "/").shown
    listed = words_of(at(who, "/relationships"))
    assert "Colin Hargreave" in listed
    assert "To be confirmed by Friday 4 June 2027." in listed

    address = f"/relationships/{entry.key}"
    assert "Confirmed for another year." in words_of(at(who, address).send({"say": "confirmed"}))
    shown = words_of(at(who, address).send({"say": "sensitive"}))
    assert "Only you. Readers of the register see that you have a sensitive entry" in shown
    shown = words_of(at(who, f"{address}/ended").send({"last_on": "4 June 2026"}))
    assert "It ended on Thursday 4 June 2026." in shown
    assert "Yes, it is still so" not in shown


def test_once_a_year_is_over_the_first_page_asks(entry: Declaration, wendlebury: World) -> None:
    Declaration.objects.update(confirm_by=ON)
    shown = at(wendlebury.member, "/").shown
    assert "Say whether a relationship you declared is still so" in shown
    assert "A year is over." in words_of(at(wendlebury.member, "/relationships"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write the last day"),
        ("soon", "Write the day like 12 June 2026"),
        ("5 June 2026", "That day has not come yet."),
    ],
)
def test_a_day_that_cannot_be_stays_on_the_page(
    entry: Declaration, wendlebury: World, typed: str, sentence: str
) -> None:
    shown = at(wendlebury.member, f"/relationships/{entry.key}/ended").send({"last_on": typed}).shown
    assert sentence in shown
    assert f'value="{typed}"' in shown or not typed


def test_the_monitoring_officer_reads_the_register_and_the_member_reads_that_they_did(
    entry: Declaration, wendlebury: World
) -> None:
    w = wendlebury
    shown = words_of(at(w.monitoring_officer, "/register"))
    assert "Rosa Bright may not decide about a concern that Colin Hargreave raised" in shown
    assert "Read by the Monitoring Officer." in shown
    assert "Read in the register by Grace Lindqvist." in words_of(at(w.member, f"/relationships/{entry.key}"))


def test_with_nothing_to_read_the_register_says_so(wendlebury: World) -> None:
    assert "Nobody has declared a relationship" in words_of(at(wendlebury.monitoring_officer, "/register"))


@pytest.mark.parametrize(
    "who", ["director_of_place", "officer", "chief_executive", "monitoring_officer", "outsider"]
)
def test_nobody_else_finds_the_entry_and_the_other_person_reads_nothing_anywhere(
    entry: Declaration, wendlebury: World, who: str
) -> None:
    user = getattr(wendlebury, who)
    for address in (f"/relationships/{entry.key}", f"/relationships/{entry.key}/ended"):
        assert at(user, address).status == 404
    assert "Rosa Bright" not in at(user, "/relationships").shown
    if who != "monitoring_officer":
        assert at(user, "/register").status == 404
        assert "register of relationships" not in at(user, "/").shown
