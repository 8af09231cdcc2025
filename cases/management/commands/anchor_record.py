"""Write where the record ends to a file outside the database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.record.anchors import NotAnchored, write_anchor


class Command(BaseCommand):
    """Exit 0 when the anchor is on the disk, 1 when the record cannot be anchored as it is."""

    help = "Write where the record ends to the file of anchors (RECORD_ANCHORS). Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one line."""
        try:
            place = write_anchor(settings.RECORD_ANCHORS, at=timezone.now())
        except NotAnchored as why:
            raise CommandError(str(why)) from None
        if place is None:
            self.stdout.write("Nothing has been recorded yet.")
        else:
            self.stdout.write(f"Anchored at entry {place:,}, in {settings.RECORD_ANCHORS}.")
