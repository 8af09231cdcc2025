"""What in the database refuses to change an event? Triggers: a slip is stopped, and an intruder must take them away.

They are set after every `migrate` and not by one migration: SQLite loses them whenever a migration remakes the table.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "cases_event"

_SET_ON_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS event_is_never_changed BEFORE UPDATE ON cases_event"
    " BEGIN SELECT RAISE(ABORT, 'An event is never changed.'); END",
    "CREATE TRIGGER IF NOT EXISTS event_is_never_deleted BEFORE DELETE ON cases_event"
    " BEGIN SELECT RAISE(ABORT, 'An event is never deleted.'); END",
    # INSERT OR REPLACE deletes what stands in its way without a word, unless recursive_triggers is on; a program
    # of somebody else's may have it off.
    "CREATE TRIGGER IF NOT EXISTS event_is_never_replaced BEFORE INSERT ON cases_event"
    " WHEN EXISTS (SELECT 1 FROM cases_event WHERE id = NEW.id)"
    " OR EXISTS (SELECT 1 FROM cases_event WHERE place = NEW.place)"
    " OR EXISTS (SELECT 1 FROM cases_event WHERE previous = NEW.previous)"
    " OR EXISTS (SELECT 1 FROM cases_event WHERE case_id = NEW.case_id AND number = NEW.number)"
    " BEGIN SELECT RAISE(ABORT, 'An event is never replaced.'); END",
)
_LIFT_ON_SQLITE = tuple(
    f"DROP TRIGGER IF EXISTS {name}"
    for name in ("event_is_never_changed", "event_is_never_deleted", "event_is_never_replaced")
)
_SET_ON_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION event_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION 'An event is never changed, replaced or deleted.' USING ERRCODE = 'restrict_violation';"
    " END $$",
    # ON CONFLICT DO UPDATE and MERGE are updates to a trigger.
    "CREATE OR REPLACE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON cases_event"
    " FOR EACH ROW EXECUTE FUNCTION event_stands()",
    "CREATE OR REPLACE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON cases_event"
    " FOR EACH STATEMENT EXECUTE FUNCTION event_stands()",
)
_LIFT_ON_POSTGRESQL = (
    "DROP TRIGGER IF EXISTS event_is_never_changed ON cases_event",
    "DROP TRIGGER IF EXISTS event_is_never_truncated ON cases_event",
)

SET_TRIGGERS = {"sqlite": _SET_ON_SQLITE, "postgresql": _SET_ON_POSTGRESQL}
LIFT_TRIGGERS = {"sqlite": _LIFT_ON_SQLITE, "postgresql": _LIFT_ON_POSTGRESQL}

# Those that stand and are awake.
_STANDING = {
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_event'"
    " AND name IN ('event_is_never_changed', 'event_is_never_deleted', 'event_is_never_replaced')",
    "postgresql": "SELECT COUNT(*) FROM pg_trigger WHERE tgrelid = 'cases_event'::regclass AND tgenabled IN ('O', 'A')"
    " AND tgname IN ('event_is_never_changed', 'event_is_never_truncated')",
}
_ALL_OF_THEM = {"sqlite": 3, "postgresql": 2}


def set_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse any change of an event. Setting them twice is setting them once."""
    _run(connection, SET_TRIGGERS[connection.vendor])


def lift_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let a migration that has to write into events that stand already do so."""
    _run(connection, LIFT_TRIGGERS[connection.vendor])


def triggers_stand(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database refuses changes now."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        found: int = cursor.fetchone()[0]
    return found == _ALL_OF_THEM[connection.vendor]


def set_after_migrate(using: str, **_: Any) -> None:
    """Set them on the database that was migrated, as soon as its events have places."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if _TABLE not in connection.introspection.table_names(cursor):
            return
        columns = {column.name for column in connection.introspection.get_table_description(cursor, _TABLE)}
    if "place" in columns and not triggers_stand(connection):
        set_triggers(connection)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
