"""What can this person do here besides raising and dealing with cases? Words, an address and a hint for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.register.own import declarations_of, to_confirm
from cases.register.readers import reads_the_registers_of
from people.models import User


def beside_cases(user: User, on: date) -> Iterator[tuple[str, str, str]]:
    """Their own relationships, and the register where they read it."""
    yield _relationships(user, on)
    if reads_the_registers_of(user, on):
        yield (
            _("Read the register of relationships"),
            reverse("register"),
            _("Who may not decide about whom. Each reading is recorded."),
        )


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
