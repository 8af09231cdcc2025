"""Who has declared a connection with whom? Only that there is one, by keyed marks; what it is stands in its case."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cases.models.case import Case
from people.models import Council


class Connection(models.Model):
    """Two people who may not deal with each other's concerns, in any council, from a day to a last day or without end.

    `one` sorts before `other`. `declared_in` is the disclosure it came from. The other person is never told.
    """

    one = models.CharField(max_length=64, db_index=True)
    other = models.CharField(max_length=64, db_index=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    declared_in = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="connection_is_between_two_people"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="connection_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return "a declared connection"
