"""Mail what is waiting to be told: run it every minute, beside the site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.outbox.sending import send_due


class Command(BaseCommand):
    help = "Send every notice that is due, one person a mail, and say how many went out."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send once; no person and no case is named here."""
        self.stdout.write(f"{send_due(on=timezone.localdate(), at=timezone.now())} sent.")
