"""To which address does a mail go, if to any? Asked when it is to go out, so that a choice counts from then on."""

from __future__ import annotations

from dataclasses import dataclass

from cases.blind_index import keyed_hash
from cases.models import Notice, NotSent
from cases.safe_contact import Way, contact_for
from people.models import User


@dataclass(frozen=True, slots=True)
class Addressed:
    """Where a mail goes, or why it goes nowhere."""

    to: str = ""
    because: NotSent | None = None
    is_own: bool = True

    @property
    def place(self) -> str:
        """The keyed mark of an address that is not the person's own; empty for their own."""
        return "" if self.is_own else keyed_hash(f"mailed to:{self.to.casefold()}")


def addressed(notice: Notice, user: User) -> Addressed:
    """The person's own address, or what they chose where it is about a concern that they raised."""
    contact = contact_for(notice)
    if contact is None or contact.way == Way.COUNCIL_EMAIL:
        return Addressed(user.email)
    if contact.way == Way.OTHER_EMAIL:
        return Addressed(contact.words, is_own=False)
    return Addressed(because=NotSent.BY_PHONE if contact.way == Way.PHONE else NotSent.ONLY_HERE)
