"""Does a frozen report stand as it was frozen, whoever tries to write into it?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from cases.models import AnnualReport
from cases.models.event import NeverChanged
from cases.reporting.frozen import hash_of, is_as_frozen
from tests.databases.clearing import triggers_lifted
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db: None) -> AnnualReport:
    """A report of a year in which nothing was received."""
    content = {"rows": [], "others": 0, "comments": "Quiet."}
    return AnnualReport.objects.create(
        council=world().council, year=2026, edition=1, frozen=content, sha256=hash_of(content),
        compiled_by="a" * 64, compiled_name="Grace Lindqvist", frozen_by="b" * 64, frozen_name="Judith Amadi",
        frozen_at=datetime(2027, 2, 3, tzinfo=UTC),
    )  # fmt: skip


def test_neither_saved_nor_deleted_again(report: AnnualReport) -> None:
    with pytest.raises(NeverChanged):
        report.save()
    with pytest.raises(NeverChanged):
        report.delete()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cases_annualreport SET sha256 = 'x'", "DELETE FROM cases_annualreport"],
)
def test_the_database_refuses(report: AnnualReport, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"never changed|never deleted"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AnnualReport.objects.get().sha256 == report.sha256


def test_what_somebody_with_every_right_changed_is_told(report: AnnualReport) -> None:
    assert is_as_frozen(AnnualReport.objects.get())
    with triggers_lifted():
        AnnualReport.objects.filter(pk=report.pk).update(frozen={**report.frozen, "others": 3})
    assert not is_as_frozen(AnnualReport.objects.get())
