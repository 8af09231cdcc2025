"""Who is owed word that something waits for them? Rows written with the act; nothing here sends them."""

from __future__ import annotations

import uuid

from django.db import models

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.states import NoticeKind


class Notice(models.Model):
    """That a person is to be told they have an update, never what it is about.

    cases.outbox.sending mails it, and asks access.py once more before it does. `message_id` is fixed when it is
    queued, so that a mail sent twice can be told; `attempts` above one on a sent row means it may have been.
    `working_days` is how many are left to a date that is near; `late` is true where nothing ran when they were to be
    told, so that they are told later.
    `outside` is the contact line of somebody who does not sign in here; `person` is then empty, and nothing is mailed.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    person = models.CharField(max_length=64, db_index=True, blank=True)
    outside = EncryptedTextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    late = models.BooleanField(default=False)
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    leased_until_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    not_sent_because = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"
