"""Have whatever waits for the virus scanner looked at: run it every few minutes, beside the site."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.attachments.scanning import scan_waiting, scanner_is_set


class Command(BaseCommand):
    """Exit 0 when nothing waits any more, 1 when something does."""

    help = "Scan every file that waits to be scanned, and say in numbers what was found; no file is named."

    def handle(self, *args: Any, **options: Any) -> None:
        """Scan, and count."""
        if not scanner_is_set():
            self.stderr.write(
                "No scanner is set, so no file is given to anybody. Set CLAMD_URL to tcp://HOST:PORT or unix:///PATH."
            )
            sys.exit(1)
        clean, found, waiting = scan_waiting(at=timezone.now())
        self.stdout.write(f"{clean} clean, {found} with a virus, {waiting} still waiting.")
        if waiting:
            self.stderr.write(
                "The scanner gave no verdict on those. Look whether clamd runs and takes 25 MB at once."
            )
            sys.exit(1)
