"""What do the pages say of a date that was put off, that waited, that is late, or by which one can ask again?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from html import unescape

import pytest

from cases.acts.hold import hold
from cases.acts.pause import resume, wait
from cases.deadlines.sweeping import sweep_deadlines
from cases.models import Case
from cases.states import Body
from people.models import User
from tests.cases.life.living import at_noon
from tests.cases.pages.acts.conftest import desk_of, own_of
from tests.cases.pages.acts.test_to_the_end import DECIDED
from tests.cases.pages.conftest import _modules_that_ask
from tests.world import World


@pytest.fixture
def read_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pages are read on that day from now on."""

    def on(day: date) -> None:
        for module in _modules_that_ask():
            if hasattr(module, "today"):
                monkeypatch.setattr(module, "today", lambda: day)

    return on


def _done(act: Callable[..., Case], case: Case, by: User, on: date, **given: object) -> None:
    case.refresh_from_db()
    act(case.reference, by=by, version=case.version, at=at_noon(on), on=on, **given)


def _counted(page: str) -> list[tuple[str, str, str]]:
    """The rows of the last count on a page: the day, what it is and its number."""
    rows = unescape(page).split('<table class="days">')[-1].split("<tbody>")[1].split("</tbody>")[0]
    return [
        (day.split("</th>")[0], *(cell.split("</td>")[0] for cell in day.split("<td>")[1:]))  # type: ignore[misc]
        for day in rows.split('<th scope="row">')[1:]
    ]


def _due(case: Case) -> date:
    due = (
        case.clocks.filter(stopped_on=None, due_on__isnull=False)
        .order_by("due_on")
        .values_list("due_on", flat=True)
    )
    found = due.first()
    assert found is not None
    return found


def test_after_a_holding_response_the_count_ends_with_the_new_date_and_its_reasons(
    wendlebury: World, case: Case
) -> None:
    chief = wendlebury.chief_executive
    _done(hold, case, chief, date(2026, 6, 5), reasons="Two people are away.", until=date(2026, 7, 6))
    for page in (own_of(case, wendlebury.member).shown, desk_of(case, chief).shown):
        assert "How Monday 6 July 2026 was worked out" in page
        rows = _counted(page)
        assert rows[-2] == ("Thursday 2 July 2026", "Counted", "20")
        assert rows[-1] == (
            "Monday 6 July 2026",
            "Held until Monday 6 July 2026: Two people are away.",
            "–",
        )


def test_whoever_raised_it_reads_waiting_where_the_handler_reads_why(wendlebury: World, case: Case) -> None:
    chief = wendlebury.chief_executive
    review_on, why = date(2026, 6, 30), "The police asked us to wait."
    _done(wait, case, chief, date(2026, 6, 8), body=Body.POLICE, reasons=why, review_on=review_on)
    _done(resume, case, chief, date(2026, 6, 10), words="They are done.")
    own, desk = own_of(case, wendlebury.member).shown, desk_of(case, chief).shown
    assert ("Monday 8 June 2026", "Waiting", "–") in _counted(own)
    assert ("Monday 8 June 2026", f"Waiting: {why}", "–") in _counted(desk)
    assert why not in own


def test_a_date_that_was_held_and_then_waited_for_says_both(wendlebury: World, case: Case) -> None:
    chief = wendlebury.chief_executive
    _done(hold, case, chief, date(2026, 6, 5), reasons="Two people are away.", until=date(2026, 7, 6))
    _done(wait, case, chief, date(2026, 6, 8), body=Body.ILLNESS, reasons="Ill.", review_on=date(2026, 6, 30))
    _done(resume, case, chief, date(2026, 6, 10), words="Well again.")
    assert _counted(own_of(case, wendlebury.member).shown)[-2:] == [
        ("Monday 6 July 2026", "Held until Monday 6 July 2026: Two people are away.", "–"),
        (
            "Wednesday 8 July 2026",
            "Put off to Wednesday 8 July 2026 by the working days on which the case waited",
            "–",
        ),
    ]


def test_a_late_date_says_how_late_and_that_nobody_need_chase_only_once_the_overseer_was_told(
    wendlebury: World, case: Case, read_on: Callable[[date], None]
) -> None:
    assert _due(case) == date(2026, 7, 2)
    read_on(date(2026, 7, 6))
    own = own_of(case, wendlebury.member).shown
    assert "This is 2 working days late." in own
    assert "You do not need to chase" not in own
    sweep_deadlines(on=date(2026, 7, 3), at=datetime.combine(date(2026, 7, 3), time(9), UTC))
    told = "This is 2 working days late. The Monitoring Officer was told on Friday 3 July 2026."
    assert f"{told} You do not need to chase." in own_of(case, wendlebury.member).shown
    desk = desk_of(case, wendlebury.chief_executive).shown
    assert told in desk
    assert "You do not need to chase" not in desk


def test_a_date_that_is_in_time_says_nothing_of_lateness(wendlebury: World, case: Case) -> None:
    assert "late." not in own_of(case, wendlebury.member).shown


def test_until_when_another_look_can_be_asked_for_stands_on_their_page_with_its_source(
    wendlebury: World, case: Case, read_on: Callable[[date], None]
) -> None:
    w = wendlebury
    assert "You can ask until" not in own_of(case, w.member).shown
    desk_of(case, w.chief_executive, "conclude", **DECIDED)
    desk_of(case, w.chief_executive, "report-back", words="He is sorry.", against="no")
    own = own_of(case, w.member).shown
    assert "You can ask until Thursday 2 July 2026." in own
    assert "20 working days (set by the council, not by the protocol)" in own
    read_on(date(2026, 7, 3))
    late = own_of(case, w.member).shown
    assert "The time to ask was over on Thursday 2 July 2026." in late
    assert "You can ask a person to look at it anyway." in late
    assert f'href="/case/{case.reference}/ask-again"' in late
