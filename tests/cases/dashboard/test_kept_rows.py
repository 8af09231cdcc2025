"""Do the rows of the lists say what the cases say, and let nobody see more than access.py does?"""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.db import DatabaseError, connection
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import kept_rows
from cases.access import desk_rows_of, on_the_desk_of, visible_to
from cases.acts.withdraw import withdraw
from cases.models import OnDesk
from people.models import User
from tests.cases.sending import AT, ON, acknowledged, drafted, rolled_back, sent
from tests.cases.test_part_in_one_case import _drawn
from tests.world import World

pytestmark = pytest.mark.django_db


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_row_is_shown_exactly_where_the_case_exists_for_the_person(wendlebury: World, seed: int) -> None:
    random = Random(seed)  # noqa: S311  (a case drawn, no secret)
    w = wendlebury
    with rolled_back():
        about = (w.director_of_place, w.posts.director_of_place)
        cases = [sent(drafted(w.member, w.council, about=about), w.member) for _ in range(2)]
        people = [*random.sample([*User.objects.order_by("pk")], 6), w.monitoring_officer, w.member]
        _drawn(random, cases[0], people)
        for user in people:
            rows = desk_rows_of(user, on=ON)
            known = on_the_desk_of(user, on=ON)
            opens = known.filter(pk__in=visible_to(user, on=ON).values("pk"))
            assert _of(rows.known) == {case.reference for case in known}
            assert _of(rows.with_what_opens.filter(Q(opens=True))) == {case.reference for case in opens}


def test_the_rows_follow_every_act(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert _as_kept() == _as_worked_out()
    case = acknowledged(case, w.chief_executive)
    assert _as_kept() == _as_worked_out()
    assert {row.is_acknowledged for row in OnDesk.objects.all()} == {True}
    before = OnDesk.objects.filter(case=case).values_list("due_on", flat=True)[0]
    clock = case.clocks.filter(stopped_on__isnull=True, due_on=before).first()
    assert clock is not None
    clock.due_on = before + timedelta(days=3)
    clock.save()
    assert _as_kept() == _as_worked_out()
    withdraw(case.reference, by=w.member, reasons="It is settled.", version=case.version, at=AT, on=ON)
    assert _as_kept() == _as_worked_out()
    assert {row.is_over for row in OnDesk.objects.all()} == {True}


def test_a_row_goes_with_the_last_relation(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert OnDesk.objects.exists()
    case.access.update(until_at=AT)
    assert not OnDesk.objects.exists()


def test_stopped_halfway_they_stand_as_they_stood(wendlebury: World, monkeypatch: pytest.MonkeyPatch) -> None:
    w = wendlebury
    sent(drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member)
    rows = OnDesk.objects.count()
    monkeypatch.setattr(kept_rows, "FILL", "SELECT no_such_column")
    with pytest.raises(DatabaseError):
        kept_rows.set_kept_rows(connection)
    assert OnDesk.objects.count() == rows > 0


def test_they_are_written_anew_when_the_database_has_lost_them(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    sent(drafted(w.member, w.council, about=about), w.member)
    OnDesk.objects.update(state="lost", is_over=True)
    kept_rows.set_kept_rows(connection)
    assert _as_kept() == _as_worked_out()


def _of(rows: object) -> set[str]:
    return {row.reference for row in rows}  # type: ignore[attr-defined]


def _as_kept() -> set[tuple[object, ...]]:
    columns = ("person", "case", "reference", "sent_on", "is_over", "is_acknowledged", "state", "due_on")
    return set(OnDesk.objects.values_list(*columns))


def _as_worked_out() -> set[tuple[object, ...]]:
    """The same, from the cases themselves."""
    with rolled_back():
        OnDesk.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(kept_rows.FILL)
        return _as_kept()
