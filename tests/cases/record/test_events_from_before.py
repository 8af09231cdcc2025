"""Do events from before there was a chain get their places in it, and does the migration go there and back?"""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from cases.record.triggers import triggers_stand
from cases.record.verification import verify
from tests.cases.record.written import ENTRIES, sql, written
from tests.cases.sending import run_small_book
from tests.world import world

NOWHERE = Path("/nowhere/anchors")


class FromBefore(TransactionTestCase):
    """The migration, on rows that stand already."""

    def tearDown(self) -> None:
        call_command("migrate", verbosity=0)

    def test_they_are_chained_in_the_order_in_which_they_were_written(self) -> None:
        here = world()
        run_small_book(here.council)
        written(here)
        before = sql("SELECT id, case_id, number, kind, by FROM cases_event ORDER BY id")
        call_command("migrate", "cases", "0001_initial", verbosity=0)
        assert sql("SELECT id, case_id, number, kind, by FROM cases_event ORDER BY id") == before

        call_command("migrate", verbosity=0)

        assert sql("SELECT id, case_id, number, kind, by FROM cases_event ORDER BY place") == before
        assert (verify(NOWHERE).entries, verify(NOWHERE).fault) == (ENTRIES, "")
        assert triggers_stand(connection)
