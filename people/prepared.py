"""How is a look-up that is made again and again compiled once? Its statement is kept, and run with other values.

Django writes a query's SQL each time it runs, which takes some ten times as long as the database does. Only what never
changes its shape can be kept: every value is one value, none is empty, and none is a list. What is read is read now;
no row is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, CharField, DateField, Field, QuerySet, UUIDField
from django.db.transaction import TransactionManagementError

from people.prepared_message import Said, in_one_message
from people.prepared_statements import CannotBePrepared, Statement, statement_of, written

Row = TypeVar("Row")

# Of what kind a value is.
NUMBER: Field[Any, Any] = BigIntegerField()
WORDS: Field[Any, Any] = CharField()
DAY: Field[Any, Any] = DateField()
KEY: Field[Any, Any] = UUIDField()


class Prepared(Generic[Row]):
    """A look-up by named values. `build` writes it as a query set, and is told places instead of values.

    Each value is named with its kind: `Prepared(lambda case: Step.objects.filter(case=case), case=NUMBER)`. A query
    set of models (with what they are read together with), of tuples or of single values can be kept; one that is joined
    together of two, or told apart by a list that varies, cannot. Raises CannotBePrepared when it is first run.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **kinds: Field[Any, Any]) -> None:
        self.plainly = build
        self.kinds = kinds
        # By kind of database: a process that serves, or tests, knows one.
        self._kept: dict[str, Statement[Row]] = {}

    def __call__(self, **values: Any) -> list[Row]:
        """The rows that are there now. Raises CannotBePrepared for a value that is none, or several."""
        return self.told(**values).rows()

    def told(self, **values: Any) -> Told[Row]:
        """The look-up by these values, not run yet: for `together`. Raises CannotBePrepared."""
        if values.keys() != self.kinds.keys():
            raise CannotBePrepared(f"This look-up is by {', '.join(self.kinds)}, not by {', '.join(values)}.")
        database = connections[DEFAULT_DB_ALIAS]
        kept = self._kept.get(database.vendor)
        if kept is None:
            kept = self._kept[database.vendor] = statement_of(self.plainly, self.kinds)
        return Told(kept, written(kept.params, values, database), database)


def together(*look_ups: Told[Any]) -> tuple[Callable[[], list[Any]], ...]:
    """Look-ups none of which waits for another's rows: for each, what gives its rows.

    PostgreSQL is asked them all in one message, now. SQLite has no messages: there each is asked when its rows are
    wanted, and not at all where they never are.
    """
    if look_ups[0].database.vendor != "postgresql":
        return tuple(one.rows for one in look_ups)
    for one in look_ups:
        one.may_run()
    answers = in_one_message([one.said for one in look_ups])
    return tuple(partial(one.read, answer.rows) for one, answer in zip(look_ups, answers, strict=True))


@dataclass(frozen=True, slots=True)
class Told(Generic[Row]):
    """A look-up with its values."""

    kept: Statement[Row]
    params: list[Any]
    database: BaseDatabaseWrapper

    @property
    def said(self) -> Said:
        """The statement, to be sent with others."""
        return Said(self.kept.sql, self.params)

    def rows(self) -> list[Row]:
        """What the database answers."""
        self.may_run()
        with self.database.cursor() as cursor:
            cursor.execute(self.kept.sql, self.params)
            return self.read(cursor.fetchall())

    def may_run(self) -> None:
        """Raises TransactionManagementError for a lock outside a transaction, as Django does."""
        if self.kept.locks and self.database.get_autocommit():
            raise TransactionManagementError("A row is locked for as long as a transaction lasts.")

    def read(self, found: Sequence[Sequence[Any]]) -> list[Row]:
        """The rows as Python has them."""
        return [self.kept.read(row) for row in self._converted(found)]

    def _converted(self, rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for row in rows:
            values = list(row)
            for place, converters, column in self.kept.converters:
                for convert in converters:
                    values[place] = convert(values[place], column, self.database)
            yield values
