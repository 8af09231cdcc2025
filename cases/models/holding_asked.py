"""Who was asked to agree to another holding response, and what did they say?"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.models.clock import Clock
from people.models import Post


class HoldingAsked(models.Model):
    """A second or later holding response that waits for somebody else to agree, or what came of it.

    `post` is the seat that was asked and `person` the mark of whoever sat in it then, `known_as` who that was, and
    `source` why it is theirs to say. `by` is the mark of whoever asked. `number` says the how-manieth response it would
    be. `key` stands in addresses. It is open until it is answered, or replaced by another question of the same case.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings_asked")
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=64, db_index=True)
    known_as = EncryptedTextField()
    source = EncryptedTextField()
    by = models.CharField(max_length=64)
    asked_by = EncryptedTextField()
    asked_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField()
    until = models.DateField()
    reasons = EncryptedTextField()
    agreed = models.BooleanField(null=True, blank=True)
    answer = EncryptedTextField(blank=True, default="")
    answered_by = EncryptedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("case",),
                condition=Q(answered_at__isnull=True, replaced_at__isnull=True),
                name="one_holding_is_asked_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"holding asked in {self.case_id}"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited, and the date still counts."""
        return self.answered_at is None and self.replaced_at is None and self.clock.stopped_on is None
