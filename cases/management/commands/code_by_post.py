"""Which code does somebody who has left get by post?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.signing_in.leavers import DAYS_BY_POST, NoWayIn, code_by_post


class Command(BaseCommand):
    help = (
        "Makes a code with which somebody who left signs in once, to be sent by post: to what they raised, or to what "
        "was put to them. An older one counts no more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address they had at the council")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = code_by_post(options["email"], on=timezone.localdate(), at=timezone.now())
        except NoWayIn as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(
            f"{code}\nIt works once, for {DAYS_BY_POST} days, on the page “If you have left the council”."
        )
