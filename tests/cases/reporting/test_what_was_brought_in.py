"""Do past cases from a spreadsheet count in the year they were received, as they ended, and not once taken back?"""

from __future__ import annotations

import pytest

from cases.acts.import_cases import take_import_back
from cases.models import Case
from cases.reporting.facts import received_in, year_of
from cases.reporting.period import period_of
from cases.reporting.rows import Row
from tests.cases.importing.bringing_in import CLOSED, OPEN, brought_in
from tests.cases.sending import AT, ON
from tests.world import World

pytestmark = pytest.mark.django_db


def _rows(w: World, year: int) -> tuple[Row, ...]:
    period = period_of(w.council, year, on=ON)
    return year_of(received_in(Case.objects.all(), w.council, period), period, on=ON).rows


def test_one_that_was_closed_counts_as_closed_with_its_outcome(wendlebury: World) -> None:
    brought_in(wendlebury, CLOSED)
    (row,) = _rows(wendlebury, 2025)
    assert (row.stage, row.ended, row.outcome) == ("Closed", True, "not taken further")


def test_one_that_was_closed_after_the_year_was_open_at_its_end(wendlebury: World) -> None:
    brought_in(wendlebury, {**CLOSED, "closed on": "3 January 2026"})
    (row,) = _rows(wendlebury, 2025)
    assert (row.stage, row.ended, row.outcome) == ("Being dealt with", False, "")


def test_one_that_is_open_is_being_dealt_with(wendlebury: World) -> None:
    brought_in(wendlebury, OPEN)
    assert [row.ended for row in _rows(wendlebury, 2026)] == [False]


def test_one_that_was_taken_back_never_was(wendlebury: World) -> None:
    w = wendlebury
    take_import_back(brought_in(w, CLOSED), by=w.monitoring_officer, on=ON, at=AT)
    assert _rows(w, 2025) == ()
    brought_in(w, CLOSED)
    assert len(_rows(w, 2025)) == 1
