"""Who was asked for a view, what could they see, why, and what did they say?"""

from __future__ import annotations

import uuid

from django.db import models

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case


class Consultation(models.Model):
    """A view asked of one person, by keyed mark. They see `sees` and `why`, and nothing else of the case.

    `key` stands in addresses. It ends with an answer, or lapses once `answer_by` has passed.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consultations")
    person = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    sees = EncryptedTextField()
    why = EncryptedTextField()
    asked_by = EncryptedTextField()
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"consultation in {self.case_id}"

    @property
    def is_open(self) -> bool:
        """Whether a view is still awaited."""
        return self.answered_at is None and self.lapsed_on is None
