"""How is a row that is written again and again written without its statement being made anew? As look-ups are.

The same row as Django's own `save` and `update` would write, by the same fields; see prepared.py for why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Field, Model, sql

from people.prepared_message import Said, in_one_message
from people.prepared_statements import CannotBePrepared, Place, written


@dataclass(frozen=True, slots=True)
class _Insert:
    statement: str
    fields: tuple[Field[Any, Any], ...]


_INSERTS: dict[tuple[str, type[Model]], _Insert] = {}


def add(row: Model) -> None:
    """Write a new row and give it its number, as `save(force_insert=True)` does. Raises CannotBePrepared.

    For a row without a number of its own, and a model that does nothing else when it is saved.
    """
    add_all([row])


def add_all(rows: Sequence[Model]) -> None:
    """Write new rows of whatever models, in their order and each as `add` does. PostgreSQL is sent one message."""
    database = connections[DEFAULT_DB_ALIAS]
    answers = in_one_message([_insertion_of(row, database) for row in rows])
    for row, answer in zip(rows, answers, strict=True):
        ((row.pk,),) = answer.rows
        row._state.adding, row._state.db = False, database.alias


def _insertion_of(row: Model, database: BaseDatabaseWrapper) -> Said:
    if not row._state.adding or row.pk is not None:
        raise CannotBePrepared("Only a new row, which has no number yet, is added.")
    key = database.vendor, type(row)
    insert = _INSERTS.get(key)
    if insert is None:
        insert = _INSERTS[key] = _insert_of(type(row), row)
    values = [field.get_db_prep_save(field.pre_save(row, True), database) for field in insert.fields]
    return Said(insert.statement, values)


def _insert_of(model: type[Model], row: Model) -> _Insert:
    meta = model._meta
    if len(meta.parents) or not isinstance(meta.pk, AutoField) or model.save_base is not Model.save_base:
        raise CannotBePrepared("Only a row of one table, numbered by the database, is added.")
    fields = tuple(field for field in meta.local_concrete_fields if field is not meta.pk)
    query = sql.InsertQuery(model)
    query.insert_values(list(fields), [row])
    compiler: Any = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk]
    ((statement, params),) = compiler.as_sql()
    if len(params) != len(fields):
        raise CannotBePrepared("A column whose value is worked out by the database is not kept.")
    return _Insert(statement, fields)


class Change:
    """A change of some columns of the rows that are found by others: `Change(Case, ("state",), pk=NUMBER)`."""

    def __init__(self, model: type[Model], columns: tuple[str, ...], **kinds: Field[Any, Any]) -> None:
        self.model, self.columns, self.kinds = model, columns, kinds
        self._kept: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, values: Mapping[str, Any], **by: Any) -> int:
        """Write the values, by column. How many rows there were. Raises CannotBePrepared as a look-up does."""
        (answer,) = in_one_message([self.told(values, **by)])
        return answer.count

    def told(self, values: Mapping[str, Any], **by: Any) -> Said:
        """The change, not written yet: to be sent with others. Raises CannotBePrepared."""
        if values.keys() != {*self.columns} or by.keys() != self.kinds.keys():
            raise CannotBePrepared(f"This changes {', '.join(self.columns)}, by {', '.join(self.kinds)}.")
        database = connections[DEFAULT_DB_ALIAS]
        kept = self._kept.get(database.vendor)
        if kept is None:
            kept = self._kept[database.vendor] = self._written()
        statement, params = kept
        told = {**by, **{f"={name}": value for name, value in values.items()}}
        return Said(statement, written(params, told, database))

    def _written(self) -> tuple[str, tuple[Any, ...]]:
        found = self.model._base_manager.filter(
            **{name: Place(name, kind) for name, kind in self.kinds.items()}
        )
        query: Any = found.query.chain(sql.UpdateQuery)
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        query.add_update_values({name: Place(f"={name}", fields[name]) for name in self.columns})
        statement, params = query.get_compiler(connection=connection).as_sql()
        return statement, tuple(params)
