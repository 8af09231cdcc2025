"""What is said of somebody who has left the council: to themselves, and to the person dealing with the case?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from cases.models import Case
from cases.states import OVER
from cases.views.presented import Row, long_date, row
from cases.way_in import DAYS_TO_READ_IT, has_left, way_in_until
from people.models import User


def way_in_in_words(user: User, case: Case, on: date) -> str:
    """How long their way in lasts, and what to do before it ends; empty for whoever still has a part in the council."""
    if not has_left(user, case, on):
        return ""
    until = way_in_until(case) if case.state in OVER else None
    if until is not None:
        return _(
            "You have left this council. You can read this page until %(day)s. Print it or copy what you want to keep."
        ) % {"day": long_date(until)}
    return _(
        "You have left this council. You can read this page for %(days)s days after the answer, and for as long as you "
        "can ask for another look."
    ) % {"days": DAYS_TO_READ_IT}


def left_at_the_desk(case: Case, on: date) -> Iterator[Row]:
    """How each side is reached now that they have left; nothing of whoever is still there."""
    if _has_left(case, "complainant", on):
        yield row(
            _("They have left the council"),
            _("What you write here still reaches them. Do not use their council email address or telephone."),
            _(
                "They sign in with a passkey, or with a code that is mailed to the address of their own that they "
                "gave. If they gave none, ask whoever looks after this service for a code, and post it to them."
            ),
        )
    if _has_left(case, "subject", on):
        yield row(
            _("The person it is about has left the council"),
            _(
                "They can still read and answer what is put to them here. Do not use their council email address."
            ),
            _(
                "Once it was put to them, ask whoever looks after this service for a code, and post it to them with "
                "the address of this service. They sign in with it, or with a passkey."
            ),
        )


def _has_left(case: Case, side: str, on: date) -> bool:
    number = (case.parties.get(side) or {}).get("user")
    person = User.objects.filter(pk=number).first() if number is not None else None
    return person is not None and has_left(person, case, on)
