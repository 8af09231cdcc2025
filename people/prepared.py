"""How is a look-up that is made again and again compiled once? Its statement is kept, and run with other values.

Django writes a query's SQL each time it runs, which takes some ten times as long as the database does. Only what never
changes its shape can be kept: every value is one value, none is empty, and none is a list. What is read is read now;
no row is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, CharField, DateField, Field, Model, QuerySet, Value
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row")

# Of what kind a value is.
NUMBER: Field[Any, Any] = BigIntegerField()
WORDS: Field[Any, Any] = CharField()
DAY: Field[Any, Any] = DateField()

_Convert = tuple[int, Sequence[Callable[..., Any]], Any]


class CannotBePrepared(TypeError):
    """A look-up, or a value for one, whose statement would not be the same each time."""


class Prepared(Generic[Row]):
    """A look-up by named values. `build` writes it as a query set, and is told places instead of values.

    Each value is named with its kind: `Prepared(lambda case: Step.objects.filter(case=case), case=NUMBER)`. A query
    set of models (with what they are read together with), of tuples or of single values can be kept; what is counted,
    joined together of two or told apart by a list that varies cannot. Raises CannotBePrepared when it is first run.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **kinds: Field[Any, Any]) -> None:
        self.plainly = build
        self.kinds = kinds
        # By kind of database: a process that serves, or tests, knows one.
        self._kept: dict[str, _Statement[Row]] = {}

    def __call__(self, **values: Any) -> list[Row]:
        """The rows that are there now. Raises CannotBePrepared for a value that is none, or several."""
        if values.keys() != self.kinds.keys():
            raise CannotBePrepared(f"This look-up is by {', '.join(self.kinds)}, not by {', '.join(values)}.")
        kept = self._kept.get(connection.vendor)
        if kept is None:
            kept = self._kept[connection.vendor] = _written(self.plainly, self.kinds)
        return kept.rows(values)


class Place(Value):
    """Where a value stands in a statement. It stands among the parameters until the statement runs."""

    def __init__(self, name: str, kind: Field[Any, Any]) -> None:
        super().__init__(name, output_field=kind)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """A place, and itself as the parameter."""
        return "%s", (self,)

    def written(self, value: Any) -> Any:
        """The value as the database takes it. Raises CannotBePrepared."""
        if self.for_save:
            return self.output_field.get_db_prep_save(value, connection=connection)
        if value is None or isinstance(value, list | tuple | set | frozenset | dict | QuerySet | Model):
            raise CannotBePrepared(
                f"“{self.value}” is one value of a column, and not {type(value).__name__}."
            )
        return self.output_field.get_db_prep_value(value, connection=connection)


@dataclass(frozen=True, slots=True)
class _Statement(Generic[Row]):
    """A statement, what is told to it, and how its rows are read."""

    sql: str
    params: tuple[Any, ...]
    converters: tuple[_Convert, ...]
    read: Callable[[Sequence[Any]], Row]
    locks: bool

    def rows(self, values: dict[str, Any]) -> list[Row]:
        """What the database answers."""
        if self.locks and connection.get_autocommit():
            raise TransactionManagementError("A row is locked for as long as a transaction lasts.")
        params = [
            param.written(values[param.value]) if type(param) is Place else param for param in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return [self.read(row) for row in self._converted(found)]

    def _converted(self, rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for row in rows:
            values = list(row)
            for place, converters, column in self.converters:
                for convert in converters:
                    values[place] = convert(values[place], column, connection)
            yield values


def _written(build: Callable[..., QuerySet[Any, Row]], kinds: dict[str, Field[Any, Any]]) -> _Statement[Row]:
    rows = build(**{name: Place(name, kind) for name, kind in kinds.items()})
    query = rows.query
    if query.annotation_select or query.extra_select or query.combinator or query.distinct_fields:
        raise CannotBePrepared("Only what stands in columns is read by a look-up that is kept.")
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
    return _Statement(sql, tuple(params), converters, reads, bool(locks))


def _reader(rows: QuerySet[Any, Row], compiler: Any) -> tuple[Callable[[Sequence[Any]], Any], bool]:
    """How a row is made of its columns; and whether it is a model, whose fields may open what is shut later."""
    kind = rows._iterable_class
    if kind is FlatValuesListIterable:
        return (lambda row: row[0]), False
    if kind is ValuesListIterable:
        return tuple, False
    if kind is not ModelIterable:
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
