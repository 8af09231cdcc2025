"""Who has lost the app, the passkey or the codes without which they cannot come in? Take those away, at the council."""

from collections import Counter
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from cases.management.said import ask_who_and_why
from cases.models import AccountChange
from cases.signing_in.history import note_for
from people.models import User

_CALLED = {
    Authenticator.Type.TOTP: "app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "set of recovery codes",
}


class Command(BaseCommand):
    help = (
        "Takes away every app, passkey and recovery code of a person, and ends every sign-in of theirs. "
        "First make sure, face to face, that it is them who asks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address they sign in with")
        ask_who_and_why(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist:
            raise CommandError("Nobody signs in with this address.") from None
        with transaction.atomic():
            steps = Authenticator.objects.filter(user=user)
            were = Counter(_CALLED[Authenticator.Type(step.type)] for step in steps)
            if not were:
                raise CommandError("They have no app, no passkey and no recovery codes. Nothing was changed.")
            steps.delete()
            for session in UserSession.objects.filter(user=user):
                session.end()
            note_for(
                user, AccountChange.STEPS_FORGOTTEN, by=options["by"], why=options["why"], at=timezone.now()
            )
        taken = ", ".join(f"{number} {called}" for called, number in sorted(were.items()))
        self.stdout.write(f"Taken away: {taken}. Wherever they were signed in, they are signed out.")
        if not user.has_usable_password() and not SocialAccount.objects.filter(user=user).exists():
            self.stdout.write("They have no other way in: give them a password with changepassword.")
