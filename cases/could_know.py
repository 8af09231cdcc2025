"""From which day could somebody know what they were to be told? Until then no time runs against them.

Where a mail could not be delivered, or they asked to be phoned and nobody has rung them, and they have not opened the
page either, they could not. Where they asked not to be mailed, or the mail waits for its turn, it counts from the day
on which it was there for them to read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cases.clocks import calendar_of, local_date
from cases.frozen_plan import rulebook_of_case
from cases.models import UNDELIVERED, Case, Consultation, Hearing, NotSent
from rules.language.calendars import Calendar

_ONE_DAY = timedelta(days=1)


def could_know_on(case: Case, mark: str, since: datetime) -> date | None:
    """The first day on which the person of this mark could know what happened at `since`; None while they cannot."""
    told = list(
        case.notices.filter(person=mark, queued_at__gte=since).values_list(
            "sent_at", "told_at", "not_sent_because"
        )
    )
    known = [at for sent_at, rung_at, _because in told if (at := sent_at or rung_at) is not None]
    # Whoever did anything with the case, reading it included, has seen what stands there.
    seen = case.events.filter(by=mark, at__gt=since).order_by("at").values_list("at", flat=True).first()
    if seen is not None:
        known.append(seen)
    if known:
        return local_date(min(known))
    if any(because in (*UNDELIVERED, NotSent.BY_PHONE) for _sent_at, _rung_at, because in told):
        return None
    return local_date(since)


def answer_is_due_by(asked: Hearing | Consultation, on: date | None = None) -> date | None:
    """The last day to answer what was put to somebody, put off by the days on which they could not know of it.

    None while they cannot know of it. `on` is the day on which they open it: from then on they know.
    """
    case = asked.case
    since = asked.put_at if isinstance(asked, Hearing) else asked.asked_at
    known_on = could_know_on(case, asked.person, since)
    if on is not None:
        known_on = on if known_on is None else min(on, known_on)
    if known_on is None:
        return None
    lost = (known_on - local_date(since)).days
    # A mail that goes out in the night, or with those of the day, costs nobody the time they need.
    if lost <= 1:
        return asked.answer_by
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    return _next_working_day(asked.answer_by + timedelta(days=lost), counted_by)


def _next_working_day(day: date, counted_by: Calendar) -> date:
    while not counted_by.is_working_day(day):
        day += _ONE_DAY
    return day
