"""How often was a password guessed lately? A mark of each try, kept for minutes and naming nobody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Guess(models.Model):
    """One try at one account, or from one address. `mark` is keyed, so that the row names neither."""

    objects: ClassVar[models.Manager[Guess]] = models.Manager()

    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("mark", "at"), name="guesses_of_a_mark")]
