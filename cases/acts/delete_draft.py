"""Throw away what somebody has written and not sent."""

from __future__ import annotations

from django.db import transaction

from cases.blind_index import index_of
from cases.models import Draft
from people.models import User


def delete_draft(draft: Draft, *, by: User) -> bool:
    """Delete the person's own draft for good; False where it was not there any more, or is not theirs."""
    with transaction.atomic(durable=True):
        deleted, _ = Draft.objects.filter(pk=draft.pk, owner=index_of(by)).delete()
        return bool(deleted)
