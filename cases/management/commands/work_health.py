"""Say whether the work beside the site is being done: for the machine's own monitor."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.beside.health import amiss, possibly_sent_twice


class Command(BaseCommand):
    """Exit 0 when all of it is being done, 1 when some is late or went wrong."""

    help = "Say which work beside the site is late or went wrong, and how many mails may have gone out twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once; no person and no case is named."""
        found = amiss(at=timezone.now())
        self.stdout.write(f"Mails that may have been sent twice: {possibly_sent_twice()}.")
        for each in found:
            since = f"{timezone.localtime(each.since_at):%d %B %Y, %H:%M}" if each.since_at else "never"
            how = "went wrong" if each.failed else "is late"
            self.stderr.write(f"{each.words} ({each.name}) {how}. Last done: {since}.")
        if found:
            self.stderr.write("Look whether `manage.py qcluster` runs, and read what it wrote.")
            sys.exit(1)
        self.stdout.write("All work beside the site is being done.")
