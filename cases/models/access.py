"""Who has been let in, and who never may be? Rows of access and of restriction, by blind index."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.blind_index import LENGTH
from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.states import Role


class Access(models.Model):
    """That a person may see a case, as what, from when until when.

    `no_connection_at` is when a handler confirmed, before reading the words, that they have no connection.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access")
    person = models.CharField(max_length=LENGTH, db_index=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    post_title = models.CharField(max_length=200, blank=True)
    because = EncryptedTextField(blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    no_connection_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_role_is_known"),
            models.UniqueConstraint(
                fields=("case", "person", "role"), condition=Q(to_at__isnull=True), name="one_open_access_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.case_id}"


class Restriction(models.Model):
    """That a person may never see a case, whatever role they have or get. `because` is for the record only."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="restrictions")
    person = models.CharField(max_length=LENGTH, db_index=True)
    because = EncryptedTextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("case", "person"), name="one_restriction_a_person")]

    def __str__(self) -> str:
        return f"a restriction on {self.case_id}"
