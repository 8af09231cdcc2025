"""On which rung of the ladder is a case, and who has it there?"""

from __future__ import annotations

from django.db import models

from cases.models.case import Case


class CaseStep(models.Model):
    """One step of a case's ladder as it was walked. The holder's seat is named; the person stands in `access`."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=200)
    post_title = models.CharField(max_length=200, blank=True)
    post_kind = models.CharField(max_length=100, blank=True)
    fallback = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.name} of {self.case_id}"
