"""Tell of the dates that near or have passed: run it every ten minutes, beside the site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.deadlines.sweeping import sweep_deadlines


class Command(BaseCommand):
    help = "Queue a notice for each date that nears or has passed, of the councils at work now, and say how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once; no person and no case is named here."""
        at = timezone.now()
        swept = sweep_deadlines(on=timezone.localdate(at), at=at)
        self.stdout.write(
            f"Dates that near: {swept.near}; that have passed: {swept.passed}; of these noticed late: {swept.late}; "
            f"notices: {swept.notices}."
        )
        if swept.told_nobody:
            self.stdout.write(
                f"Of {swept.told_nobody} nobody could be told who may know of the case. Run watch_cases, and seat a "
                "Monitoring Officer where there is none."
            )
