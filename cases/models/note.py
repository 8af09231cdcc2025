"""What did somebody who works on a case write down, and for whom?"""

from __future__ import annotations

from django.db import models

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case
from cases.states import NoteLabel


class Note(models.Model):
    """A note with its label. `named` are the marks of whom legal advice is for."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    label = models.CharField(max_length=20, choices=NoteLabel.choices)
    words = EncryptedTextField()
    by = models.CharField(max_length=64)
    name = EncryptedTextField()
    named = EncryptedJSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.label} note of {self.case_id}"
