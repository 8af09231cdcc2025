"""Put up the invented councils, let each run its rulebook, and say who can sign in. Only ever on a demonstration."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.attachments.releasing import ALLOWED, WITHOUT_A_SCANNER
from cases.signposts import EMPLOYMENT, SAFETY, SERVICE_COMPLAINTS, SUPPORT, WHISTLEBLOWING
from people.demonstration import Demonstration, build_demonstration
from people.models import Council, CouncilSetting
from rules.shelf import adopt, versions_of

PASSWORD = "a demonstration password"  # noqa: S105  (printed, and for invented people only)
ADOPTED_BY = "this demonstration; no real council has adopted it"

# Telephone numbers that Ofcom keeps free for fiction; the helpline is the real one.
WHERE_TO_GO = {
    SERVICE_COMPLAINTS: "Customer care: 01632 960001",
    WHISTLEBLOWING: "The external auditor: 01632 960002",
    EMPLOYMENT: "Human resources: 01632 960003",
    SAFETY: "National Domestic Abuse Helpline: 0808 2000 247, free, day and night",
    SUPPORT: "Employee assistance: 01632 960004",
}


class Command(BaseCommand):
    help = "Build the demonstration councils, once, and print the sign-ins. Does nothing unless DEMONSTRATION is true."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The password of everybody invented."""
        parser.add_argument("--password", default=PASSWORD)

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing, adopt the newest version of each rulebook, and print."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This is no demonstration (DEMONSTRATION is not true), so nobody is invented here."
            )
        built = build_demonstration(timezone.localdate(), options["password"])
        for council in built.councils:
            self._let_run(council, built.protocols.get(council.code))
            _take_files_unscanned(council)
            _say_where_to_go(council)
        self._print_sign_ins(built, options["password"])

    def _let_run(self, council: Council, protocol: str | None) -> None:
        if protocol is None:
            return
        versions = versions_of(protocol)
        if not versions:
            self.stderr.write(
                f"{council}: no rulebook of {protocol} is on the shelf yet (load_rulebooks puts it there)."
            )
            return
        adopt(council.code, versions[-1], from_on=versions[-1].in_force_from, adopted_by=ADOPTED_BY)

    def _print_sign_ins(self, built: Demonstration, password: str) -> None:
        self.stdout.write(f'Everybody here is invented. The password is "{password}".')
        for council in built.councils:
            sign_ins = built.sign_ins.get(council.code, ())
            if sign_ins:
                self.stdout.write(f"\n{council}")
            for sign_in in sign_ins:
                self.stdout.write(
                    f"  {sign_in.email:<46} {sign_in.display_name}, {sign_in.post_title}: {sign_in.to_try}"
                )


def _say_where_to_go(council: Council) -> None:
    """Contacts for what belongs elsewhere, for the page "Something else". Invented, except the helpline."""
    for topic, line in WHERE_TO_GO.items():
        CouncilSetting.objects.get_or_create(
            council=council,
            name=topic,
            defaults={"value": line, "source": ADOPTED_BY, "from_on": timezone.localdate()},
        )


def _take_files_unscanned(council: Council) -> None:
    """A demonstration has no scanner, and nobody's real files: without this nobody could open one in it."""
    CouncilSetting.objects.get_or_create(
        council=council,
        name=WITHOUT_A_SCANNER,
        defaults={"value": ALLOWED, "source": ADOPTED_BY, "from_on": timezone.localdate()},
    )
