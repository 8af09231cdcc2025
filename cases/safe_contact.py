"""How may either side be reached without harm? What they chose, for whoever would reach them.

Nothing here sends or shows anything. Mail asks cases.outbox.addressing, pages ask cases.views.contact_shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cases.models import Case, Hearing, Notice
from cases.states import Relation


class Way(StrEnum):
    """The four ways there are. What stands behind each is kept with a case, so none is ever renamed."""

    COUNCIL_EMAIL = "council email"
    OTHER_EMAIL = "other email"
    PHONE = "phone"
    ONLY_HERE = "here"


# What a list of notices reads beside their cases, so that contact_for asks nothing line by line.
WITH_CONTACT = ("case__access", "case__hearings")
_ASKED_IN = {Way.OTHER_EMAIL: "contact_email", Way.PHONE: "contact_phone"}


@dataclass(frozen=True, slots=True)
class SafeContact:
    """The way, and the address, or the number with its times, where the way needs one."""

    way: Way
    words: str = ""

    def as_kept(self) -> dict[str, str]:
        """As it is kept with a case."""
        return {"contact": self.way.value, "contact_words": self.words}

    def as_asked(self) -> dict[str, str]:
        """As it stands in the fields of the question, which has one for each way that needs words."""
        return {"contact": self.way.value, **({_ASKED_IN[self.way]: self.words} if self.words else {})}


def contact_of(case: Case) -> SafeContact:
    """What the person who raised it chose last. Their council email where nobody asked them."""
    return chosen_in(case.contact or case.account.get("words", {}))


def chosen_in(kept: Mapping[str, Any]) -> SafeContact:
    """The choice as it is kept with a case, or as it was asked; the words only of a way that needs them."""
    way = Way(kept["contact"]) if kept.get("contact") in set(Way) else Way.COUNCIL_EMAIL
    if way not in _ASKED_IN:
        return SafeContact(way)
    return SafeContact(way, str(kept.get("contact_words") or kept.get(_ASKED_IN[way]) or "").strip())


def contact_of_theirs(hearings: Iterable[Hearing], person: str) -> SafeContact | None:
    """What the person it is about chose, by keyed mark, of what was put to them in one case; None before they chose."""
    chosen = [put.contact for put in hearings if put.person == person and put.contact]
    return chosen_in(chosen[-1]) if chosen else None


def contact_for(notice: Notice) -> SafeContact | None:
    """What the person to be told chose for that case; None for everybody on neither side, and who never chose.

    Three look-ups at most, and none where a list has read its cases WITH_CONTACT.
    """
    case = notice.case
    if any(
        row.person == notice.person and row.relation == Relation.COMPLAINANT and row.until_at is None
        for row in case.access.all()
    ):
        return contact_of(case)
    return contact_of_theirs(case.hearings.all(), notice.person)
