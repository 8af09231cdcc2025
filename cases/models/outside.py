"""What was handed to a body outside that does not use this service, how was it sent, and has it arrived?"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case


class OutsideHandover(models.Model):
    """One document handed to a body outside, kept as it was, with the SHA-256 of its bytes in UTF-8.

    `fields` are the names of what it may hold (see cases.bundle). `received_on` and `due_on` are the other body's own
    days, as it told them: no clock of this service runs for it. `key` stands in addresses.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handed_outside")
    body = EncryptedTextField()
    how = EncryptedTextField()
    fields = EncryptedJSONField(default=list)
    document = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    handed_by = EncryptedTextField()
    handed_at = models.DateTimeField()
    received_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("received_on")),
                name="a_body_outside_answers_after_it_has_it",
            ),
        ]

    def __str__(self) -> str:
        return f"handed outside in {self.case_id}"
