"""Do made-up lives show what goes wrong, and are they the same lives whenever they are asked for again?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from cases.models import Case, Firing
from cases.simulation.found import BEGINS_ON, Years
from cases.simulation.scratch import MEMORY, SERVER, scratch_database
from cases.simulation.years import Simulation
from people.models import Council

DAYS = 24
CASES = 8


def _lives() -> Simulation:
    """Some weeks of two councils."""
    return Simulation(cases=CASES, days=DAYS, seed=7, codes=("wendlebury", "harrowmere"))


def _unheard(found: Years) -> None:
    """Nobody watches."""


@pytest.mark.django_db
def test_the_same_seed_is_the_same_lives_on_either_database_and_nothing_goes_wrong() -> None:
    with scratch_database(SERVER if connection.vendor == "postgresql" else MEMORY):
        one = _lives().run(_unheard)
    with scratch_database(MEMORY):
        lives = _lives()
        again = lives.run(_unheard)
        _is_missed_where_nobody_was_told(lives)

    assert one == again
    assert one.cases > CASES / 2
    assert one.acts > CASES / 2
    assert one.mails
    assert one.wrong == 0
    assert not Case.objects.exists()
    assert not Council.objects.exists()


def _is_missed_where_nobody_was_told(lives: Simulation) -> None:
    fired = Firing.objects.filter(stage=1).order_by("pk").last()
    assert fired is not None
    fired.delete()
    assert lives.dates.missed() == 1
    assert lives.dates.doubled() == 1


@pytest.mark.django_db
def test_most_tries_succeed_and_some_are_refused() -> None:
    with scratch_database(MEMORY):
        found = Simulation(cases=16, days=DAYS, seed=3, codes=("wendlebury",), mails=False).run(_unheard)
    assert found.acts > 5 * found.refused
    assert sum(found.refusals.values()) == found.refused > 0


@pytest.mark.django_db
def test_stopped_on_a_day_it_says_what_it_had_by_then() -> None:
    with scratch_database(MEMORY):
        lives = _lives()

        def stop(found: Years) -> None:
            lives.stops = found.on >= BEGINS_ON + timedelta(days=3)

        found = lives.run(stop)
    assert found.on == BEGINS_ON + timedelta(days=3) < lives.last_on
    assert found.digest
    assert found.wrong == 0
