"""Throw away what was written and not sent, once the days for which it is kept are over."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases.models import Draft


def delete_expired_drafts(*, on: date) -> int:
    """Delete for good every draft whose last day is over; how many there were. Nobody reads them for it."""
    with transaction.atomic(durable=True):
        expired = Draft.objects.filter(expires_on__lt=on)
        count = expired.count()
        expired.delete()
        return count
