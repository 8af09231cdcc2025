"""Whom does an account of the council's own sign in? Linked here by whoever looks after the service."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from cases.management.said import ask_who_and_why
from cases.models import AccountChange
from cases.signing_in.council_accounts import link
from cases.signing_in.history import note_for
from people.models import User


class Command(BaseCommand):
    help = "Lets an account of the council's own sign in as a person, matched on issuer and subject and nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address with which the person is entered here")
        parser.add_argument("provider", help="its short name in SIGN_IN_WITH")
        parser.add_argument(
            "subject", help="the subject as the provider knows it (for Entra with oid: the object id)"
        )
        ask_who_and_why(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        offered = {one["provider_id"]: one for one in settings.SIGN_IN_WITH}
        if options["provider"] not in offered:
            raise CommandError(f"SIGN_IN_WITH names {', '.join(offered) or 'no provider'}.")
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist:
            raise CommandError("Nobody is entered with this address.") from None
        issuer = offered[options["provider"]]["settings"]["issuer"]
        try:
            with transaction.atomic(durable=True):
                link(user, options["provider"], issuer, options["subject"])
                note_for(user, AccountChange.LINKED, by=options["by"], why=options["why"], at=timezone.now())
        except ValueError as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write("Linked.")
