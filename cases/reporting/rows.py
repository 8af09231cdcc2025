"""What does the annual report know of one complaint? One row; every table is counted from these alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext

IN_TIME, LATE, NOT_YET = "in time", "late", "not yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint. `incident` is the same for those linked as one, and empty where it stands alone.

    `apart`: it is counted in the totals alone, and nothing else is kept of it. `partly`: whoever reads knows its dates
    and outcome alone, so that matter, clause and reason are empty. `council` is the council it was raised in. `ended`
    and the outcome are as they stood at the end of the year; `acknowledged` and `answered` are IN_TIME, LATE or
    NOT_YET, with the working days each took where it was done.
    """

    apart: bool = False
    partly: bool = False
    incident: str = ""
    council: str = ""
    raised_by: str = ""
    about: str = ""
    matter: str = ""
    clause: str = ""
    stage: str = ""
    ended: bool = False
    outcome: str = ""
    reason: str = ""
    hearing: bool = False
    acknowledged: str = NOT_YET
    answered: str = NOT_YET
    acknowledged_after: int | None = None
    answered_after: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The row as it is frozen."""
        return asdict(self)


def kept_apart(row: Row) -> Row:
    """The row of a complaint of which nothing but its being there may be told, and what it is linked with."""
    return Row(apart=True, incident=row.incident)


@dataclass(frozen=True, slots=True)
class Totals:
    """Complaints and incidents, counted apart: every incident has the complaints that stand alone or are linked."""

    complaints: int
    alone: int
    linked: int
    linked_incidents: int

    @property
    def incidents(self) -> int:
        """How many incidents the complaints are about."""
        return self.alone + self.linked_incidents

    @property
    def further(self) -> int:
        """How many complaints are about an incident that another one is about."""
        return self.complaints - self.incidents

    @property
    def in_words(self) -> str:
        """How the one number comes from the other, in a sentence."""
        return gettext(
            "%(complaints)s complaints about %(incidents)s incidents: %(alone)s stand alone, and %(linked)s are"
            " linked, which makes %(linked_incidents)s more: %(alone)s + %(linked_incidents)s = %(incidents)s."
        ) % {
            "complaints": self.complaints,
            "incidents": self.incidents,
            "alone": self.alone,
            "linked": self.linked,
            "linked_incidents": self.linked_incidents,
        }

    @property
    def published_words(self) -> str:
        """The same without how many are linked into how many."""
        return gettext(
            "%(complaints)s complaints about %(incidents)s incidents. %(further)s complaints were about an incident"
            " that another complaint is about: %(complaints)s − %(further)s = %(incidents)s."
        ) % {"complaints": self.complaints, "incidents": self.incidents, "further": self.further}


def totals_of(rows: Iterable[Row]) -> Totals:
    """The totals of these rows. Linked with nothing else that is counted, a complaint stands alone."""
    by_incident: dict[str, int] = {}
    alone = 0
    for row in rows:
        if row.incident:
            by_incident[row.incident] = by_incident.get(row.incident, 0) + 1
        else:
            alone += 1
    linked = {incident: count for incident, count in by_incident.items() if count > 1}
    alone += len(by_incident) - len(linked)
    return Totals(alone + sum(linked.values()), alone, sum(linked.values()), len(linked))
