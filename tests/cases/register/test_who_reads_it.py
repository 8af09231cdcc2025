"""Who reads who may not decide about whom, one side only, and what do a sensitive entry and one about them show?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.models import Declaration
from cases.register.own import end, mark_sensitive
from cases.register.readers import reads_the_registers_of, restrictions
from people.models import Council, CouncilSetting, User
from tests.cases.life.living import at_noon
from tests.cases.register.test_an_entry_of_ones_own import disclosed
from tests.cases.sending import ON
from tests.world import World

pytestmark = pytest.mark.django_db
SENTENCE = (
    "Rosa Bright may not decide about a concern that Colin Hargreave raised, that is about Colin Hargreave or that "
    "affected Colin Hargreave."
)


@pytest.fixture
def entry(wendlebury: World) -> Declaration:
    """A Member's, about the Director of Place."""
    return disclosed(wendlebury, wendlebury.member, wendlebury.director_of_place)


def read(user: User, council: Council) -> list[str]:
    """What somebody reads of a council's register."""
    return [one.sentence for one in restrictions(user, council, at=at_noon(ON), on=ON)]


def test_the_monitoring_officer_reads_one_side_only(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    assert read(w.monitoring_officer, w.council) == [SENTENCE]
    readers = [user for user in User.objects.all() if reads_the_registers_of(user, ON)]
    assert readers == [w.monitoring_officer]
    assert read(w.chief_executive, w.council) == []


def test_whom_the_council_names_reads_it_in_their_place(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    CouncilSetting.objects.create(
        council=w.council,
        name="readers of the register",
        value="Chief Executive, Head of Legal Partnership",
        source="Council, 12 May 2026, minute 14",
        from_on=ON,
    )
    assert read(w.chief_executive, w.council) == [SENTENCE]
    assert read(w.head_of_legal_partnership, w.council) == [SENTENCE]
    assert read(w.monitoring_officer, w.council) == []


def test_a_town_s_register_is_read_by_the_monitoring_officer_of_its_principal_authority(
    entry: Declaration, wendlebury: World
) -> None:
    w = wendlebury
    town = Council.objects.create(
        code="mere", name="Mere Town Council", tier="town or parish", principal_authority=w.council
    )
    assert reads_the_registers_of(w.monitoring_officer, ON) == (town, w.council)


def test_whoever_is_the_other_person_never_reads_of_it_in_whatever_seat(wendlebury: World) -> None:
    w = wendlebury
    disclosed(w, w.member, w.monitoring_officer, received_by=w.chief_executive)
    assert read(w.monitoring_officer, w.council) == []


def test_with_whom_a_sensitive_entry_is_is_not_shown(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    mark_sensitive(entry.key, by=w.member, sensitive=True, at=at_noon(ON), on=ON)
    [sentence] = read(w.monitoring_officer, w.council)
    assert sentence.startswith("Rosa Bright has a sensitive entry. With whom is not shown")
    assert "Hargreave" not in sentence


def test_whose_entry_it_is_sees_who_read_it_once_a_day(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    for _ in range(3):
        read(w.monitoring_officer, w.council)
    readings = entry.history.filter(kind="read")
    assert [(row.name, row.on) for row in readings] == [("Grace Lindqvist", ON)]


def test_one_that_ended_stays_with_its_last_day(entry: Declaration, wendlebury: World) -> None:
    w, on = wendlebury, ON + timedelta(days=10)
    end(entry.key, by=w.member, last_on=on, at=at_noon(on), on=on)
    [one] = restrictions(w.monitoring_officer, w.council, at=at_noon(on), on=on)
    assert (one.sentence, one.ended_on) == (SENTENCE, on)


def test_another_council_s_readers_read_nothing_of_it(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    assert read(w.outsider, w.other_council) == []
    assert read(w.monitoring_officer, w.other_council) == []
