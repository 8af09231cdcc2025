"""By when is something due, and where does the date come from? One row a clock; a date is never edited."""

from __future__ import annotations

from django.db import models

from cases.models.case import Case


class Clock(models.Model):
    """A limit of time running on a case, pinned as it was when it started: length, unit, start and calendar.

    `due_on` is null while it has not started (`starts` names what it waits for). `provisional` says that the date lies
    beyond the published bank holidays. `sources` is the rulebook's own sources, each as kind, ref and words.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    step = models.CharField(max_length=200)
    what = models.CharField(max_length=40)
    length = models.CharField(max_length=60)
    starts = models.CharField(max_length=40)
    excuse = models.CharField(max_length=100, blank=True)
    calendar = models.CharField(max_length=60)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    sources = models.JSONField(default=list)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [models.UniqueConstraint(fields=("case", "step", "what"), name="one_clock_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.what} of {self.case_id}"
