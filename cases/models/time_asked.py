"""Did the person it is about ask for more time to answer, and did they get it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedTextField
from cases.models.hearing import Hearing


class TimeAsked(models.Model):
    """One wish for a later day. Unanswered while `answered_at` is empty; `granted` says what came of it.

    `until` is the day that was asked for, `was_by` the day by which an answer was due until then.
    """

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="times_asked")
    until = models.DateField()
    was_by = models.DateField()
    reasons = EncryptedTextField()
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True, blank=True)
    given_until = models.DateField(null=True, blank=True)
    words = EncryptedTextField(blank=True, default="")
    answered_by = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("hearing",), condition=Q(answered_at__isnull=True), name="one_open_wish_for_more_time"
            ),
        ]

    def __str__(self) -> str:
        return f"more time in {self.hearing_id}"
