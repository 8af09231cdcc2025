"""What can this person do here besides raising and dealing with cases? Words, an address and a hint for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.keepers import councils_kept_by
from cases.register.own import declarations_of, to_confirm
from cases.register.readers import reads_the_registers_of
from cases.reporting.readers import compiles_for, freezes_for, reports_for
from cases.watch.known import alarms_known_to
from people.models import User


def beside_cases(user: User, on: date) -> Iterator[tuple[str, str, str]]:
    """What needs attention, their own relationships, and what is theirs by post: register, absences, elections."""
    attention = alarms_known_to(user, on).count()
    if attention:
        yield (
            _("Cases that need attention (%(n)s)") % {"n": attention},
            reverse("alarms"),
            _("That nobody has who may, or that lie untouched."),
        )
    yield _relationships(user, on)
    if reads_the_registers_of(user, on):
        yield (
            _("Read the register of relationships"),
            reverse("register"),
            _("Who may not decide about whom. Each reading is recorded."),
        )
    if compiles_for(user, on) or freezes_for(user, on) or reports_for(user, on=on).exists():
        yield _("Annual reports"), reverse("reports"), _("What a year brought, without saying whom.")
    if councils_kept_by(user, on):
        yield _("Who is away"), reverse("absences"), _("From when until when, and never why.")
        yield _("Elections"), reverse("elections"), _("In one act, read out before anything is written.")


def _relationships(user: User, on: date) -> tuple[str, str, str]:
    waiting = to_confirm(user, on).count()
    if waiting:
        words = ngettext(
            "Say whether a relationship you declared is still so",
            "Say whether %(n)s relationships you declared are still so",
            waiting,
        )
        return words % {"n": waiting}, reverse("relationships"), _("You are asked once a year.")
    stands = declarations_of(user).filter(connection__to_on__isnull=True).count()
    told = ngettext("%(n)s stands.", "%(n)s stand.", stands) % {"n": stands}
    return (
        _("Relationships you declared"),
        reverse("relationships"),
        told if stands else _("You have declared none."),
    )
