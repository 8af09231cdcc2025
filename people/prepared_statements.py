"""How is a query set written once, with places instead of values, and how are its rows read afterwards?

Reaches into Django's compiler as its own query sets do; prepared.py is what the rest of the site uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
_Convert = tuple[int, Sequence[Callable[..., Any]], Any]


class CannotBePrepared(TypeError):
    """A look-up, or a value for one, whose statement would not be the same each time."""


def written(params: Sequence[Any], values: Mapping[str, Any], database: BaseDatabaseWrapper) -> list[Any]:
    """The parameters of a statement, with the values in their places. Raises CannotBePrepared."""
    return [
        param.written(values[param.value], database) if type(param) is Place else param for param in params
    ]


class Place(Value):
    """Where a value stands in a statement. It stands among the parameters until the statement runs."""

    def __init__(self, name: str, kind: Field[Any, Any]) -> None:
        super().__init__(name, output_field=kind)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """A place, and itself as the parameter."""
        return "%s", (self,)

    def written(self, value: Any, database: BaseDatabaseWrapper) -> Any:
        """The value as the database takes it. Raises CannotBePrepared."""
        if self.for_save:
            return self.output_field.get_db_prep_save(value, connection=database)
        if value is None or isinstance(value, list | tuple | set | frozenset | dict | QuerySet | Model):
            raise CannotBePrepared(
                f"“{self.value}” is one value of a column, and not {type(value).__name__}."
            )
        return self.output_field.get_db_prep_value(value, connection=database)


@dataclass(frozen=True, slots=True)
class Statement(Generic[Row]):
    """A statement, what is told to it, and how its rows are read."""

    sql: str
    params: tuple[Any, ...]
    converters: tuple[_Convert, ...]
    read: Callable[[Sequence[Any]], Row]
    locks: bool


def statement_of(
    build: Callable[..., QuerySet[Any, Row]], kinds: dict[str, Field[Any, Any]]
) -> Statement[Row]:
    """The look-up as it is kept, compiled for the database of this process. Raises CannotBePrepared."""
    rows = build(**{name: Place(name, kind) for name, kind in kinds.items()})
    query = rows.query
    if query.extra_select or query.combinator or query.distinct_fields:
        raise CannotBePrepared("One plain statement is kept, of one table and what is read together with it.")
    if rows._known_related_objects or rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise CannotBePrepared("A look-up that is kept begins at no row and fetches no others after it.")
    compiler: Any = query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        raise CannotBePrepared("This look-up finds nothing, whatever it is told.") from None
    if " IN %s" in sql:
        raise CannotBePrepared("How many values there are would be part of the statement.")
    told = {param.value for param in params if isinstance(param, Place)}
    if told != kinds.keys():
        raise CannotBePrepared(f"This look-up leaves {', '.join(kinds.keys() - told)} out.")
    columns = [column for column, *_rest in compiler.select[: compiler.col_count]]
    reads, converted = _reader(rows, compiler)
    converters = tuple(
        (place, [_late(column, one) if converted else one for one in converting], column)
        for place, (converting, column) in compiler.get_converters(columns).items()
    )
    locks = query.select_for_update and connection.features.has_select_for_update
    return Statement(sql, tuple(params), converters, reads, bool(locks))


def _reader(rows: QuerySet[Any, Row], compiler: Any) -> tuple[Callable[[Sequence[Any]], Any], bool]:
    """How a row is made of its columns; and whether it is a model, whose fields may open what is shut later."""
    kind = rows._iterable_class
    if kind is FlatValuesListIterable:
        return (lambda row: row[0]), False
    if kind is ValuesListIterable:
        return tuple, False
    if kind is not ModelIterable or compiler.annotation_col_map:
        raise CannotBePrepared("Models, tuples and single values are read by a look-up that is kept.")
    info = compiler.klass_info
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_rest in compiler.select[first:last]]
    populators = get_related_populators(info, compiler.select, rows.db)  # type: ignore[call-arg]
    model, database = info["model"], rows.db

    def read(row: Sequence[Any]) -> Any:
        found = model.from_db(database, names, row[first:last])
        for populator in populators:
            populator.populate(row, found)
        return found

    return read, True


def _late(column: Any, convert: Callable[..., Any]) -> Callable[..., Any]:
    """A field that can be opened when it is first read (`unopened`) is kept shut until then."""
    field = column.target
    return (
        getattr(field, "unopened", convert) if convert == getattr(field, "from_db_value", None) else convert
    )
