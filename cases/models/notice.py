"""Who is owed word that something waits for them? Notices are written with the act and sent by a later hand."""

from __future__ import annotations

from django.db import models

from cases.blind_index import LENGTH
from cases.models.case import Case


class Notice(models.Model):
    """That a person is to be told they have an update, never what it is about. Sending is not built yet."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    person = models.CharField(max_length=LENGTH, db_index=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"a notice of {self.case_id}"
