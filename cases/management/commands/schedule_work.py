"""Put what runs beside the site on the worker's schedule: run it whenever the site is installed or updated."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.beside.schedule import put_on_schedule
from cases.beside.work import WORK


class Command(BaseCommand):
    help = "Put on the schedule of `manage.py qcluster` whatever is not on it yet. Run twice, it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Put it on, and say how many there are."""
        put = put_on_schedule(at=timezone.now())
        self.stdout.write(f"{len(WORK)} kinds of work run beside the site; {put} newly on the schedule.")
