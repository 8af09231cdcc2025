"""What was the person who raised it asked, and what did they answer?"""

from __future__ import annotations

from django.db import models

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case


class Question(models.Model):
    """One question to the person who raised a case. Unanswered while `answered_at` is empty."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="questions")
    words = EncryptedTextField()
    asked_by = EncryptedTextField()
    asked_at = models.DateTimeField()
    answer = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"question in {self.case_id}"
