"""After an election, do clocks wait for a body that nobody sits in yet, with the reason, and run on then?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access import visible_to, work_of
from cases.acts.pass_on import pass_on
from cases.acts.pause import pause, resume
from cases.acts.reassign import decide_route
from cases.bodies import why_nobody_yet
from cases.ladder import ways_on
from cases.models import BodyAwaited, Case, Event
from cases.sentences import sentence_of
from cases.views.acts.record_shown import sections_of
from cases.views.case_shown import date_rows
from cases.watch.bodies import watch_bodies
from cases.watch.looking import watch_cases
from people.elections import PanelAfter, hold_election
from people.establishment import seat
from people.models import User
from tests.cases.life.living import about_a_councillor, at_noon, done, ready
from tests.cases.sending import ON, SMALL_BOOK, run_small_book
from tests.people.elected import carried_on, results, with_seat
from tests.world import World

pytestmark = pytest.mark.django_db
POLLED, ENDS, BEGINS = date(2026, 6, 4), date(2026, 6, 8), date(2026, 6, 9)
ANNUAL_COUNCIL = date(2026, 6, 25)
TIMED = """          11.3 says: informally referring the matter to the Leader of the relevant party group
      times:
        - reply within: 10 working days
          from: the step opening
          local: Council, 1 June 2026, minute 23.
"""


@pytest.fixture
def case(wendlebury: World, tmp_path: Path) -> Case:
    """An officer's concern about a Member of the Heron Group, under a rulebook that gives their leader ten days."""
    text = SMALL_BOOK.read_text("utf-8")
    before = TIMED.split("\n", 1)[0] + "\n"
    assert text.count(before) == 1
    book = tmp_path / "timed.yaml"
    book.write_text(text.replace(before, TIMED), "utf-8")
    run_small_book(wendlebury.council, book)
    return about_a_councillor(wendlebury)


def voted(w: World, **leader: object) -> None:
    """The council votes on 4 June 2026 and everybody is elected again; the leader's seat is as it is given."""
    found = replace(results(w), polled_on=POLLED, ends_on=ENDS, begins_on=BEGINS)
    hold_election(with_seat(found, w.posts.group_leader, **leader) if leader else found)


def renamed(w: World, leader: User) -> None:
    """The council votes, and the Heron Group has another name and this leader."""
    led = replace(carried_on(w.posts.member, w.member), answers_to="Leader of the Grey Herons")
    leads = replace(
        carried_on(w.posts.group_leader, leader), group="Grey Heron Group", title="Leader of the Grey Herons"
    )
    found = replace(results(w), polled_on=POLLED, ends_on=ENDS, begins_on=BEGINS, seats=(leads, led))
    hold_election(found)


def to_the_leader(case: Case, w: World, on: date = ON) -> Case:
    """Passed on to the step of the group leader."""
    return done(
        pass_on, case, by=w.line_manager, step="to the group leader", choice=None, reasons="Minor.", on=on
    )


def look(on: date) -> None:
    """One look of the watch on a day."""
    watch_cases(on=on, at=at_noon(on))


def due(case: Case) -> date | None:
    """By when the leader is to answer."""
    return case.clocks.get(what="reply within").due_on


def sentences(case: Case, *kinds: str) -> list[str]:
    """What was recorded of these kinds."""
    return [sentence_of(event) for event in Event.objects.filter(case=case, kind__in=kinds)]


