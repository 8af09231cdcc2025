"""Is the work that runs beside the site being done? One row a kind of work, written whenever it ends."""

from __future__ import annotations

from django.db import models


class WorkBeside(models.Model):
    """When one kind of work was last begun and ended. `failed_with` is the kind of fault alone; no case is named.

    `expected_since_at` is when it was put on the schedule, so that what was never done is seen to be late.
    """

    name = models.CharField(max_length=40, unique=True)
    expected_since_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    failed_with = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
