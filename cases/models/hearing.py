"""Was it put to the person it is about, and what did they say?"""

from __future__ import annotations

import uuid

from django.db import models

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case


class Hearing(models.Model):
    """What was put to the person a case is about, by keyed mark. It is all that they see, and written for them.

    `summary` is a fair account of what is said, `asked` what they are asked, `may_accompany` who may come with them.
    `key` stands in addresses. It ends with an answer, or lapses once `answer_by` has passed. `companion` is whoever
    they named to see it with them. `contact` is how they may be reached, empty while they have not said.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hearings")
    person = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    summary = EncryptedTextField()
    asked = EncryptedTextField()
    answer_by = models.DateField()
    may_accompany = EncryptedTextField()
    put_by = EncryptedTextField()
    put_at = models.DateTimeField()
    answer = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)
    companion = models.CharField(max_length=64, blank=True, db_index=True)
    companion_name = EncryptedTextField(blank=True, default="")
    contact = EncryptedJSONField(default=dict)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"put to them in {self.case_id}"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.answered_at is None and self.lapsed_on is None
