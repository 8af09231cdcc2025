"""With which code may somebody who left sign in once? A mark of it, kept until it is used or its time is up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from people.models.user import User


class OneTimeCode(models.Model):
    """The one code that counts for a person. `mark` is keyed, so that the row gives nobody the code."""

    objects: ClassVar[models.Manager[OneTimeCode]] = models.Manager()

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="one_time_code")
    mark = models.CharField(max_length=64)
    until_at = models.DateTimeField()
