"""Do the totals of a year agree, whatever happened in it, on the database the tests run on?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.acts.recording import record
from cases.models import Case, Incident, IncidentCase
from cases.reporting.facts import received_in, year_of
from cases.reporting.period import period_of
from cases.reporting.rows import totals_of
from cases.reporting.tables import tables_of
from cases.states import EventKind, State
from people.models import Council, Tier, User
from tests.cases.sending import rolled_back
from tests.world import World

pytestmark = pytest.mark.django_db
_ON = date(2027, 3, 1)
_LIVES = st.lists(
    st.fixed_dictionaries(
        {
            "filed_on": st.dates(date(2025, 12, 1), date(2027, 1, 31)),
            "parish": st.booleans(),
            "about": st.sampled_from(["", "officer", "councillor"]),
            "matter": st.sampled_from(["officer about councillor", "enquiry", "undue pressure"]),
            "ends": st.sampled_from([None, EventKind.REPORTED_BACK, EventKind.WITHDRAWN, EventKind.CLOSED]),
            "after": st.integers(0, 200),
            "incident": st.integers(0, 4),
            "again": st.booleans(),
        }
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=_LIVES)
def test_complaints_incidents_and_every_table_agree(
    wendlebury: World, lives: list[dict[str, object]]
) -> None:
    with rolled_back():
        parish = Council.objects.create(
            code="ash", name="Ash Parish Council", tier=Tier.TOWN_OR_PARISH,
            principal_authority=wendlebury.council,
        )  # fmt: skip
        incidents = [Incident.objects.create(made_at=_at(_ON)) for _ in range(4)]
        for number, life in enumerate(lives):
            council = parish if life["parish"] else wendlebury.council
            _lived(number, life, council, incidents, wendlebury.member)
        period = period_of(wendlebury.council, 2026, on=_ON)
        read = year_of(received_in(Case.objects.all(), wendlebury.council, period), period, on=_ON)

        within = [life for life in lives if period.starts_on <= life["filed_on"] <= period.ends_on]  # type: ignore[operator]
        complaints = [life for life in within if life["about"] and life["matter"] != "enquiry"]
        totals = totals_of(read.rows)
        assert totals.complaints == len(complaints) == len(read.rows)
        assert len(read.others) == len(within) - len(complaints)
        assert totals.complaints == totals.alone + totals.linked
        alone = sum(life["incident"] == 0 for life in complaints)
        assert totals.incidents == alone + len({life["incident"] for life in complaints} - {0})
        for table in tables_of(read.rows):
            assert table.total == totals.complaints, table.kind.key
        assert sum(not row.ended for row in read.rows) == sum(_open(life) for life in complaints)


def _open(life: dict[str, object]) -> bool:
    """Whether it was open when 2026 ended, as the test itself knows it."""
    filed_on, after = life["filed_on"], life["after"]
    assert isinstance(filed_on, date)
    assert isinstance(after, int)
    ended_on = date.fromordinal(filed_on.toordinal() + after)
    return life["ends"] is None or ended_on > date(2026, 12, 31) or bool(life["again"])


def _lived(
    number: int, life: dict[str, object], council: Council, incidents: list[Incident], by: User
) -> None:
    filed_on, after, incident = life["filed_on"], life["after"], life["incident"]
    assert isinstance(filed_on, date)
    assert isinstance(after, int)
    assert isinstance(incident, int)
    side = str(life["about"])
    case = Case.objects.create(
        reference=f"RND-{number:04}", council=council, draft_key=uuid4(), state=State.WITH_HANDLER,
        filed_on=filed_on, filed_at=_at(filed_on), rulebook_sha256="none",
        plan={"matter": life["matter"]},
        parties={
            "complainant": {"kind": "Member"},
            "subject": {"kind": "Director", "side": side} if side else None,
        },
    )  # fmt: skip
    if incident:
        IncidentCase.objects.create(incident=incidents[incident - 1], case=case, linked_at=_at(filed_on))
    if life["ends"] is not None:
        ended = _at(date.fromordinal(filed_on.toordinal() + after))
        record(case, EventKind(str(life["ends"])), by=by, at=ended)
        if life["again"]:
            record(case, EventKind.REOPENED, by=by, at=ended)


def _at(on: date) -> datetime:
    return datetime.combine(on, time(12), UTC)
