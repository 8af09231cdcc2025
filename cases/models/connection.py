"""Who has declared a connection with whom? Only that there is one, by blind index; what it is stands in its case."""

from __future__ import annotations

from django.db import models

from cases.blind_index import LENGTH


class Connection(models.Model):
    """Two people who may not deal with each other's concerns, in any council, from when until when."""

    one = models.CharField(max_length=LENGTH, db_index=True)
    other = models.CharField(max_length=LENGTH, db_index=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("one", "other", "from_on"), name="one_connection_a_day")]

    def __str__(self) -> str:
        return "a declared connection"
