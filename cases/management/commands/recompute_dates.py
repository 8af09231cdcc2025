"""Work every open case's dates out again: run it after each upgrade, and every morning, beside the site."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.acts.recompute_dates import recompute_dates
from cases.models import Clock
from people.models import Council
from rules.language.bank_holidays import DATED_UNTIL

# Bank holidays are published about two years ahead, so half a year without the next ones is somebody's oversight.
SAID_AHEAD = timedelta(days=180)


class Command(BaseCommand):
    help = "Work the dates of open cases out again where bank holidays or closures changed, and say how many moved."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through every council; no case is named here."""
        at = timezone.now()
        moved = sum(len(recompute_dates(council, at=at)) for council in Council.objects.all())
        self.stdout.write(f"Cases whose dates moved: {moved}.")
        provisional = Clock.objects.filter(stopped_on__isnull=True).exclude(provisional="").count()
        for sentence in warnings(timezone.localdate(at), provisional):
            self.stdout.write(sentence)


def warnings(on: date, provisional: int) -> tuple[str, ...]:
    """What somebody has to see to on that day: holidays that run out soon, and dates that rest on a forecast."""
    said = []
    if on >= DATED_UNTIL - SAID_AHEAD:
        said.append(
            f"Bank holidays are known up to {DATED_UNTIL:%-d %B %Y} only. Install a release that holds the next years, "
            "then run this again."
        )
    if provisional:
        said.append(
            f"Dates that may still move because no bank holidays are known so far ahead: {provisional}."
        )
    return tuple(said)
