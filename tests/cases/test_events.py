"""Is what happened written once and for good, and told in one sentence with its source?"""

from pathlib import Path

import pytest

from cases.acts.open_case import open_case
from cases.acts.stand_aside import stand_aside
from cases.models import Event, NeverChanged
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind
from tests.cases.sending import AT, ON, acknowledged, drafted, sent
from tests.world import World

SENTENCES = Path(__file__).parent.parent.parent / "templates" / "events"


def test_every_kind_of_event_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert {path.stem for path in SENTENCES.glob("*.txt")} == set(EventKind.values)


def test_each_sentence_is_one_and_ends_with_its_source(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, "relationship disclosure", about, facts={}), w.member)
    open_case(case, by=w.monitoring_officer, at=AT)
    acknowledged(case, w.monitoring_officer)
    stand_aside(case.reference, by=w.monitoring_officer, at=AT, on=ON)
    told = {event.kind: sentence_of(event) for event in case.events.all()}
    assert set(told) == set(EventKind.values)
    assert all(sentence.endswith(").") and sentence.count(". ") == 0 for sentence in told.values()), told


def test_events_stand_in_order_and_are_never_changed_or_deleted(wendlebury: World) -> None:
    w = wendlebury
    case = sent(drafted(w.member, w.council, "advice", facts={}), w.member)
    acknowledged(case, w.monitoring_officer)
    assert [event.number for event in case.events.all()] == [1, 2, 3]
    event = case.events.get(number=1)
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(NeverChanged):
            change()
    with pytest.raises(NeverChanged):
        Event.objects.update(at=AT)


def test_reading_is_an_event_and_only_for_whoever_may(wendlebury: World) -> None:
    w = wendlebury
    case = sent(drafted(w.member, w.council, "advice", facts={}), w.member)
    open_case(case, by=w.member, at=AT)
    with pytest.raises(Refused, match="no such case"):
        open_case(case, by=w.outsider, at=AT)
    assert [event.kind for event in case.events.all()] == [EventKind.FILED, EventKind.OPENED]


def test_an_apostrophe_in_a_name_stays_one(wendlebury: World) -> None:
    w = wendlebury
    w.member.display_name = "Rosa O'Brien & Co"
    w.member.save()
    case = sent(drafted(w.member, w.council, "advice", facts={}), w.member)
    assert sentence_of(case.events.get()).startswith("Rosa O'Brien & Co raised this")
