"""Are seats that an election left empty, or that somebody took up, found with the act and not an hour later?"""

from __future__ import annotations

from cases.acts.record_election import record_acceptance, record_council_election
from cases.models import BodyAwaited, Case
from people.election_lines import panel_lines, seat_lines
from people.election_recording import Typed, read_out
from people.models import Elected, User
from tests.cases.life.living import at_noon
from tests.cases.watch.test_a_body_that_is_not_there_yet import BEGINS, ENDS, POLLED, case, due, to_the_leader
from tests.world import World

__all__ = ["case"]
NEW = "Zora Finch (zora@finch.example)"


def _typed(w: World, leader: str) -> Typed:
    seats = seat_lines(w.council, POLLED).replace("moira.fenwick@wendlebury.example", leader)
    return Typed(
        polled_on=POLLED,
        ends_on=ENDS,
        begins_on=BEGINS,
        seats=seats,
        panels=panel_lines(w.council, POLLED),
    )


def _recorded(w: World, leader: str) -> None:
    typed = _typed(w, leader)
    shown = read_out(w.council, typed).fingerprint
    record_council_election(
        w.council, typed, shown=shown, by=w.monitoring_officer, at=at_noon(BEGINS), on=BEGINS
    )


def test_what_rests_on_a_seat_that_stays_empty_stands_still_as_soon_as_it_is_recorded(
    case: Case, wendlebury: World
) -> None:
    to_the_leader(case, wendlebury)
    assert due(case) is not None
    _recorded(wendlebury, "")
    assert due(case) is None
    assert BodyAwaited.objects.get(case=case).until_on is None


def test_it_counts_on_as_soon_as_whoever_was_elected_accepts(case: Case, wendlebury: World) -> None:
    w = wendlebury
    to_the_leader(case, w)
    _recorded(w, NEW)
    assert due(case) is None
    new = User.objects.get(email="zora@finch.example")
    elected = Elected.objects.get(user=new)
    record_acceptance(
        elected.election, new, accepted_on=BEGINS, by=w.monitoring_officer, at=at_noon(BEGINS), on=BEGINS
    )
    assert due(case) is not None
    assert BodyAwaited.objects.get(case=case).until_on == BEGINS
