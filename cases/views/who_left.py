"""Until when can somebody who has left the council read what they raised there, in words on its page?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cases.models import Case
from cases.states import OVER
from cases.views.presented import long_date
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
