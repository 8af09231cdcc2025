"""Wendlebury in the middle of things: cases at several moments, so that every page has something to show."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from cases.acts.ask_question import ask_question
from cases.acts.consult import consult
from cases.acts.import_cases import check_import
from cases.acts.put_to_them import put_to_them
from cases.acts.report_on_a_year import freeze_report, write_comments
from cases.importing.reading import rows_of, template
from cases.models import Case
from tests.cases.arrivals.arriving import arrived, recorded
from tests.cases.pages.acts.conftest import handler_of, with_them
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

FACTS = {"safety": "no", "ground": "courtesy", "code allegation": "no", "direct talk": "did not resolve it"}
SOON = ON + timedelta(days=14)


@pytest.fixture
def in_the_middle(wendlebury: World, settings: Settings, tmp_path: Path) -> World:
    """A draft; a concern nobody has opened; one that waits for three answers; one about a councillor."""
    w = wendlebury
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = settings.PREVIEWS_A_DAY = 1_000_000
    settings.WITNESSES_NAMED_A_DAY = settings.PEOPLE_WRITTEN_FOR_A_DAY = 1_000_000
    settings.ATTACHMENTS_DIR = tmp_path
    about_director = (w.director_of_place, w.posts.director_of_place)
    filed(Journey(signed_in_as(w.other_member), about_director, facts=FACTS))
    waits = with_them(filed(Journey(signed_in_as(w.member), about_director, facts=FACTS)), w.chief_executive)
    moment: dict[str, Any] = {"by": w.chief_executive, "at": AT, "on": ON}
    waits = ask_question(waits.reference, words="Who else was there?", version=waits.version, **moment)
    waits = consult(
        waits.reference, person=w.head_of_legal_partnership, sees="A question of law.", why="The law.",
        answer_by=SOON, version=waits.version, **moment,
    )  # fmt: skip
    put_to_them(
        waits.reference, summary="That he shouted.", asked="What happened?", answer_by=SOON,
        may_accompany="A colleague.", version=waits.version, **moment,
    )  # fmt: skip
    officer = Journey(
        signed_in_as(w.officer), (w.member, w.posts.member), "officer about councillor", facts=FACTS
    )
    about_a_member = filed(officer)
    with_them(about_a_member, handler_of(about_a_member))
    Journey(signed_in_as(w.member), about_director, facts=FACTS).to("check")
    mo = w.monitoring_officer
    recorded(arrived(w, mo, name="Ada Pell", reach="3 Mill Lane", at=AT), mo, on=ON, at=AT)
    arrived(w, mo, from_whom=w.member, at=AT, facts=FACTS)
    check_import(rows_of(template().encode()), council=w.council, by=mo, on=ON, at=AT)
    _reported(w)
    return w


def _reported(w: World) -> None:
    """A year with a report that was published, and one that waits to be frozen."""
    moment: dict[str, Any] = {"on": ON, "at": AT}
    for year in (2025, 2024):
        waits = write_comments(
            w.council, year, by=w.monitoring_officer, comments="A quiet year.", hand_on=True, **moment
        )
        if year == 2025:
            freeze_report(w.council, year, by=w.chief_executive, seen=waits.handed_on_at, **moment)


def filed(journey: Journey) -> Case:
    """The concern, sent."""
    before = set(Case.objects.values_list("pk", flat=True))
    journey.to("check").send({})
    return Case.objects.exclude(pk__in=before).get()
