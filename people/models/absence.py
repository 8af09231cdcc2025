"""Who is away, from when until when? That somebody is, and never why: the reason is their own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from people.models.user import User


class Absence(models.Model):
    """One person, away from a day to a last day, or until they are back. It counts in every council they sit in.

    `noted_by` is who entered it, `changed_by` who last changed its end; empty where no person did, or they are gone.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("from_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="absence_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("user",), condition=Q(to_on__isnull=True), name="one_open_absence_of_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: away from {self.from_on.isoformat()}"
