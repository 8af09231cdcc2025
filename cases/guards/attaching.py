"""When can a file not be added? Each docstring is the sentence the person reads."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet, Sum

from cases.attachments.kinds import MOST_IN_A_CASE
from cases.blind_index import index_of
from cases.limits import megabytes_attached_a_day
from cases.models import Attachment
from people.models import User


def there_are_twenty_files(beside: QuerySet[Attachment]) -> bool:
    """There are 20 files here already, which is as many as this service takes. Put several into one ZIP folder, or into
    one PDF."""
    return beside.count() >= MOST_IN_A_CASE


def attached_too_much_today(by: User, size_bytes: int, at: datetime) -> bool:
    """You have added as much in one day as this service takes from one person. What you have added is kept; add this
    one tomorrow, or make it smaller."""
    lately = Attachment.objects.filter(by=index_of(by), added_at__gt=at - timedelta(days=1))
    so_far = lately.aggregate(total=Sum("size_bytes"))["total"] or 0
    return bool(so_far + size_bytes > megabytes_attached_a_day() * 1_000_000)
