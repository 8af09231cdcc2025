"""Does a look-up whose statement is kept answer as the query set does, and refuse what it cannot keep?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from people.models import Council, Holding, Post, User
from people.prepared import DAY, NUMBER, WORDS, Prepared, together
from people.prepared_statements import CannotBePrepared
from tests.world import World, world

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


@pytest.fixture
def wendlebury() -> World:
    return world(on=ON)


def test_models_come_with_what_they_are_read_together_with(wendlebury: World) -> None:
    look_up: Prepared[Holding] = Prepared(
        lambda user, on: Holding.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=on), user=user, from_on__lte=on
        ).select_related("post__council", "post__group", "elected__election"),
        user=NUMBER,
        on=DAY,
    )
    for user in User.objects.all():
        kept, plain = look_up(user=user.pk, on=ON), [*look_up.plainly(user=user.pk, on=ON)]
        with CaptureQueriesContext(connection) as asked:
            assert [_everything(one) for one in kept] == [_everything(one) for one in plain]
        assert not asked, "what was read together was asked for again"


def test_tuples_and_single_values_come_as_they_are(wendlebury: World) -> None:
    look_up: Prepared[tuple[str, date]] = Prepared(
        lambda kind: Post.objects.filter(kind=kind).values_list("title", "from_on"), kind=WORDS
    )
    title: Prepared[str] = Prepared(
        lambda kind: Post.objects.filter(kind=kind).order_by("pk").values_list("title", flat=True)[:1],
        kind=WORDS,
    )
    for kind in {*Post.objects.values_list("kind", flat=True), "Nobody’s 100% seat"}:
        assert look_up(kind=kind) == [*look_up.plainly(kind=kind)]
        assert title(kind=kind) == [*title.plainly(kind=kind)]


def test_two_are_asked_together_and_each_has_its_rows(wendlebury: World) -> None:
    people: Prepared[User] = Prepared(lambda pk: User.objects.filter(pk__lte=pk).order_by("pk"), pk=NUMBER)
    kinds: Prepared[str] = Prepared(
        lambda kind: Post.objects.filter(kind=kind).values_list("title", flat=True), kind=WORDS
    )
    those, called = together(people.told(pk=wendlebury.member.pk), kinds.told(kind="Director"))
    found, titles = those(), called()
    assert found == [*people.plainly(pk=wendlebury.member.pk)]
    assert titles == [*kinds.plainly(kind="Director")]
    assert found
    assert titles
    with CaptureQueriesContext(connection) as asked:
        for rows in together(people.told(pk=0), kinds.told(kind="")):
            assert rows() == []
    assert len(asked) == (1 if connection.vendor == "postgresql" else 2)


def test_it_reads_what_is_there_now(wendlebury: World) -> None:
    look_up: Prepared[str] = Prepared(
        lambda pk: User.objects.filter(pk=pk).values_list("display_name", flat=True), pk=NUMBER
    )
    assert look_up(pk=wendlebury.member.pk) == [wendlebury.member.display_name]
    User.objects.filter(pk=wendlebury.member.pk).update(display_name="Somebody Else")
    assert look_up(pk=wendlebury.member.pk) == ["Somebody Else"]
    assert look_up(pk=0) == []


def test_a_table_that_is_altered_does_not_matter(wendlebury: World) -> None:
    look_up: Prepared[Council] = Prepared(lambda code: Council.objects.filter(code=code), code=WORDS)
    before = look_up(code=wendlebury.council.code)
    connection.check_constraints()  # PostgreSQL alters no table that still has something to check.
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_council ADD COLUMN colour varchar(10)")
    assert look_up(code=wendlebury.council.code) == before == [wendlebury.council]


@pytest.mark.parametrize("value", [None, [1, 2], {1}, (1,)])
def test_no_value_and_several_are_refused(value: object) -> None:
    look_up: Prepared[User] = Prepared(lambda pk: User.objects.filter(pk=pk), pk=NUMBER)
    with pytest.raises(CannotBePrepared, match="one value"):
        look_up(pk=value)


def test_a_value_too_many_and_one_too_few_are_refused() -> None:
    look_up: Prepared[User] = Prepared(lambda pk: User.objects.filter(pk=pk), pk=NUMBER)
    for values in ({}, {"pk": 1, "on": ON}):
        with pytest.raises(CannotBePrepared, match="is by pk"):
            look_up(**values)


_REFUSED: list[tuple[str, Callable[..., QuerySet[Any, Any]]]] = [
    ("a list that varies", lambda pk: User.objects.filter(pk__in=pk)),
    ("nothing whatever it is told", lambda pk: User.objects.filter(pk=pk, email__in=())),
    ("a value that is left out", lambda pk: User.objects.all()),
    ("dictionaries", lambda pk: User.objects.filter(pk=pk).values("email")),
    ("what is worked out", lambda pk: User.objects.filter(pk=pk).alias(x=Q(pk=1)).annotate(y=Q(pk=1))),
    ("others fetched after it", lambda pk: User.objects.filter(pk=pk).prefetch_related("holdings")),
    ("two joined together", lambda pk: User.objects.filter(pk=pk).union(User.objects.all())),
]


@pytest.mark.parametrize(("name", "build"), _REFUSED, ids=[name for name, _build in _REFUSED])
def test_what_cannot_be_kept_is_refused(name: str, build: Callable[..., QuerySet[Any, Any]]) -> None:
    with pytest.raises(CannotBePrepared):
        Prepared(build, pk=NUMBER)(pk=1)


@pytest.mark.django_db(transaction=True)
def test_a_row_is_locked_in_a_transaction_only() -> None:
    look_up: Prepared[User] = Prepared(lambda pk: User.objects.select_for_update().filter(pk=pk), pk=NUMBER)
    with transaction.atomic():
        look_up(pk=1)
    if connection.features.has_select_for_update:
        with pytest.raises(TransactionManagementError):
            look_up(pk=1)


def _everything(row: Any) -> tuple[Any, ...]:
    """What stands in a row, and in every row that was read with it."""
    related = {name: one for name, one in row._state.fields_cache.items() if one is not None}
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row), columns, {name: _everything(one) for name, one in related.items() if name != "holding"}
