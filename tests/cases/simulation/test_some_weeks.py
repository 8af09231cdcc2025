"""Do made-up lives show what goes wrong, and are they the same lives whenever they are asked for again?"""

from __future__ import annotations

import pytest
from django.db import connection

from cases.models import Case, Firing
from cases.simulation.judging import Judges
from cases.simulation.scratch import MEMORY, SERVER, scratch_database
from cases.simulation.trying import Tried
from cases.simulation.years import Simulation, Years
from people.models import Council
from tests.cases.life.living import about_a_director
from tests.cases.sending import ON
from tests.world import World

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


def test_whoever_decides_about_themselves_is_counted(wendlebury: World) -> None:
    case, judges = about_a_director(wendlebury), Judges()
    for by, act in (
        (wendlebury.chief_executive, "conclude"),
        (wendlebury.director_of_place, "give_account"),
        (wendlebury.director_of_place, "hold"),
        (wendlebury.member, "ask_again"),
        (wendlebury.chief_executive, "conclude"),
    ):
        judges.saw(case, Tried(act, by, ""), ON)
    assert judges.of_themselves == 2
