"""Throw away what somebody has written and not sent."""

from __future__ import annotations

from django.db import transaction

from cases.attachments.folder import throw_away
from cases.blind_index import index_of
from cases.models import Attachment, Draft
from people.models import User


def delete_draft(draft: Draft, *, by: User) -> bool:
    """Delete the person's own draft and its files for good; False where it was not there any more, or is not theirs."""
    with transaction.atomic(durable=True):
        # Locked first: of a sending in the same moment the files are the case's, or the draft is gone before.
        own = list(Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk, owner=index_of(by)))
        files = list(Attachment.objects.filter(draft__in=own).values_list("stored_as", flat=True))
        deleted, _ = Draft.objects.filter(pk__in=[one.pk for one in own]).delete()
    throw_away(files)
    return bool(deleted)
