"""What happens when whoever deals with a case acknowledges it?"""

from datetime import timedelta

import pytest

from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Connection
from cases.refusals import Refused, Stale
from cases.sentences import sentence_of
from cases.states import EventKind, State
from tests.cases.sending import AT, ON, acknowledged, drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    w = wendlebury
    return sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )


def test_it_keeps_the_state_stops_its_clock_and_tells_the_filer(case: Case, wendlebury: World) -> None:
    after = acknowledged(case, wendlebury.chief_executive, on=ON + timedelta(days=1))
    assert (after.state, after.version) == (State.WITH_HANDLER, 1)
    assert after.acknowledged_on == ON + timedelta(days=1)
    stopped = {clock.what: clock.stopped_on for clock in after.clocks.all()}
    assert stopped == {"acknowledge within": ON + timedelta(days=1), "reply within": None}
    event = after.events.get(kind=EventKind.ACKNOWLEDGED)
    assert event.detail["words"] == "I have read it."
    assert sentence_of(event) == "Judith Amadi acknowledged it (due within 5 working days)."


def test_the_words_are_shut_until_the_handler_says_there_is_no_connection(
    case: Case, wendlebury: World
) -> None:
    with pytest.raises(Refused, match="First say whether you have any connection"):
        acknowledge(case.reference, by=wendlebury.chief_executive, words="Read.", version=0, at=AT, on=ON)


def test_whoever_comes_second_reads_who_was_first(case: Case, wendlebury: World) -> None:
    acknowledged(case, wendlebury.chief_executive)
    with pytest.raises(Stale, match="Judith Amadi acknowledged it") as second:
        acknowledge(case.reference, by=wendlebury.chief_executive, words="Read.", version=0, at=AT, on=ON)
    assert (second.value.by, second.value.at) == ("Judith Amadi", AT)


def test_it_is_acknowledged_once(case: Case, wendlebury: World) -> None:
    after = acknowledged(case, wendlebury.chief_executive)
    with pytest.raises(Refused, match="already been acknowledged"):
        acknowledge(after.reference, by=wendlebury.chief_executive, words="Read.", version=1, at=AT, on=ON)


@pytest.mark.parametrize("who", ["member", "director_of_place", "monitoring_officer", "outsider"])
def test_nobody_but_the_handler_may(case: Case, wendlebury: World, who: str) -> None:
    with pytest.raises(Refused):
        acknowledge(case.reference, by=getattr(wendlebury, who), words="Read.", version=0, at=AT, on=ON)
    case.refresh_from_db()
    assert case.version == 0


def test_empty_words_are_refused(case: Case, wendlebury: World) -> None:
    confirm_no_connection(case, by=wendlebury.chief_executive, at=AT)
    with pytest.raises(Refused, match="Write what you want to tell them"):
        acknowledge(case.reference, by=wendlebury.chief_executive, words=" ", version=0, at=AT, on=ON)


def test_a_disclosure_received_makes_a_connection_and_one_only_sent_makes_none(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    disclosure = sent(drafted(w.member, w.council, "relationship disclosure", about, facts={}), w.member)
    assert not Connection.objects.exists()
    acknowledged(disclosure, w.monitoring_officer)
    connection = Connection.objects.get()
    assert (connection.declared_in, connection.from_on) == (disclosure, ON)