def test_a_step_whose_leader_went_stands_still_with_the_reason_until_somebody_leads(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    to_the_leader(case, w)
    assert due(case) == date(2026, 6, 15)
    voted(w, user=None)

    look(ENDS)
    assert sentences(case, "paused") == []
    look(BEGINS)
    look(BEGINS)
    assert due(case) is None
    assert sentences(case, "paused") == [
        "This service paused it: The council was elected on 4 June 2026, and nobody sits as Leader of the Heron Group "
        "yet. (days while it is paused are not counted)."
    ]

    told = [str(line.words) for row in date_rows(case, to_the_filer=True) for line in row.lines]
    assert any(words.startswith("It stands still. The council was elected on 4 June 2026") for words in told)
    assert "Its dates stand still" in [
        item.words for one in sections_of(case, w.officer) for item in one.items
    ]

    seat(w.posts.group_leader, w.ungrouped_member, from_on=ANNUAL_COUNCIL)
    look(ANNUAL_COUNCIL - timedelta(days=1))
    assert due(case) is None
    look(ANNUAL_COUNCIL)
    # Six of the ten working days were over on 8 June; it stood still from the 9th until the 24th.
    assert due(case) == date(2026, 7, 1)
    assert sentences(case, "resumed") == [
        "This service took it up again: there is somebody again who may have it (the days until now were not counted)."
    ]


def test_a_way_on_to_a_leader_who_is_not_there_yet_says_so_and_waits_once_taken(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    voted(w, user=None)
    [way] = [way for way in ways_on(case, BEGINS) if way.name == "to the group leader"]
    assert why_nobody_yet(case, way, BEGINS) == (
        "The council was elected on 4 June 2026, and nobody sits as Leader of the Heron Group yet."
    )
    to_the_leader(case, w, BEGINS)
    look(BEGINS)
    assert due(case) is None
    seat(w.posts.group_leader, w.ungrouped_member, from_on=ANNUAL_COUNCIL)
    look(ANNUAL_COUNCIL)
    assert due(case) is not None
    assert BodyAwaited.objects.get().until_on == ANNUAL_COUNCIL


def test_before_any_election_an_empty_seat_waits_for_nothing(case: Case, wendlebury: World) -> None:
    w = wendlebury
    w.posts.group_leader.holdings.update(to_on=ON - timedelta(days=1))
    to_the_leader(case, w)
    look(ON)
    assert not BodyAwaited.objects.exists()
    [way] = [way for way in ways_on(about_a_councillor(w), ON) if way.name == "to the group leader"]
    assert why_nobody_yet(case, way, ON) == ""


def test_once_the_chooser_gives_it_to_somebody_else_it_runs_on(case: Case, wendlebury: World) -> None:
    w = wendlebury
    voted(w, user=None)
    to_the_leader(case, w, BEGINS)
    look(BEGINS)
    ready(case, w.monitoring_officer)
    given = {"to": w.posts.other_group_leader, "reasons": "He can take it."}
    done(decide_route, case, by=w.monitoring_officer, on=BEGINS + timedelta(days=1), **given)
    look(BEGINS + timedelta(days=1))
    assert due(case) is not None
    assert not BodyAwaited.objects.filter(until_on__isnull=True).exists()


def test_a_pause_of_somebody_s_own_outlasts_the_wait(case: Case, wendlebury: World) -> None:
    w = wendlebury
    to_the_leader(case, w)
    ready(case, w.group_leader)
    done(pause, case, by=w.group_leader, reasons="The officer is ill.")
    voted(w, user=None)
    look(BEGINS)
    seat(w.posts.group_leader, w.group_leader, from_on=ANNUAL_COUNCIL)
    look(ANNUAL_COUNCIL)
    assert due(case) is None
    assert not BodyAwaited.objects.filter(until_on__isnull=True).exists()


def test_pausing_a_case_that_stands_still_already_is_no_fault(case: Case, wendlebury: World) -> None:
    w = wendlebury
    to_the_leader(case, w)
    BodyAwaited.objects.create(
        case=case, step=case.steps.latest("number"), post=w.posts.group_leader, why="x", since_on=ON
    )
    ready(case, w.group_leader)
    done(pause, case, by=w.group_leader, reasons="One.")
    done(resume, case, by=w.group_leader, words="Two.")
    assert due(case) is not None


def test_a_panel_made_up_at_the_annual_council_has_its_cases_again(case: Case, wendlebury: World) -> None:
    w = wendlebury
    step = case.steps.get()
    held = [{**step.held_by[0], "user": None, "post": w.posts.hearing_panel.pk, "capacity": "panel"}]
    step.post, step.held_by = w.posts.hearing_panel, held
    step.save()
    panel = PanelAfter(w.posts.hearing_panel, w.panel_members, from_on=ANNUAL_COUNCIL)
    hold_election(replace(results(w, panels=(panel,)), polled_on=POLLED, ends_on=ENDS, begins_on=BEGINS))
    look(BEGINS)
    assert "nobody sits as Hearing Panel yet: the first day is 25 June 2026." in sentences(case, "paused")[0]
    look(ANNUAL_COUNCIL)
    assert BodyAwaited.objects.get().until_on == ANNUAL_COUNCIL


def test_whoever_is_elected_again_into_a_seat_that_is_another_one_keeps_their_work_without_a_gap(
    case: Case, wendlebury: World
) -> None:
    """The Heron Group has another name afterwards, so its leader's seat is a new one; the leader is the same."""
    w = wendlebury
    to_the_leader(case, w)
    renamed(w, w.group_leader)
    w.posts.group_leader.refresh_from_db()
    assert w.posts.group_leader.to_on == ENDS
    day = ON
    while day < BEGINS + timedelta(days=40):
        assert work_of(w.group_leader, on=day).get() == case, day
        day += timedelta(days=1)
    look(BEGINS)
    assert not BodyAwaited.objects.exists()
    assert [alarm.kind for alarm in case.alarms.all()] in ([], ["not_opened"])


def test_whoever_follows_in_such_a_seat_has_nothing_of_it(case: Case, wendlebury: World) -> None:
    w = wendlebury
    to_the_leader(case, w)
    renamed(w, w.ungrouped_member)
    assert not visible_to(w.ungrouped_member, on=BEGINS).filter(pk=case.pk).exists()
    assert not visible_to(w.group_leader, on=BEGINS).filter(pk=case.pk).exists()


def test_while_nobody_votes_the_watch_asks_two_things_more_and_no_case(case: Case, wendlebury: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert watch_bodies(on=ON, at=at_noon(ON)) == (0, 0)
    assert len(asked) == 2
