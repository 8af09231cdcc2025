"""Who is owed word that something waits for them? Rows written with the act; nothing here sends them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.models.digest import Digest
from cases.models.mailing import Mailed
from cases.states import NoticeKind


class Notice(Mailed):
    """That a person is to be told they have an update, never what it is about.

    cases.outbox.sending mails it, and asks access.py once more before it does.
    `working_days` is how many are left to a date that is near; `late` is true where nothing ran when they were to be
    told, so that they are told later. `digest` is the mail of the day that tells of it, for whoever chose that.
    `outside` is the contact line of somebody who does not sign in here; `person` is then empty and nothing is mailed:
    a person tells them, and `told_by` (by keyed mark) and `told_at` say who did and when.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    person = models.CharField(max_length=64, db_index=True, blank=True)
    outside = EncryptedTextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    late = models.BooleanField(default=False)
    digest = models.ForeignKey(
        Digest, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index(
                fields=("queued_at",),
                name="notice_to_be_sent",
                condition=Q(sent_at__isnull=True, not_sent_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"
