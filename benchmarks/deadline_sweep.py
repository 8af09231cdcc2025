"""How long does one look over the dates take, beside counting the clocks: python -m benchmarks.deadline_sweep

With 1,000 and with 100,000 open clocks, of which twenty have a stage to fire that day. TEST_DATABASE=postgresql asks
PostgreSQL. The numbers of look-ups must be equal, and the larger look take less than two seconds.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402  (models need the settings first)
from django.db.models import Max  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from cases.deadlines.sweeping import sweep_deadlines  # noqa: E402
from cases.models import Access, Case, Clock, Firing, Notice, Step  # noqa: E402
from tests.cases.life.living import about_a_director  # noqa: E402
from tests.cases.sending import run_small_book  # noqa: E402
from tests.world import world  # noqa: E402

DUE_TODAY = 20
ROUNDS = 5
ON = date(2026, 6, 11)
AT = datetime(2026, 6, 11, 10, tzinfo=ZoneInfo("Europe/London"))
LIMIT = 2.0  # seconds


def main() -> None:
    """Print the figures for both sizes."""
    name = connection.creation.create_test_db(verbosity=0)
    try:
        case = one_case()
        for clocks in (1_000, 100_000):
            copied(case, clocks)
            _print(clocks)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def one_case() -> Case:
    """A case of one small council, with one clock."""
    here = world()
    run_small_book(here.council)
    case = about_a_director(here)
    case.clocks.exclude(what="reply within").delete()
    return case


def copied(case: Case, wanted: int) -> None:
    """As many cases as wanted, each with its step, its handler and overseer and one clock: copies of one, in SQL."""
    have = Clock.objects.count()
    steps = Step.objects.aggregate(last=Max("pk"))["last"]
    first = Case.objects.aggregate(last=Max("pk"))["last"] + 1
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {wanted - have}) "  # noqa: S608
    )
    draft_key = (
        "md5((%s + i)::text)::uuid" if connection.vendor == "postgresql" else "printf('%%032x', %s + i)"
    )
    fresh = {
        Case: {"id": "%s + i", "reference": "'CASE-' || (%s + i)", "draft_key": draft_key},
        Step: {"id": f"{steps + 1} + i", "case_id": "%s + i"},
        Clock: {"case_id": "%s + i", "step_id": f"{steps + 1} + i"},
        Access: {"case_id": "%s + i"},
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for model, changed in fresh.items():
            columns = [str(field.column) for field in model._meta.concrete_fields]
            kept = [column for column in columns if column != "id" or column in changed]
            values = ", ".join(changed.get(column, f"t.{column}") for column in kept)
            place = "t.id" if model is Case else "t.case_id"
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(kept)}) {numbers}"  # noqa: S608  (names of ours)
                f"SELECT {values} FROM {model._meta.db_table} t, n WHERE {place} = %s",
                [*[first] * values.count("%s"), case.pk],
            )
    Clock.objects.update(fires_on=date(2026, 9, 1), due_on=date(2026, 9, 3))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _print(clocks: int) -> None:
    looks, floors = [], []
    for _ in range(ROUNDS):
        _some_are_due()
        began = perf_counter()
        swept = sweep_deadlines(on=ON, at=AT)
        looks.append(perf_counter() - began)
        if swept.near != DUE_TODAY:
            sys.exit(f"{swept.near} dates were told of, and {DUE_TODAY} were due.")
        began = perf_counter()
        counted = Clock.objects.filter(stopped_on__isnull=True).count()
        floors.append(perf_counter() - began)
        if counted != clocks:
            sys.exit(f"{counted} clocks run, and {clocks} should.")
    _some_are_due()
    with CaptureQueriesContext(connection) as asked:
        sweep_deadlines(on=ON, at=AT)
    look, floor = min(looks), min(floors)
    print(
        f"{connection.vendor}, {clocks:,} open clocks, {DUE_TODAY} due: {look * 1000:.1f} ms a look "
        f"({look / LIMIT:.3f} of the limit), {look / floor:.2f} x SELECT count(*), {len(asked)} statements"
    )


def _some_are_due() -> None:
    """The same few clocks have a date that nears today, and nobody was told of it yet."""
    Notice.objects.all().delete()
    Firing.objects.all().delete()
    few = list(Clock.objects.order_by("pk").values_list("pk", flat=True)[:DUE_TODAY])
    Clock.objects.filter(pk__in=few).update(fires_on=ON, due_on=date(2026, 6, 15))


if __name__ == "__main__":
    main()
