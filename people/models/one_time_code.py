"""With which code may somebody who left sign in once? A mark of it, kept until it is used or its time is up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from people.models.user import User


class OneTimeCode(models.Model):
    """The one code that counts for a person and the way it goes. `mark` is keyed: the row gives nobody the code.

    `times` says how many were made on `made_on` for that way, this one with them.
    """

    class Way(models.TextChoices):
        """How it goes to them."""

        MAIL = "mail"
        POST = "post"

    objects: ClassVar[models.Manager[OneTimeCode]] = models.Manager()

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="one_time_codes")
    way = models.CharField(max_length=4, choices=Way.choices)
    mark = models.CharField(max_length=64)
    until_at = models.DateTimeField()
    made_on = models.DateField(null=True)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "way"), name="one_code_a_way"),)

    def __str__(self) -> str:
        return f"a code by {self.way}"
