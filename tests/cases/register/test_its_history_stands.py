"""Does the database itself refuse to change what happened to an entry of the register?"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from cases.models import DeclarationEntry
from cases.register.own import confirm
from cases.register.readers import restrictions
from tests.cases.life.living import at_noon
from tests.cases.record.written import sql
from tests.cases.register.test_an_entry_of_ones_own import disclosed
from tests.cases.sending import ON
from tests.world import World

pytestmark = pytest.mark.django_db
_COLUMNS = 'id, declaration_id, kind, "by", name, "on", at'
ALL = f"SELECT {_COLUMNS} FROM cases_declarationentry"  # noqa: S608 (no words but our own)
INTO = f"INTO cases_declarationentry ({_COLUMNS})"
ON_BOTH = {
    "a word is changed": "UPDATE cases_declarationentry SET kind = 'ended'",
    "one is deleted": "DELETE FROM cases_declarationentry WHERE kind = 'declared'",
    "one is written over": f"INSERT {INTO} {ALL} WHERE kind = 'declared' ON CONFLICT (id) DO UPDATE SET kind = 'ended'",
}
ON_SQLITE = {"one is replaced": f"INSERT OR REPLACE {INTO} {ALL} WHERE kind = 'declared'"}
ON_POSTGRESQL = {"all are cut away": "TRUNCATE cases_declarationentry"}
WAYS = ON_BOTH | (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_it_refuses_when(wendlebury: World, way: str) -> None:
    w = wendlebury
    entry = disclosed(w, w.member, w.director_of_place)
    confirm(entry.key, by=w.member, at=at_noon(ON), on=ON)
    connection.check_constraints()
    if connection.vendor == "sqlite":
        sql("PRAGMA recursive_triggers=OFF")  # as another program's connection has it
    before = sql(f"{ALL} ORDER BY id")
    try:
        with pytest.raises(DatabaseError, match="of the register is never"), transaction.atomic():
            sql(WAYS[way])
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA recursive_triggers=ON")
    assert sql(f"{ALL} ORDER BY id") == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces a row without a word")
def test_a_reading_that_is_noted_already_is_not_replaced_by_another_of_the_day(wendlebury: World) -> None:
    w = wendlebury
    disclosed(w, w.member, w.director_of_place)
    restrictions(w.monitoring_officer, w.council, at=at_noon(ON), on=ON)
    read = DeclarationEntry.objects.get(kind="read")
    sql("PRAGMA recursive_triggers=OFF")
    columns = 'declaration_id, kind, "by", name, "on", at'
    try:
        sql(
            f"INSERT OR REPLACE INTO cases_declarationentry ({columns})"  # noqa: S608
            f" SELECT {columns} FROM cases_declarationentry WHERE kind = 'read'"
        )
    finally:
        sql("PRAGMA recursive_triggers=ON")
    assert DeclarationEntry.objects.get(kind="read").pk == read.pk
