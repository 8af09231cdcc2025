"""Is a row that is written by a kept statement the row that Django would have written?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from people.models import Council, Holding, User
from people.prepared import NUMBER, WORDS
from people.prepared_statements import CannotBePrepared
from people.prepared_writes import Change, add
from tests.world import World, world

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


@pytest.fixture
def wendlebury() -> World:
    return world(on=ON)


def test_a_new_row_is_as_saved_and_has_its_number(wendlebury: World) -> None:
    w = wendlebury
    for on in (ON, None):
        kept = Holding(post=w.posts.member, user=w.outsider, capacity="member", from_on=ON, to_on=on)
        add(kept)
        plain = Holding.objects.get(pk=kept.pk)
        assert _columns(kept) == _columns(plain)
        assert not kept._state.adding
        plain.pk, plain._state.adding = None, True
        Holding.objects.filter(pk=kept.pk).delete()
        plain.save(force_insert=True)
        assert {**_columns(plain), "id": 0} == {**_columns(kept), "id": 0}
        plain.delete()


def test_a_column_that_is_worked_out_is_worked_out(wendlebury: World) -> None:
    somebody = User(email="a@example.org", email_key="a@example.org", display_name="Élodie  O’Brien")
    add(somebody)
    assert User.objects.get(pk=somebody.pk).search_name == "elodie o'brien"


def test_the_database_s_own_rules_hold(wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(IntegrityError), transaction.atomic():
        add(Holding(post=w.posts.member, user=w.outsider, capacity="no such", from_on=ON))


def test_only_a_new_row_is_added(wendlebury: World) -> None:
    for row in (wendlebury.member, User(pk=99, email="b@example.org", display_name="B")):
        with pytest.raises(CannotBePrepared, match="new row"):
            add(row)


def test_columns_are_changed_as_by_an_update(wendlebury: World) -> None:
    w = wendlebury
    move = Change(Holding, ("to_on", "capacity"), post=NUMBER, capacity=WORDS)
    row = Holding.objects.get(post=w.posts.director_of_place)
    for to_on in (ON, None):
        told = {"to_on": to_on, "capacity": "substantive"}
        assert move(told, post=row.post_id, capacity="substantive") == 1
        assert Holding.objects.get(pk=row.pk).to_on == to_on
    assert move(told, post=row.post_id, capacity="acting") == 0


def test_a_change_of_other_columns_or_by_others_is_refused() -> None:
    rename = Change(Council, ("name",), code=WORDS)
    with pytest.raises(CannotBePrepared, match="This changes name, by code"):
        rename({"code": "x"}, code="y")
    with pytest.raises(CannotBePrepared, match="This changes name, by code"):
        rename({"name": "x"}, pk=1)
    with pytest.raises(CannotBePrepared, match="one value"):
        rename({"name": "x"}, code=None)


def _columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
