"""Can whoever keeps the directory say who is away, from when until when, and is there no place for a reason?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from people.absences import is_away
from people.models import Absence, CouncilSetting
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.conftest import ON
from tests.world import World

pytestmark = pytest.mark.django_db


def test_somebody_is_found_by_name_and_noted_and_comes_back(wendlebury: World) -> None:
    w = wendlebury
    assert "Nobody is away" in words_of(at(w.monitoring_officer, "/absences"))
    page = at(w.monitoring_officer, "/absences/new").send({"name": "amadi", "find": "yes"})
    assert "Judith Amadi (judith.amadi@wendlebury.example)" in page.shown
    typed = {
        "name": "amadi",
        "person": w.chief_executive.pk,
        "from_on": "4 June 2026",
        "to_on": "19 June 2026",
    }
    shown = words_of(page.send(typed))
    assert "It is noted." in shown
    assert "Away from Thursday 4 June 2026 until Friday 19 June 2026." in shown
    assert is_away(w.chief_executive, ON)

    absence = Absence.objects.get()
    at(w.monitoring_officer, f"/absences/{absence.pk}").send({"last_on": "4 June 2026"})
    assert not is_away(w.chief_executive, ON + timedelta(days=1))


def test_there_is_no_place_for_a_reason(wendlebury: World) -> None:
    page = at(wendlebury.monitoring_officer, "/absences/new")
    fields = set(page.shown.split("<main")[1].split('name="')[1:])
    names = {each.split('"')[0] for each in fields}
    assert names <= {"csrfmiddlewaretoken", "name", "find", "person", "from_on", "to_on"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Search for the person, and select them"),
        ({"name": "nobody at all"}, "Nobody was found."),
        ({"from_on": "soon"}, "Write the day like 12 June 2026"),
        ({"from_on": ""}, "Write the first day away"),
        ({"to_on": "1 June 2026"}, "The last day is before the first."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    wendlebury: World, typed: dict[str, str], sentence: str
) -> None:
    w = wendlebury
    whole = {
        "name": "amadi",
        "person": str(w.chief_executive.pk),
        "from_on": "4 June 2026",
        "to_on": "19 June 2026",
    }
    shown = at(w.monitoring_officer, "/absences/new").send({**whole, **typed}).shown
    assert sentence in shown
    assert "19 June 2026" in shown or "to_on" in typed
    assert not Absence.objects.exists()


def test_an_absence_on_the_same_days_is_refused(wendlebury: World) -> None:
    w = wendlebury
    typed = {"name": "amadi", "person": str(w.chief_executive.pk), "from_on": "4 June 2026"}
    at(w.monitoring_officer, "/absences/new").send(typed)
    assert "is away from 4 June 2026 already" in at(w.monitoring_officer, "/absences/new").send(typed).shown


def test_the_council_s_setting_names_who_keeps_the_directory(wendlebury: World) -> None:
    w = wendlebury
    CouncilSetting.objects.create(
        council=w.council,
        name="keeps the directory",
        value="Head of Legal Partnership",
        source="minute 3",
        from_on=ON,
    )
    assert "Who is away" in at(w.head_of_legal_partnership, "/").shown
    assert at(w.head_of_legal_partnership, "/absences").status == 200
    assert at(w.monitoring_officer, "/absences").status == 404


@pytest.mark.parametrize(
    "who", ["chief_executive", "member", "officer", "deputy_monitoring_officer", "outsider"]
)
def test_nobody_else_finds_it(wendlebury: World, who: str) -> None:
    w, user = wendlebury, getattr(wendlebury, who)
    absence = Absence.objects.create(user=w.chief_executive, from_on=ON)
    for address in (
        "/absences",
        "/absences/new",
        f"/absences/{absence.pk}",
        "/elections",
        "/elections/wendlebury/new",
    ):
        assert at(user, address).status == 404
    assert "Who is away" not in at(user, "/").shown


def test_somebody_of_another_council_is_not_theirs_to_note(wendlebury: World) -> None:
    w = wendlebury
    typed = {"name": "gray", "person": str(w.outsider.pk), "from_on": "4 June 2026"}
    assert "Nobody was found." in at(w.monitoring_officer, "/absences/new").send(typed).shown
    absence = Absence.objects.create(user=w.outsider, from_on=ON)
    assert at(w.monitoring_officer, f"/absences/{absence.pk}").status == 404
