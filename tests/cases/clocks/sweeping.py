"""A look over the dates at a moment of London's own clock, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cases.blind_index import index_of
from cases.deadlines.sweeping import Swept, sweep_deadlines
from cases.models import Firing, Notice
from cases.states import NoticeKind
from people.models import User

LONDON = ZoneInfo("Europe/London")
OF_DATES = (NoticeKind.DATE_NEAR, NoticeKind.DATE_PASSED)


def swept(on: date, clock: str = "9:30") -> Swept:
    """One look on a day, at a time as London's clocks show it."""
    hour, minute = map(int, clock.split(":"))
    return sweep_deadlines(on=on, at=datetime.combine(on, time(hour, minute), LONDON))


def stages_fired() -> list[tuple[int, date, bool]]:
    """Every firing: its stage, the date it is of, and whether it was late; in the order in which they were written."""
    return [(each.stage, each.due_on, each.is_late) for each in Firing.objects.all()]


def told_of_dates(*people: User) -> list[tuple[str, int | None, bool]]:
    """What these people were told of dates: the kind, the working days left, and whether they were told late."""
    marks = [index_of(person) for person in people]
    notices = Notice.objects.filter(person__in=marks, kind__in=OF_DATES)
    return [(notice.kind, notice.working_days, notice.late) for notice in notices]


def were_told() -> set[str]:
    """The marks of everybody who was told of any date."""
    return set(Notice.objects.filter(kind__in=OF_DATES).values_list("person", flat=True))
