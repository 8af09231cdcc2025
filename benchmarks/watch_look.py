"""How long does the watch take where little happened, beside counting the cases: python -m benchmarks.watch_look

With 1,000 and with 20,000 open cases, of which twenty were opened since the last look. TEST_DATABASE=postgresql asks
PostgreSQL. The numbers of look-ups must be equal. The first look over each size, at everything, is printed too.
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

from django.db import connection  # noqa: E402  (models need the settings first)
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.deadline_sweep import copied, one_case  # noqa: E402
from cases.acts.open_case import open_case  # noqa: E402
from cases.models import Case, Seen  # noqa: E402
from cases.watch.looking import watch_cases  # noqa: E402
from people.models import User  # noqa: E402

OPENED = 20
ROUNDS = 3
ON = date(2026, 6, 2)
AT = datetime(2026, 6, 2, 10, tzinfo=ZoneInfo("Europe/London"))


def main() -> None:
    """Print the figures for both sizes."""
    name = connection.creation.create_test_db(verbosity=0)
    try:
        case = one_case()
        for cases in (1_000, 20_000):
            copied(case, cases)
            _print(cases)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _print(cases: int) -> None:
    Seen.objects.all().delete()
    begun = perf_counter()
    whole = watch_cases(on=ON, at=AT)
    over_everything = perf_counter() - begun
    took, statements = [], 0
    for _ in range(ROUNDS):
        _twenty_are_opened()
        begun = perf_counter()
        with CaptureQueriesContext(connection) as asked:
            looked = watch_cases(on=ON, at=AT)
        took.append(perf_counter() - begun)
        statements = len(asked)
    begun = perf_counter()
    Case.objects.count()
    counting = perf_counter() - begun
    sys.stdout.write(
        f"{connection.vendor}, {cases:,} open cases: {over_everything:.2f} s for the first look at {whole.cases:,} of "
        f"them; then {min(took):.3f} s and {statements} statements where {looked.cases} were opened, "
        f"{min(took) / counting:,.1f} times counting the cases\n"
    )


def _twenty_are_opened() -> None:
    by = User.objects.get(display_name="Judith Amadi")
    for case in Case.objects.order_by("-pk")[:OPENED]:
        open_case(case, by=by, at=AT)


if __name__ == "__main__":
    main()
