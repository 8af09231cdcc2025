"""For which seat or panel, left empty by an election, do the clocks of a case stand still?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.step import Step
from people.models import Post


class BodyAwaited(models.Model):
    """One wait of one step for one seat: why, in the sentence that is shown, from when, and until it was filled."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="bodies_awaited")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="bodies_awaited")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=600)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("step",), condition=Q(until_on__isnull=True), name="a_step_waits_for_one_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} waits for {self.post_id}"
