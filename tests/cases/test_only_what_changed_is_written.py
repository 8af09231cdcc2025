"""Does an act write of its case what it changed, all of it, and nothing else?"""

from __future__ import annotations

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.acts.ask_question import ask_question
from cases.acts.open_case import locked_case
from cases.acts.recording import save_moved
from cases.models import Case
from tests.cases.life.living import about_a_director, done
from tests.cases.sending import ON
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    return about_a_director(wendlebury)


def test_an_act_that_changes_nothing_of_it_writes_that_it_was_there(case: Case, wendlebury: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        done(ask_question, case, by=wendlebury.chief_executive, words="Who else was there?")
    assert _written(asked) == [["state", "version"]]


def test_what_was_changed_where_it_stands_is_written(case: Case) -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        locked = locked_case(case.reference)
        locked.waiting["for"] = "the police"
        locked.closed_on = ON
        save_moved(locked, seen_version=locked.version)
    assert _written(asked) == [["closed_on", "state", "version", "waiting"]]
    after = Case.objects.get(pk=case.pk)
    assert (after.waiting, after.closed_on) == ({"for": "the police"}, ON)


def test_what_was_read_and_left_as_it_was_is_not_written(case: Case) -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        locked = locked_case(case.reference)
        assert locked.outcome == {}
        locked.outcome = {}
        save_moved(locked, seen_version=locked.version)
    assert _written(asked) == [["state", "version"]]


def test_a_second_change_in_one_transaction_is_written_too(case: Case) -> None:
    with transaction.atomic():
        locked = locked_case(case.reference)
        locked.closed_on = ON
        save_moved(locked, seen_version=locked.version)
        locked.closed_on = None
        save_moved(locked, seen_version=locked.version)
    assert Case.objects.get(pk=case.pk).closed_on is None


def _written(asked: CaptureQueriesContext) -> list[list[str]]:
    """The columns of every change of a case, in order of the alphabet."""
    changes = [query["sql"] for query in asked if query["sql"].startswith('UPDATE "cases_case"')]
    return [sorted(re.findall(r'"(\w+)" = ', change.partition(" WHERE ")[0])) for change in changes]
