"""Who is told of everything in one mail a day? One row a person and day, which several notices share."""

from __future__ import annotations

from django.db import models

from cases.models.mailing import Mailed


class Digest(Mailed):
    """The mail of one morning to one person. It says how many updates there are, and nothing of them.

    `place` is the keyed mark of another address, where somebody chose one for a concern of theirs; empty for their own.
    """

    person = models.CharField(max_length=64)
    on = models.DateField()
    place = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("person", "on", "place"), name="one_digest_a_person_day_and_address"
            ),
        ]

    def __str__(self) -> str:
        return f"digest of {self.on}"
