"""Whom can a visitor of a demonstration sign in as, and what is worth doing then? Empty on a real site."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings

from cases.management.commands.seed_demonstration import PASSWORD
from cases.views.clock import today
from people.demonstration.establishment_lists import councils, establishment


@dataclass(frozen=True, slots=True)
class SignInToTry:
    """One invented person of one invented council."""

    email: str
    who: str
    to_try: str


@dataclass(frozen=True, slots=True)
class CouncilToTry:
    """One invented council with the people worth signing in as."""

    name: str
    sign_ins: tuple[SignInToTry, ...]


def sign_ins_to_try() -> dict[str, object]:
    """The table for the sign-in page, with the one password everybody in it has."""
    if not settings.DEMONSTRATION:
        return {}
    return {"councils_to_try": _listed(today()), "demonstration_password": PASSWORD}


@lru_cache(maxsize=2)
def _listed(on: date) -> tuple[CouncilToTry, ...]:
    found = []
    for council in councils():
        sign_ins = {
            row.email: SignInToTry(row.email, f"{row.person}, {row.title}", row.to_try)
            for row in establishment(council.code, on)
            if row.email and row.to_try
        }
        if sign_ins:
            found.append(CouncilToTry(council.name, tuple(sign_ins.values())))
    return tuple(found)
