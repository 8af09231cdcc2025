"""Does the database itself refuse to change what happened, whoever asks and however they ask?"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from cases.record.triggers import lift_triggers, set_after_migrate, triggers_stand
from tests.cases.record.written import sql, written
from tests.world import World

_COLUMNS = "id, case_id, number, kind, at, by, detail, place, previous, mac"
ALL = f"SELECT {_COLUMNS} FROM cases_event"  # noqa: S608 (no words but our own)
REPLACED = (
    "REPLACE INTO cases_event (case_id, number, kind, at, by, detail, place, previous, mac)"
    " SELECT case_id, %s FROM cases_event WHERE place = 3"
)

ON_BOTH = {
    "a word is changed": "UPDATE cases_event SET kind = 'opened' WHERE place = 1",
    "a column is written as it was": "UPDATE cases_event SET mac = mac",
    "one is deleted": "DELETE FROM cases_event WHERE place = 12",
    "all are deleted": "DELETE FROM cases_event",
    "one is written over": f"INSERT INTO cases_event ({_COLUMNS}) {ALL} WHERE place = 3"
    " ON CONFLICT (id) DO UPDATE SET kind = 'opened'",
}
ON_SQLITE = {
    "one is replaced": f"INSERT OR REPLACE INTO cases_event ({_COLUMNS}) {ALL} WHERE place = 3",
    "one is replaced by its place": REPLACED % "99, kind, at, by, detail, place, 'x', mac",
    "one is replaced by the seal before": REPLACED % "99, kind, at, by, detail, 99, previous, mac",
    "one is replaced by its number": REPLACED % "number, kind, at, by, detail, 99, 'x', mac",
    "one makes way for another": "UPDATE OR REPLACE cases_event SET place = 4 WHERE place = 3",
}
ON_POSTGRESQL = {
    "all are cut away": "TRUNCATE cases_event",
    "all are cut away with their cases": "TRUNCATE cases_case CASCADE",
}
WAYS = ON_BOTH | (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_it_refuses_when(wendlebury: World, way: str) -> None:
    written(wendlebury)
    connection.check_constraints()
    if connection.vendor == "sqlite":
        sql("PRAGMA recursive_triggers=OFF")  # as another program's connection has it
    before = sql(f"{ALL} ORDER BY place")
    try:
        with pytest.raises(DatabaseError, match="An event is never"), transaction.atomic():
            sql(WAYS[way])
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA recursive_triggers=ON")
    assert sql(f"{ALL} ORDER BY place") == before


def test_the_triggers_stand_after_every_migration_of_the_house(db: None) -> None:
    assert triggers_stand(connection)


def test_a_migration_that_lost_them_gets_them_back_at_its_end(db: None) -> None:
    lift_triggers(connection)
    assert not triggers_stand(connection)

    set_after_migrate(using="default")

    assert triggers_stand(connection)
