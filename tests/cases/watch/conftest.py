"""A Member's concern about a Director, with the Chief Executive, and a look over it on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from cases.models import Alarm, Case
from cases.watch.looking import Looked, watch_cases
from tests.cases.sending import drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    """Sent on Monday 1 June 2026."""
    w = wendlebury
    return sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )


def at(on: date) -> datetime:
    """Nine in the morning of the day."""
    return datetime.combine(on, time(9), tzinfo=UTC)


def look(on: date) -> Looked:
    """One look over every open case on the day."""
    return watch_cases(on=on, at=at(on))


def open_alarms() -> list[str]:
    """What stands, in words."""
    return [alarm.words for alarm in Alarm.objects.filter(closed_at__isnull=True)]
