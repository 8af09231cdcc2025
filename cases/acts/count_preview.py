"""Count that somebody was shown who would receive it: nobody may find out by previews who is connected with whom."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from cases import guards
from cases.blind_index import index_of
from cases.clocks import local_date
from cases.models import PreviewsShown
from cases.refusals import refuse_where
from people.models import User


def count_preview(*, by: User, at: datetime, most: int | None = None) -> None:
    """One more for the day. Raises Refused where it is as many as one person is shown, or `most`."""
    on = local_date(at)
    with transaction.atomic(durable=True):
        refuse_where(guards.looked_too_often_today, by, on, most)
        PreviewsShown.objects.get_or_create(by=index_of(by), on=on)
        PreviewsShown.objects.filter(by=index_of(by), on=on).update(times=F("times") + 1)
