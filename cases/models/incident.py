"""Which cases are about one incident? A link only: no case becomes visible through it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from cases.models.case import Case


class Incident(models.Model):
    """One incident that several cases are about."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"incident {self.key}"


class IncidentCase(models.Model):
    """That a case is about an incident, from when until when."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="links")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="incident_links")
    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("case",), condition=Q(unlinked_at__isnull=True), name="a_case_is_in_one_incident"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.incident_id}"
