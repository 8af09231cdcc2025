"""Who has opened a concern, by role and day? Told to the person who raised it where the council turns that on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.clocks import local_date
from cases.models import Access, Case
from cases.settled import settled
from cases.states import EventKind, Relation
from cases.views.presented import long_date

SETTING = "who has opened a concern is told to the person who raised it"
ON = "on"

_ROLES: dict[str, str | Promise] = {
    Relation.HANDLER: _("the person dealing with it"),
    Relation.TRIAGE: _("the person who chooses who deals with it"),
    Relation.OVERSIGHT: _("the Monitoring Officer, or whoever stands in for them"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """Readings of one day by people of one role. No name is told."""

    role: str
    day: str


def who_opened(case: Case, on: date) -> tuple[Opened, ...] | None:
    """Each role and day once, the last first; None where the council has not turned it on.

    What the person who raised it, and whoever goes with them, read is nobody else's to watch.
    """
    setting = settled(case.council, SETTING, on)
    if setting is None or setting.value != ON:
        return None
    return tuple(dict.fromkeys(_readings(case)))


def _readings(case: Case) -> Iterator[Opened]:
    rows = [row for row in case.access.all() if row.relation in _ROLES]
    opened = case.events.filter(kind=EventKind.OPENED).order_by("-number").values_list("by", "at")
    for by, at in opened:
        role = next((row.relation for row in rows if row.person == by and _stood(row, at)), None)
        if role is not None:
            yield Opened(str(_ROLES[role]), long_date(local_date(at)))


def _stood(row: Access, at: datetime) -> bool:
    return row.from_at <= at and (row.until_at is None or at <= row.until_at)
