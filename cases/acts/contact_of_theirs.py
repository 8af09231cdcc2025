"""Let the person it is about say how they may be reached; it counts at once, for everything of that case."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from cases.access import hearings_of
from cases.acts.acting import answering
from cases.blind_index import index_of
from cases.models import Case
from cases.refusals import Refused
from cases.safe_contact import chosen_in
from cases.states import EventKind
from people.models import User


def say_how_to_reach_them(
    hearing: UUID, *, by: User, contact: str, contact_words: str, at: datetime, on: date
) -> Case:
    """Keep another choice in place of the one before, also once it is over, and tell whoever deals with it.

    The record says which way was chosen, and no address and no number; the person who raised it is not told.
    Raises Refused for anybody else.
    """
    put = hearings_of(by, on=on).filter(key=hearing).first()
    if put is None or put.person != index_of(by):
        raise Refused("There is nothing here for you to answer.")
    with answering(put, by=by, at=at, on=on) as act:
        chosen = chosen_in({"contact": contact, "contact_words": contact_words})
        for one in act.case.hearings.filter(person=put.person):
            one.contact = chosen.as_kept()
            one.save(update_fields=["contact"])
        act.record(EventKind.THEIR_CONTACT_CHANGED, contact=chosen.way.value, of_the_other_side=True)
        act.tell_handlers()
    return act.case
