"""Let the person who raised a concern change how they may be reached; it counts at once, for everybody."""

from __future__ import annotations

from datetime import date, datetime

from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case
from cases.safe_contact import chosen_in
from cases.states import EventKind
from people.models import User


def change_contact(
    case_ref: str, *, by: User, contact: str, contact_words: str, version: int, at: datetime, on: date
) -> Case:
    """Keep another choice in place of the one before, and tell whoever deals with it that there is an update.

    The record says which way was chosen, and no address and no number. Raises Refused and Stale.
    """
    with doing(case_ref, Act.CHANGE_CONTACT, by=by, version=version, at=at, on=on) as act:
        chosen = chosen_in({"contact": contact, "contact_words": contact_words})
        act.case.contact = chosen.as_kept()
        act.record(EventKind.CONTACT_CHANGED, contact=chosen.way.value)
        act.tell_handlers()
    return act.case
