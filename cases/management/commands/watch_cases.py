"""Look over every open case once: run it every hour, beside the site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.watch.looking import watch_cases


class Command(BaseCommand):
    help = "Find open cases that nobody lawful has or that lie untouched, open or close their alarms, and say how many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once, and print what was found in numbers; no case is named here."""
        looked = watch_cases(on=timezone.localdate(), at=timezone.now())
        self.stdout.write(
            f"{looked.cases} open cases: {looked.opened} alarms opened, {looked.closed} closed, "
            f"{looked.told} told to somebody."
        )
        if looked.not_told:
            self.stdout.write(
                f"{looked.not_told} alarms that nobody may be told of who is there. Seat a Monitoring Officer, or "
                "somebody outside who may choose."
            )
