"""Does everything hold in any life of a case: random acts by random people on random days, in every rulebook?

ANY_LIFE_EXAMPLES (lives a rulebook) and ANY_LIFE_STEPS make it longer; `manage.py simulate` lives whole years of many.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.models import Case
from cases.simulation.drawing import sent_at_random
from cases.simulation.holding import what_is_wrong
from cases.simulation.trying import something_tried
from cases.states import EventKind, State
from people.demonstration import build_demonstration
from people.models import Council, User
from rules.shelf import adopt, put_on_shelf
from tests.cases.every_case import BOOKS, FROM
from tests.cases.life.model import may_stand
from tests.cases.sending import ON, rolled_back

# Lives a rulebook: three hundred in all on SQLite, and some on PostgreSQL, where each takes longer.
EXAMPLES = int(
    os.environ.get("ANY_LIFE_EXAMPLES", "3" if os.environ.get("TEST_DATABASE") == "postgresql" else "60")
)
STEPS = int(os.environ.get("ANY_LIFE_STEPS", "40"))
_NO_ACT = (EventKind.OPENED, EventKind.NO_CONNECTION_CONFIRMED)


@pytest.fixture(params=BOOKS, ids=[book.parent.name for book in BOOKS])
def council(request: pytest.FixtureRequest, db: None) -> Council:
    """The demonstration council that runs one of the five protocols."""
    book: Path = request.param
    built = build_demonstration(ON, "a password for tests")
    code = next(code for code, protocol in built.protocols.items() if protocol == book.parent.name)
    version, _ = put_on_shelf(book.parent.name, book)
    adopt(code, version, from_on=FROM, adopted_by="the tests")
    return Council.objects.get(code=code)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a life does not get simpler by drawing smaller numbers
)
@given(seed=st.integers(0, 2**32))
def test_nothing_goes_wrong_in_any_life(council: Council, seed: int) -> None:
    random = Random(seed)  # noqa: S311  (a life drawn, no secret)
    with rolled_back():
        case = sent_at_random(random, council, ON)
        if case is None:
            return
        people = list(User.objects.order_by("pk"))
        on = ON
        for _ in range(STEPS):
            on += timedelta(days=random.choice((0, 0, 0, 1, 1, 2, 7, 30)))
            before = (State(case.state), case.version, _acts(case))
            did = something_tried(random, case, _somebody(random, case, people), on)
            case = Case.objects.select_related("council").get(pk=case.pk)
            after = (State(case.state), case.version, _acts(case))
            if did.refused:
                assert after == before, did
            else:
                assert may_stand(did.act, before[0], after[0]), (did, before, after)
                assert after[1:] == (before[1] + 1, before[2] + 1), did
            assert what_is_wrong(case, people, on) == [], did


def _acts(case: Case) -> int:
    """How many things happened, readings aside; a declared connection is part of its acknowledgement."""
    return case.events.exclude(kind__in=(*_NO_ACT, EventKind.CONNECTION_RECORDED)).count()


def _parties(case: Case) -> Iterator[User]:
    for party in (case.parties["complainant"], case.parties.get("subject") or {}):
        if party.get("user"):
            yield User.objects.get(pk=party["user"])


def _somebody(random: Random, case: Case, people: list[User]) -> User:
    """Mostly whoever has it or is a party, sometimes anybody at all."""
    held = [held.user for step in case.steps.all() for held in step.handlers if held.user]
    near = [user for user in people if user.pk in held] + list(_parties(case))
    return random.choice(near if near and random.random() < 0.85 else people)
