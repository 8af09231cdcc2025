"""How does an entry come into the register? By the disclosure that was received, and for the one who made it alone."""

from __future__ import annotations

from datetime import date, datetime

from cases.blind_index import index_of_number
from cases.models import Case, Connection, Declaration, DeclarationEntry, EntryKind


def enter_disclosure(case: Case, *, at: datetime) -> Declaration:
    """The entry of whoever raised a disclosure, about the person it names, once somebody received it.

    The connection counts from the day it was disclosed. The other person has no entry, and is not told.
    """
    declared_by, about = case.parties["complainant"], case.parties["subject"]
    mark = index_of_number(declared_by["user"])
    one, other = sorted((mark, index_of_number(about["user"])))
    connection = Connection.objects.create(
        one=one, other=other, council=case.council, declared_in=case, from_on=case.filed_on
    )
    entry = Declaration.objects.create(
        connection=connection,
        declared_by=mark,
        name=declared_by["name"],
        other_name=about["name"],
        confirm_by=a_year_after(case.filed_on),
        # As they asked for when they declared it.
        is_sensitive=case.account.get("words", {}).get("sensitive") == "yes",
    )
    DeclarationEntry.objects.create(
        declaration=entry,
        kind=EntryKind.DECLARED,
        by=mark,
        name=declared_by["name"],
        on=case.filed_on,
        at=at,
    )
    return entry


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February after 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
