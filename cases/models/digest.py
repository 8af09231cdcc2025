"""Who is told of everything in one mail a day? One row a person and day, which several notices share."""

from __future__ import annotations

from django.db import models

from cases.models.mailing import Mailed


class Digest(Mailed):
    """The mail of one morning to one person. It says how many updates there are, and nothing of them."""

    person = models.CharField(max_length=64)
    on = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("person", "on"), name="one_digest_a_person_and_day"),
        ]

    def __str__(self) -> str:
        return f"digest of {self.on}"
