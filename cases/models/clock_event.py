"""What happened to a clock? Rows from which its date is worked out; none is ever changed."""

from __future__ import annotations

from django.db import models

from cases.ciphertext import EncryptedTextField
from cases.models.clock import Clock


class ClockEventRow(models.Model):
    """One thing that happened to a clock (see rules.language.clock_events), with the reasons that were given."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="happened")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    reasons = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} on {self.on.isoformat()}"
