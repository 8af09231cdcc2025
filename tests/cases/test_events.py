"""Is what happened written once and for good, and told in one sentence with its source?"""

from pathlib import Path

import pytest

from cases.acts.open_case import open_case
from cases.models import Event, NeverChanged
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind
from tests.cases.sending import AT, acknowledged, drafted, sent
from tests.world import World

SENTENCES = Path(__file__).parent.parent.parent / "templates" / "events"


# Of those who asked about it, and of the council that follows.
_MORE = ("who", "asked_on", "line", "before", "after")


def test_every_kind_of_event_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert {path.stem for path in SENTENCES.glob("*.txt")} == set(EventKind.values)


@pytest.mark.parametrize("kind", EventKind.values)
def test_each_sentence_is_one_and_ends_with_its_source(kind: str) -> None:
    names = "by to whom why words reasons until source outcome duty other what label body review_on changes"
    detail = {name: f"<{name}>" for name in (*names.split(), "agreed_by", "answer_by", "decision", *_MORE)}
    told = sentence_of(Event(kind=kind, detail=detail))
    assert told.endswith(").")
    assert told.count(". ") == 0
    assert "  " not in told


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
