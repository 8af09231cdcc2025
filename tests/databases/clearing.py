"""How does a test database clear itself, when the record refuses to be deleted?

Only Django's own clearing between tests gets past the triggers, by taking them away and setting them again in the same
transaction. The site has no such way: there is no setting, session variable or key that opens the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from cases.record.triggers import LIFT_TRIGGERS, SET_TRIGGERS, lift_triggers, set_triggers


@contextmanager
def clearing_gets_past_the_triggers() -> Iterator[None]:
    """Let Django's `flush` lift the triggers first."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def past_the_triggers(operations: BaseDatabaseOperations, sql_list: Any) -> None:
        vendor = operations.connection.vendor
        flush(operations, [*LIFT_TRIGGERS[vendor], *sql_list, *SET_TRIGGERS[vendor]])

    with patch.object(BaseDatabaseOperations, "execute_sql_flush", past_the_triggers):
        yield


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """What somebody with every right on the database can do: write into the record with nothing in the way."""
    _settle()
    lift_triggers(connection)
    try:
        yield
    finally:
        _settle()
        set_triggers(connection)


def _settle() -> None:
    """PostgreSQL changes no table whose foreign keys are still to be checked at the end of the transaction."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()
