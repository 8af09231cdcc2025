"""List the words of the pages for translators."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from protocol_portal.words import ROOT, make_words


class Command(BaseCommand):
    """The same as `make words`. It needs no database."""

    help = "Write locale/en/LC_MESSAGES/django.po anew, and bring every translation in line with it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which files were written."""
        for path in make_words():
            self.stdout.write(path.relative_to(ROOT).as_posix())
