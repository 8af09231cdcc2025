"""Throw away what was written and not sent, once the days for which it is kept are over."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases.attachments.folder import throw_away
from cases.models import Attachment, Draft


def delete_expired_drafts(*, on: date) -> int:
    """Delete for good every draft whose last day is over, and its files; how many there were. Nobody reads them for it.

    One that is taken up in the same moment has another last day, and stays.
    """
    with transaction.atomic(durable=True):
        expired = list(Draft.objects.select_for_update(of=("self",)).filter(expires_on__lt=on).only("pk"))
        files = list(Attachment.objects.filter(draft__in=expired).values_list("stored_as", flat=True))
        Draft.objects.filter(pk__in=[one.pk for one in expired]).delete()
    throw_away(files)
    return len(expired)
