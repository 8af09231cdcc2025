"""How are several statements sent to the database in one message? In their order, and each sees what came before it.

PostgreSQL waits for its turn of the processor with every message, so that an act pays for messages and not for
statements. SQLite has no messages: there each statement is run by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its parameters, as the database takes them."""

    sql: str
    params: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """How many rows a statement changed or found, and those that it gives back."""

    count: int
    rows: Sequence[Sequence[Any]]


def in_one_message(said: Sequence[Said]) -> list[Answer]:
    """The answer to each. On PostgreSQL, in a transaction, each sees what is committed when it begins itself."""
    if not said:
        return []
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        if database.vendor != "postgresql":
            answers = []
            for one in said:
                cursor.execute(one.sql, one.params)
                answers.append(_answer(cursor))
            return answers
        cursor.execute(";".join(one.sql for one in said), [param for one in said for param in one.params])
        answers = [_answer(cursor)]
        while cursor.nextset():
            answers.append(_answer(cursor))
        return answers


def _answer(cursor: Any) -> Answer:
    return Answer(cursor.rowcount, cursor.fetchall() if cursor.description is not None else ())
