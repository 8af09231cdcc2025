"""Is it kept, and shown to whoever keeps the directory, who entered an absence, an election and an acceptance?"""

from __future__ import annotations

import pytest

from people.models import Absence, Elected, Election, User
from tests.cases.pages.acts.conftest import at, words_of
from tests.cases.pages.keeping.test_an_election import recorded, typed
from tests.world import World

pytestmark = pytest.mark.django_db


def test_of_an_absence(wendlebury: World) -> None:
    w = wendlebury
    away = {"name": "amadi", "person": w.chief_executive.pk, "from_on": "4 June 2026"}
    at(w.monitoring_officer, "/absences/new").send(away)
    absence = Absence.objects.get()
    assert (absence.noted_by, absence.changed_by) == (w.monitoring_officer, None)
    shown = words_of(at(w.monitoring_officer, "/absences"))
    assert "Entered by Grace Lindqvist." in shown
    assert "Last changed by" not in shown
    at(w.monitoring_officer, f"/absences/{absence.pk}").send({"last_on": "19 June 2026"})
    assert "Last changed by Grace Lindqvist." in words_of(at(w.monitoring_officer, "/absences"))


def test_of_an_election_and_of_an_acceptance(wendlebury: World) -> None:
    w = wendlebury
    recorded(w, typed(w, ("rosa.bright@wendlebury.example", "Zora Finch (zora@finch.example)")))
    election = Election.objects.get()
    assert election.recorded_by == w.monitoring_officer
    shown = words_of(at(w.monitoring_officer, "/elections"))
    assert "Entered by Grace Lindqvist." in shown

    Election.objects.update(recorded_by=w.chief_executive)
    new = User.objects.get(email="zora@finch.example")
    at(w.monitoring_officer, f"/elections/{election.pk}/accepted").send(
        {"person": new.pk, "on": "11 May 2027"}
    )
    assert Elected.objects.get(user=new).acceptance_recorded_by == w.monitoring_officer
    shown = words_of(at(w.monitoring_officer, "/elections"))
    assert "That Zora Finch accepted office was entered by Grace Lindqvist." in shown
