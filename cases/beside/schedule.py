"""Is everything that runs beside the site on the worker's schedule, once and at its hour?"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django_q.models import Schedule

from cases.beside.tasks import DO
from cases.beside.work import BY_NAME, WORK, Work
from cases.models import WorkBeside

_LONDON = ZoneInfo("Europe/London")


@transaction.atomic
def put_on_schedule(*, at: datetime) -> int:
    """Put on the schedule what is not on it and take off what is no work any more; how many were put on.

    What is on it keeps its next time, so that a site that is started again does nothing twice.
    """
    Schedule.objects.filter(func=DO).exclude(name__in=BY_NAME).delete()
    WorkBeside.objects.exclude(name__in=BY_NAME).delete()
    return sum(_put(each, at) for each in WORK)


def _put(work: Work, at: datetime) -> bool:
    how = {
        "func": DO,
        "args": repr((work.name,)),
        "schedule_type": Schedule.DAILY if work.daily_at else Schedule.MINUTES,
        "minutes": work.every_minutes or None,
        "repeats": -1,
    }
    row, made = Schedule.objects.update_or_create(
        name=work.name, defaults=how, create_defaults={**how, "next_run": _first(work, at)}
    )
    WorkBeside.objects.get_or_create(name=row.name, defaults={"expected_since_at": at})
    return bool(made)


def _first(work: Work, at: datetime) -> datetime:
    """At once, or the next time that the clocks of London show the hour."""
    return at if work.daily_at is None else _next(work.daily_at, at)


def _next(hour: time, at: datetime) -> datetime:
    here = at.astimezone(_LONDON)
    today = datetime.combine(here.date(), hour, _LONDON)
    return today if today > here else datetime.combine(here.date() + timedelta(days=1), hour, _LONDON)
