"""Is an election recorded from its page in one act, read out first, and is nothing written by looking?"""

from __future__ import annotations

import pytest

from people.directory import holder_of
from people.election_lines import panel_lines, seat_lines
from people.models import Council, Election, Holding, User
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.conftest import ON
from tests.cases.pages.journey import Journey
from tests.people.elected import BEGINS_ON, ENDS_ON
from tests.world import World

pytestmark = pytest.mark.django_db
DAYS = {"polled_on": "6 May 2027", "ends_on": "10 May 2027", "begins_on": "11 May 2027"}
ADDRESS = "/elections/wendlebury/new"


def typed(w: World, *changes: tuple[str, str], **days: str) -> dict[str, str]:
    """The seats as they stand, with some of their text changed."""
    seats = seat_lines(w.council, ON)
    for before, after in changes:
        assert before in seats
        seats = seats.replace(before, after)
    return {**DAYS, **days, "seats": seats, "panels": panel_lines(w.council, ON)}


def looked(w: World, lines: dict[str, str]) -> Journey:
    """The page after a look at what would change."""
    return at(w.monitoring_officer, ADDRESS).send({**lines, "look": "yes"})


def recorded(w: World, lines: dict[str, str]) -> Journey:
    """The page after it was recorded as it was read out."""
    page = looked(w, lines)
    shown = page.shown.split('name="record" value="')[1].split('"')[0]
    return page.send({**lines, "record": shown})


def written() -> list[list[tuple[object, ...]]]:
    """Who sits where, who can sign in, and which elections there are."""
    return [
        list(Holding.objects.order_by("pk").values_list()),
        list(User.objects.order_by("pk").values_list("email", "display_name")),
        list(Election.objects.values_list()),
    ]


def test_the_page_begins_with_the_seats_and_panels_as_they_are(wendlebury: World) -> None:
    shown = words_of(at(wendlebury.monitoring_officer, ADDRESS))
    assert "or “Name (address)” for somebody who is new." in shown
    assert (
        "| Group Leader | Leader of the Heron Group | Heron Group |  | moira.fenwick@wendlebury.example |"
        in shown
    )
    assert "| Hearing Panel | hal.winter@wendlebury.example, joan.sefton@wendlebury.example" in shown


def test_looking_reads_everything_out_and_writes_nothing(wendlebury: World) -> None:
    w = wendlebury
    rows = written()
    lines = typed(w, ("rosa.bright@wendlebury.example", "Zora Finch (zora@finch.example)"))
    shown = words_of(looked(w, lines))
    assert "Nothing is written yet." in shown
    assert "Zora Finch (zora@finch.example) is new here" in shown
    assert "Rosa Bright leaves Member. The last day is 10 May 2027." in shown
    assert "Zora Finch is elected as Member and sits from the day they accept office." in shown
    assert written() == rows


def test_it_is_recorded_as_it_was_read_out_and_acceptance_afterwards(wendlebury: World) -> None:
    w = wendlebury
    lines = typed(w, ("rosa.bright@wendlebury.example", "Zora Finch <zora@finch.example>"))
    shown = words_of(recorded(w, lines))
    assert "The election is recorded." in shown
    assert "Acceptance of office is not recorded for: 5." in shown
    assert holder_of(w.posts.member, ENDS_ON) == w.member
    assert holder_of(w.posts.member, BEGINS_ON) is None
    assert holder_of(w.posts.group_leader, BEGINS_ON) == w.group_leader

    election, new = Election.objects.get(), User.objects.get(email="zora@finch.example")
    page = at(w.monitoring_officer, f"/elections/{election.pk}/accepted")
    done = page.send({"person": str(new.pk), "on": "13 May 2027"})
    assert "It is recorded that they accepted office." in words_of(done)
    assert holder_of(w.posts.member, BEGINS_ON.replace(day=13)) == new


def test_what_changed_since_it_was_read_out_is_read_out_again(wendlebury: World) -> None:
    w = wendlebury
    page = looked(w, typed(w))
    shown = page.shown.split('name="record" value="')[1].split('"')[0]
    other = typed(w, ("ken.aldous@wendlebury.example", ""))
    again = page.send({**other, "record": shown}).shown
    assert "What would change is not what was read out." in again
    assert "Nobody sits as Member yet." in again
    assert not Election.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ("rosa.bright@wendlebury.example", "nobody@here.example"),
            "nobody signs in with nobody@here.example.",
        ),
        (
            ("rosa.bright@wendlebury.example", "ken.aldous@wendlebury.example"),
            "is elected to 2 seats as Member",
        ),
        (
            ("rosa.bright@wendlebury.example", "rosa.bright@wendlebury.example | | |"),
            "of the seats has 10 parts.",
        ),
        (
            ("bright@wendlebury.example | ", "bright@wendlebury.example | soon"),
            "write the day like 9 May 2027, not soon",
        ),
        (
            ("| Group Leader | Leader of the Heron", "9 | Group Leader | Leader of the Heron"),
            "there is no seat",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_what_was_typed_stays(
    wendlebury: World, change: tuple[str, str], sentence: str
) -> None:
    w = wendlebury
    page = looked(w, typed(w, change))
    assert sentence in page.shown
    assert 'value="6 May 2027"' in page.shown
    assert not Election.objects.exists()


def test_days_in_the_wrong_order_are_said(wendlebury: World) -> None:
    shown = looked(wendlebury, typed(wendlebury, begins_on="7 May 2027")).shown
    assert "The old councillors end on polling day or later" in shown


def test_a_table_pasted_with_tabs_reads_the_same(wendlebury: World) -> None:
    w = wendlebury
    lines = typed(w)
    bars = words_of(looked(w, lines)).split("<ul>")[1].split("</ul>")[0]
    tabs = words_of(looked(w, {**lines, "seats": lines["seats"].replace(" | ", "\t")}))
    assert bars == tabs.split("<ul>")[1].split("</ul>")[0]


def test_the_same_results_again_are_recorded_already(wendlebury: World) -> None:
    w = wendlebury
    lines = typed(w)
    recorded(w, lines)
    assert "This election is recorded already, with the same results." in looked(w, lines).shown


def test_before_any_election_the_page_says_so(wendlebury: World) -> None:
    assert "No election is recorded yet." in words_of(at(wendlebury.monitoring_officer, "/elections"))
    assert Council.objects.filter(code="harrowmere").exists()
    assert at(wendlebury.monitoring_officer, "/elections/harrowmere/new").status == 404
