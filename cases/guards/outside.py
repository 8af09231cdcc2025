"""When can a case not be handed to a body outside, or its receipt not be recorded? Each docstring is what is read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cases.bundle import NAMING
from cases.clocks import local_date
from cases.models import Case, OutsideHandover
from cases.states import NameWithheld


def outside_body_is_missing(body: str) -> bool:
    """Write which body it is handed to."""
    return not body.strip()


def way_it_is_sent_is_missing(how: str) -> bool:
    """Write how it is sent to them."""
    return not how.strip()


def nothing_is_chosen_to_hand_over(fields: Collection[str]) -> bool:
    """Select what they need. Without it there is nothing to hand over."""
    return not fields


def name_is_not_to_be_given(case: Case, fields: Collection[str]) -> bool:
    """The name of the person who raised it is not given here. Leave it out, and see whether their own words hold it."""
    return case.name_withheld == NameWithheld.GRANTED and bool(NAMING & set(fields))


def name_to_be_given_is_not_decided(case: Case, fields: Collection[str]) -> bool:
    """The person who raised it asked that their name is not given. Decide about that first, or leave the name out."""
    return case.name_withheld == NameWithheld.ASKED and bool(NAMING & set(fields))


def receipt_is_before_it_was_sent(handed: OutsideHandover, received_on: date, on: date) -> bool:
    """They had it on the day you sent it at the earliest, and today at the latest. Change the day."""
    return not local_date(handed.handed_at) <= received_on <= on


def their_day_is_before_they_had_it(received_on: date, due_on: date | None) -> bool:
    """The day they mean to answer by is before the day they had it. Change one of the two."""
    return due_on is not None and due_on < received_on
