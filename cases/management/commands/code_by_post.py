"""Which code does somebody who has left get by post?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from cases.management.said import ask_who_and_why
from cases.models import AccountChange
from cases.signing_in.history import note_for
from cases.signing_in.leavers import DAYS_BY_POST, NoWayIn, code_by_post
from cases.signing_in.second_steps import has_second_step
from people.models import User


class Command(BaseCommand):
    help = (
        "Makes a code with which somebody who left signs in once, to be sent by post: to what they raised, or to what "
        "was put to them. An older one counts no more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address they had at the council")
        ask_who_and_why(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(durable=True):
                code = code_by_post(options["email"], on=timezone.localdate(), at=timezone.now())
                note_for(
                    User.objects.get_by_natural_key(options["email"]),
                    AccountChange.CODE_BY_POST,
                    by=options["by"],
                    why=options["why"],
                    at=timezone.now(),
                )
        except NoWayIn as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(
            f"{code}\nIt works once, for {DAYS_BY_POST} days, on the page “If you have left the council”."
        )
        if has_second_step(User.objects.get_by_natural_key(options["email"])):
            self.stdout.write(
                "After it they are asked for their app, passkey or recovery code. If that stayed at the council, "
                "take it away with forget_second_steps first: a code that has been used counts no more."
            )
