"""Of which date was somebody told that it nears, or has passed? One row a stage of a date: to write it is to fire."""

from __future__ import annotations

from django.db import models

from cases.models.clock import Clock


class Firing(models.Model):
    """One stage of one date of a clock, fired once for ever: whoever's row stands is the one who tells.

    `stage` is 0 where the date nears and counts from 1 once it has passed; `working_days` are those left, or gone by,
    and `source` where that number comes from. A date that is put off, or paused and counted on, is another date.
    `is_late` is true where nothing ran when it was to be fired. `sweep` marks the one look that wrote it, and
    `overseer_told` whether the Monitoring Officer who oversees the case was among those told.
    """

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="firings")
    stage = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    working_days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=400)
    fired_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    overseer_told = models.BooleanField(default=False)
    sweep = models.UUIDField(editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("clock", "stage", "due_on"), name="a_stage_of_a_date_fires_once")
        ]

    def __str__(self) -> str:
        return f"stage {self.stage} of {self.due_on.isoformat()}"
