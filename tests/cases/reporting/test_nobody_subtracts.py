"""Can anybody take one number from another and be left with one complaint: their own desk's, or another edition's?"""

from __future__ import annotations

import pytest

from cases.acts.report_on_a_year import freeze_report, write_comments
from cases.blind_index import index_of
from cases.models import AnnualReport, Case, Incident, IncidentCase
from cases.reporting.frozen import rows_of
from cases.reporting.period import period_of
from cases.reporting.published import Report, published
from cases.reporting.readers import draft_year, prepared_for
from cases.states import Relation
from people.models import User
from tests.cases.reporting.conftest import AT, NEXT_YEAR, about_the_monitoring_officer
from tests.cases.sending import drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def twelve(w: World, settings: object) -> None:
    """Twelve concerns about one Director."""
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = 1000  # type: ignore[attr-defined]
    for _ in range(12):
        _about_the_director(w)


def _about_the_director(w: World) -> None:
    facts = {
        "capacity": "councillor",
        "direct talk": "did not resolve it",
        "safety": "no",
        "ground": "courtesy",
    }
    about = (w.director_of_place, w.posts.director_of_place)
    sent(drafted(w.member, w.council, "councillor about officer", about=about, facts=facts), w.member)


def _frozen(w: World, *, compiled_by: User, by: User, comments: str = "Nothing more.") -> AnnualReport:
    write_comments(w.council, 2026, by=compiled_by, comments=comments, hand_on=True, on=NEXT_YEAR, at=AT)
    prepared = prepared_for(w.council, 2026)
    assert prepared is not None
    return freeze_report(w.council, 2026, by=by, seen=prepared.handed_on_at, on=NEXT_YEAR, at=AT)


def _lines(report: Report) -> dict[str, dict[str, int]]:
    return {
        table.kind.key: {str(cell.label): cell.count for cell in table.cells}
        for table in report.tables
        if not table.withheld
    }


@pytest.mark.usefixtures("twelve")
def test_one_about_the_monitoring_officer_is_in_the_totals_alone_though_a_deputy_compiles(w: World) -> None:
    about_the_monitoring_officer(w)
    report = _frozen(w, compiled_by=w.deputy_monitoring_officer, by=w.chief_executive)
    # Of the twelve the deputy knows nothing; of the one they do, its subject could compile a report as well.
    assert all(row.apart for row in rows_of(report))
    assert published(report).totals.complaints == 13


def test_whoever_compiles_does_not_read_with_what_their_own_concern_is_linked(w: World) -> None:
    _about_the_director(w)
    _about_the_director(w)
    mine, other = Case.objects.order_by("pk")
    mine.access.filter(relation=Relation.COMPLAINANT).update(person=index_of(w.monitoring_officer))
    incident = Incident.objects.create(made_at=AT)
    for case in (mine, other):
        IncidentCase.objects.create(incident=incident, case=case, linked_at=AT)
    read = draft_year(w.monitoring_officer, w.council, period_of(w.council, 2026, on=NEXT_YEAR), on=NEXT_YEAR)
    assert {one.case.pk: bool(one.row.incident) for one in read.complaints} == {
        mine.pk: False,
        other.pk: True,
    }


@pytest.mark.usefixtures("twelve")
def test_in_an_ordinary_year_nothing_is_kept_apart(w: World) -> None:
    report = _frozen(w, compiled_by=w.monitoring_officer, by=w.chief_executive)
    assert not any(row.apart for row in rows_of(report))


@pytest.mark.usefixtures("twelve")
def test_a_later_edition_keeps_back_every_table_that_one_complaint_changed(w: World) -> None:
    first = _frozen(w, compiled_by=w.monitoring_officer, by=w.chief_executive)
    _about_the_director(w)
    second = _frozen(w, compiled_by=w.monitoring_officer, by=w.chief_executive)
    assert _lines(published(first))
    assert _lines(published(second)) == {}
    assert published(second).totals.complaints == 13


@pytest.mark.usefixtures("twelve")
def test_an_edition_of_which_only_the_comments_changed_says_all_that_the_first_did(w: World) -> None:
    first = _frozen(w, compiled_by=w.monitoring_officer, by=w.chief_executive)
    second = _frozen(w, compiled_by=w.monitoring_officer, by=w.chief_executive, comments="A date was wrong.")
    assert _lines(published(second)) == _lines(published(first)) != {}
