"""What is each person to a case? Rows by keyed mark, from when until when; access.py alone reads them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.states import Relation


class Access(models.Model):
    """One person's relation to one case. Most relations let in; `states.RESTRICTIONS` keep out, and beat every other.

    `person` is the keyed mark of blind_index.py, `name` what the table "who can see this" shows, `because` the true
    reason, for the record only. The row ends with `until_at`; it is never deleted.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access")
    person = models.CharField(max_length=64, db_index=True)
    relation = models.CharField(max_length=20, choices=Relation.choices)
    name = EncryptedTextField(blank=True, default="")
    because = EncryptedTextField(blank=True, default="")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="access_relation_is_known"
            ),
            models.UniqueConstraint(
                fields=("case", "person", "relation"),
                condition=Q(until_at__isnull=True),
                name="one_open_relation_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} of {self.case_id}"
