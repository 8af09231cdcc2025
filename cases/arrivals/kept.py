"""How did it arrive, when, and from whom? As a draft and a case keep it; nothing where somebody raised it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

# What each way is called in a list to choose from, and in the sentence of the event.
CHANNELS = (
    ("email", _("E-mail")),
    ("letter", _("Letter")),
    ("telephone", _("Telephone")),
    ("in person", _("In person")),
    ("web form", _("A form on the council’s website")),
    ("another council", _("Passed on by another council or a parish")),
)
# Not to be chosen: of what is brought in, nobody asks any more how it came.
SPREADSHEET = "spreadsheet"
BY = {
    SPREADSHEET: gettext_noop("from a spreadsheet of past cases"),
    "email": gettext_noop("by e-mail"),
    "letter": gettext_noop("by letter"),
    "telephone": gettext_noop("by telephone"),
    "in person": gettext_noop("in person"),
    "web form": gettext_noop("by a form on the council’s website"),
    "another council": gettext_noop("from another council or a parish"),
}
# In the place of a rulebook's post: no rulebook names either, so no rule of one says who deals with it.
OUTSIDE = gettext_noop("member of the public")
NAMELESS = gettext_noop("person who gave no name")


@dataclass(frozen=True, slots=True)
class Arrived:
    """One arrival. `who` is the number of a person of the council; somebody outside has a `name` and `reach`, or none.

    `received_on` is the day it reached the council: every limit of time that runs from receipt runs from it.
    """

    channel: str
    received_on: date
    who: int | None = None
    name: str = ""
    reach: str = ""

    @property
    def is_from_outside(self) -> bool:
        """Whether it came from somebody who is not of the council, or who gave no name."""
        return self.who is None

    @property
    def kind(self) -> str:
        """In the place of a post, for somebody outside."""
        return OUTSIDE if self.name else NAMELESS

    def as_json(self) -> dict[str, Any]:
        """What is kept, encrypted."""
        return {
            "channel": self.channel,
            "received_on": self.received_on.isoformat(),
            "who": self.who,
            "name": self.name,
            "reach": self.reach,
        }


def arrived_in(kept: Mapping[str, Any]) -> Arrived | None:
    """The arrival in a draft's answers or a case's account; None where there is none."""
    found = kept.get("arrived")
    if not found:
        return None
    return Arrived(
        str(found["channel"]),
        date.fromisoformat(found["received_on"]),
        None if found.get("who") is None else int(found["who"]),
        str(found.get("name", "")),
        str(found.get("reach", "")),
    )
