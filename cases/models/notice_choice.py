"""How does a person want to be told? One row for whoever chose; everybody else is told of each thing at once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HowTold(models.TextChoices):
    """When mail goes to a person. Whatever they choose, everything stands on their pages."""

    EACH = "each", _("Each time, at once")
    DAILY = "daily", _("Once a day, at half past eight on working days")
    DATES = "dates", _("Only when something is due, or is asked of me")


class NoticeChoice(models.Model):
    """What one person chose, by keyed mark."""

    person = models.CharField(max_length=64, unique=True)
    how = models.CharField(max_length=10, choices=HowTold.choices)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(how__in=HowTold.values), name="how_told_is_known"),
        ]

    def __str__(self) -> str:
        return self.how
