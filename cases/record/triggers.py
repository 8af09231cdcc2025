"""What in the database refuses to change what only grows? Triggers: a slip is stopped, an intruder has to lift them.

They stand on events, on the history of the register, on annual reports and on what happened to sign-ins. They are set
after every `migrate` and not by one migration: SQLite loses them whenever a migration remakes the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A table whose rows stand: `thing` and `words` name one of them, and `ready` is a column without which it is old.

    `in_its_way` are the rows that an INSERT OR REPLACE would delete without a word unless recursive_triggers is on (a
    program of somebody else's may have it off). `passed_by` are those that a plain second writing meets, which is then
    left out as ON CONFLICT DO NOTHING leaves it out.
    """

    table: str
    thing: str
    words: str
    ready: str
    in_its_way: tuple[str, ...]
    passed_by: str = ""

    @property
    def on_sqlite(self) -> dict[str, str]:
        """Each trigger by its name."""
        stood = " OR ".join(f"EXISTS (SELECT 1 FROM {self.table} WHERE {where})" for where in self.in_its_way)  # noqa: S608
        found = {
            f"{self.thing}_is_never_changed": f"BEFORE UPDATE ON {self.table} BEGIN {self._abort('changed')}; END",
            f"{self.thing}_is_never_deleted": f"BEFORE DELETE ON {self.table} BEGIN {self._abort('deleted')}; END",
            f"{self.thing}_is_never_replaced": f"BEFORE INSERT ON {self.table} WHEN {stood}"
            f" BEGIN {self._abort('replaced')}; END",
        }
        if self.passed_by:
            again = f"EXISTS (SELECT 1 FROM {self.table} WHERE {self.passed_by})"  # noqa: S608
            found[f"{self.thing}_is_not_written_twice"] = (
                f"BEFORE INSERT ON {self.table} WHEN {again} BEGIN SELECT RAISE(IGNORE); END"
            )
        return found

    @property
    def on_postgresql(self) -> dict[str, str]:
        """Each trigger by its name. ON CONFLICT DO UPDATE and MERGE are updates to a trigger."""
        return {
            f"{self.thing}_is_never_changed": f"BEFORE UPDATE OR DELETE ON {self.table}"
            f" FOR EACH ROW EXECUTE FUNCTION {self.thing}_stands()",
            f"{self.thing}_is_never_truncated": f"BEFORE TRUNCATE ON {self.table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {self.thing}_stands()",
        }

    def _abort(self, what: str) -> str:
        return f"SELECT RAISE(ABORT, '{self.words} is never {what}.')"


_EVENTS = _Guarded(
    table="cases_event",
    thing="event",
    words="An event",
    ready="place",
    in_its_way=(
        "id = NEW.id",
        "place = NEW.place",
        "previous = NEW.previous",
        "case_id = NEW.case_id AND number = NEW.number",
    ),
)
_REGISTER = _Guarded(
    table="cases_declarationentry",
    thing="entry",
    words="What happened to an entry of the register",
    ready="declaration_id",
    in_its_way=("id = NEW.id",),
    # Read twice on a day is noted once; whoever writes it again is passed by.
    passed_by="NEW.kind = 'read' AND kind = 'read' AND declaration_id = NEW.declaration_id AND \"by\" = NEW.\"by\""
    ' AND "on" = NEW."on"',
)
_REPORTS = _Guarded(
    table="cases_annualreport",
    thing="report",
    words="A report that was frozen",
    ready="sha256",
    in_its_way=(
        "id = NEW.id",
        "council_id = NEW.council_id AND year = NEW.year AND edition = NEW.edition",
    ),
)
_ACCOUNTS = _Guarded(
    table="cases_accountentry",
    thing="account_entry",
    words="What happened to a sign-in",
    ready="kind",
    in_its_way=("id = NEW.id",),
)
_ALL = (_EVENTS, _REGISTER, _REPORTS, _ACCOUNTS)


def _set(guarded: _Guarded, vendor: str) -> tuple[str, ...]:
    if vendor == "sqlite":
        return tuple(
            f"CREATE TRIGGER IF NOT EXISTS {name} {does}" for name, does in guarded.on_sqlite.items()
        )
    stands = (
        f"CREATE OR REPLACE FUNCTION {guarded.thing}_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{guarded.words} is never changed, replaced or deleted.'"
        " USING ERRCODE = 'restrict_violation'; END $$"
    )
    triggers = (f"CREATE OR REPLACE TRIGGER {name} {does}" for name, does in guarded.on_postgresql.items())
    return (stands, *triggers)


def _lift(guarded: _Guarded, vendor: str) -> tuple[str, ...]:
    if vendor == "sqlite":
        return tuple(f"DROP TRIGGER IF EXISTS {name}" for name in guarded.on_sqlite)
    return tuple(f"DROP TRIGGER IF EXISTS {name} ON {guarded.table}" for name in guarded.on_postgresql)


_VENDORS = ("sqlite", "postgresql")
SET_TRIGGERS = {vendor: tuple(one for each in _ALL for one in _set(each, vendor)) for vendor in _VENDORS}
LIFT_TRIGGERS = {vendor: tuple(one for each in _ALL for one in _lift(each, vendor)) for vendor in _VENDORS}


def set_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse any change of what stands. Setting them twice is setting them once."""
    there = _there(connection)
    for guarded in _ALL:
        if guarded.table in there:
            _run(connection, _set(guarded, connection.vendor))


def lift_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let a migration that has to write into what stands already do so."""
    _run(connection, LIFT_TRIGGERS[connection.vendor])


def triggers_stand(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses changes now, of every one of these tables that there is."""
    there = _there(connection)
    return all(_stands(guarded, connection) for guarded in _ALL if guarded.table in there)


def set_after_migrate(using: str, **_: Any) -> None:
    """Set them on the database that was migrated, as soon as its events have places."""
    connection = connections[using]
    if _EVENTS.table in _there(connection) and not triggers_stand(connection):
        set_triggers(connection)


def _there(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Those of the tables that are in the database, and have the columns that are guarded."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        found = set()
        for guarded in _ALL:
            if guarded.table in tables:
                columns = connection.introspection.get_table_description(cursor, guarded.table)
                if guarded.ready in {column.name for column in columns}:
                    found.add(guarded.table)
    return frozenset(found)


def _stands(guarded: _Guarded, connection: BaseDatabaseWrapper) -> bool:
    """Whether all of its triggers are there, and awake."""
    if connection.vendor == "sqlite":
        wanted = guarded.on_sqlite
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        wanted = guarded.on_postgresql
        asked = "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(asked, [guarded.table])
        return set(wanted) <= {str(name) for (name,) in cursor.fetchall()}


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
