"""What if several workers look at the dates in one moment? SWEPT_CASES=200 gives them two hundred to look at."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase

from cases.deadlines.sweeping import Swept
from cases.models import Event, Firing, Notice
from cases.record.verification import verify
from cases.states import EventKind, NoticeKind
from tests.cases.clocks.sweeping import OF_DATES, swept
from tests.cases.life.living import about_a_director
from tests.cases.sending import run_small_book
from tests.world import world

WORKERS = 8
CASES = int(os.environ.get("SWEPT_CASES", "6"))
FIRST_LATE = date(2026, 6, 16)


class ManyLookAtOnce(TransactionTestCase):
    """With real transactions, on either database."""

    def test_each_stage_of_each_date_is_fired_and_told_once(self) -> None:
        here = world()
        run_small_book(here.council)
        with self.settings(FILINGS_A_DAY=CASES):
            for _ in range(CASES):
                about_a_director(here)
        gate = Barrier(WORKERS)

        def look(_: int) -> Swept:
            gate.wait()
            try:
                return swept(FIRST_LATE)
            finally:
                connection.close()

        with ThreadPoolExecutor(WORKERS) as pool:
            looked = list(pool.map(look, range(WORKERS)))
        swept(FIRST_LATE, "9:40")  # whatever a worker left to another in that moment

        assert Firing.objects.count() == 2 * CASES
        assert sum(each.near + each.passed for each in looked) <= 2 * CASES
        # The handler of both stages, the Monitoring Officer once it has passed.
        assert Notice.objects.filter(kind__in=OF_DATES).count() == 3 * CASES
        assert Notice.objects.filter(kind=NoticeKind.DATE_PASSED, late=True).count() == CASES
        assert Event.objects.filter(kind=EventKind.DATE_PASSED).count() == CASES
        assert verify(Path(os.devnull)).fault == ""
