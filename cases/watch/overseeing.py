"""Who oversees a case once the Monitoring Officer who did is gone? Whoever sits there now, if they may know of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.acts.handing_over import let_overseer_know
from cases.acts.open_case import locked_case
from people.models import User


def overseer_found(case_ref: str, *, on: date, at: datetime) -> User | None:
    """The Monitoring Officer of today who is there, and knows of the case from now on. None where nobody may.

    Where the Monitoring Officer is away, of a concern about a councillor whoever stands in for them.
    """
    with transaction.atomic():
        return let_overseer_know(locked_case(case_ref), at=at, on=on, there=True)
