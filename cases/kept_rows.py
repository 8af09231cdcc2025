"""How are the rows of `OnDesk` kept? By the database itself, in the transaction that changes what they follow from.

An act, a command, a migration and a row written by hand are all met alike. They are set after every `migrate`, as the
triggers of cases/record/ are, and for the same reason.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cases.models.on_desk import NO_DATE
from cases.states import OVER, Relation

_TABLE = "cases_ondesk"
# Those who may know of a case without its being their own: see access.WORK and access.BY_EXISTENCE.
_AT_THE_DESK = (Relation.HANDLER, Relation.TRIAGE, Relation.OVERSIGHT, Relation.TOLD_IT_LIES)


def _listed(words: Any) -> str:
    return ", ".join(f"'{word}'" for word in sorted(str(word) for word in words))


_OVER = f"IN ({_listed(OVER)})"
_RELATIONS = f"IN ({_listed(_AT_THE_DESK)})"
_DUE = (
    "COALESCE((SELECT MIN(k.due_on) FROM cases_clock k WHERE k.case_id = {case} AND k.stopped_on IS NULL), "  # noqa: S608
    f"'{NO_DATE.isoformat()}')"
)
_COLUMNS = "(person, case_id, reference, sent_on, is_over, is_acknowledged, state, due_on)"
_OF_CASE = (
    f"c.id, c.reference, c.filed_on, c.state {_OVER}, c.acknowledged_on IS NOT NULL, c.state, "
    + _DUE.format(case="c.id")
)
_ONCE = "ON CONFLICT (person, case_id) DO NOTHING"

# Every row there should be; for a database that had cases before there were such rows.
FILL = (
    f"INSERT INTO {_TABLE} {_COLUMNS} SELECT DISTINCT a.person, {_OF_CASE} FROM cases_access a"  # noqa: S608
    f" JOIN cases_case c ON c.id = a.case_id WHERE a.until_at IS NULL AND a.relation {_RELATIONS} {_ONCE}"
)
_LET_IN = (
    f"INSERT INTO {_TABLE} {_COLUMNS} SELECT NEW.person, {_OF_CASE} FROM cases_case c"  # noqa: S608
    f" WHERE c.id = NEW.case_id AND NEW.until_at IS NULL AND NEW.relation {_RELATIONS} {_ONCE}"
)
_LET_GO = (
    f"DELETE FROM {_TABLE} WHERE person = {{row}}.person AND case_id = {{row}}.case_id AND NOT EXISTS (SELECT 1"  # noqa: S608
    f" FROM cases_access a WHERE a.case_id = {{row}}.case_id AND a.person = {{row}}.person AND a.until_at IS NULL"
    f" AND a.relation {_RELATIONS})"
)
_MOVE = (
    f"UPDATE {_TABLE} SET is_over = NEW.state {_OVER}, state = NEW.state,"  # noqa: S608
    " is_acknowledged = NEW.acknowledged_on IS NOT NULL WHERE case_id = NEW.id"
)
_DATE = f"UPDATE {_TABLE} SET due_on = {_DUE} WHERE case_id = {{case}}"  # noqa: S608
_DATED, _UNDATED = _DATE.format(case="NEW.case_id"), _DATE.format(case="OLD.case_id")
_GONE = _LET_GO.format(row="OLD")
_CHANGED = f"{_LET_GO.format(row='NEW')}; {_LET_IN}"

# By name: on what, only where, and what is done.
_TRIGGERS = {
    "desk_lets_in": ("AFTER INSERT ON cases_access", "", _LET_IN),
    "desk_changes": ("AFTER UPDATE ON cases_access", "", _CHANGED),
    "desk_lets_go": ("AFTER DELETE ON cases_access", "", _GONE),
    "desk_moves": (
        "AFTER UPDATE OF state, acknowledged_on ON cases_case",
        "OLD.state <> NEW.state OR OLD.acknowledged_on IS DISTINCT FROM NEW.acknowledged_on",
        _MOVE,
    ),
    "desk_is_dated": ("AFTER INSERT ON cases_clock", "NEW.due_on IS NOT NULL", _DATED),
    "desk_is_dated_anew": (
        "AFTER UPDATE OF due_on, stopped_on ON cases_clock",
        "OLD.due_on IS DISTINCT FROM NEW.due_on OR OLD.stopped_on IS DISTINCT FROM NEW.stopped_on",
        _DATED,
    ),
    "desk_is_undated": ("AFTER DELETE ON cases_clock", "", _UNDATED),
}


def set_kept_rows(connection: BaseDatabaseWrapper) -> None:
    """Let the database keep the rows, and write those there should be by now: both, or neither.

    PostgreSQL waits for those who write meanwhile, and lets nobody write between: SQLite has one writer anyway.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE cases_case, cases_access, cases_clock IN SHARE ROW EXCLUSIVE MODE")
        for name, (when, where, does) in _TRIGGERS.items():
            for statement in _statements(connection.vendor, name, when, where, does):
                cursor.execute(statement)
        cursor.execute(f"DELETE FROM {_TABLE}")  # noqa: S608
        cursor.execute(FILL)


def lift_before_migrate(using: str, plan: Any = (), **_: Any) -> None:
    """Take the triggers away while tables are made anew: SQLite renames none that a trigger still speaks of.

    Elsewhere they stay, so that what is sent meanwhile has its rows; but not on the way back, which takes the rows'
    table away.
    """
    connection = connections[using]
    in_the_way = connection.vendor == "sqlite" or any(is_backwards for _migration, is_backwards in plan)
    if plan and in_the_way and _TABLE in _tables(connection):
        with connection.cursor() as cursor:
            for name, (when, _where, _does) in _TRIGGERS.items():
                table = f" ON {when.rsplit(' ', 1)[1]}" if connection.vendor != "sqlite" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


def set_after_migrate(using: str, **_: Any) -> None:
    """Set it on the database that was migrated, once there are such rows and where it does not stand."""
    connection = connections[using]
    if _TABLE in _tables(connection) and not they_stand(connection):
        set_kept_rows(connection)


def they_stand(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database keeps the rows now."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return set(_TRIGGERS) <= {str(name) for (name,) in cursor.fetchall()}


def _tables(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


def _statements(vendor: str, name: str, when: str, where: str, does: str) -> tuple[str, ...]:
    only = f" WHEN ({where})" if where else ""
    if vendor == "sqlite":
        only = only.replace("IS DISTINCT FROM", "IS NOT")
        return (f"CREATE TRIGGER IF NOT EXISTS {name} {when} FOR EACH ROW{only} BEGIN {does}; END",)
    return (
        f"CREATE OR REPLACE FUNCTION {name}_so() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does};"
        " RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {name} {when} FOR EACH ROW{only} EXECUTE FUNCTION {name}_so()",
    )
