"""Which relationships has somebody declared, and what happened to each? What it is stands in its case, not here."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.ciphertext import EncryptedTextField
from cases.models.connection import Connection
from cases.models.event import NeverChanged


class Declaration(models.Model):
    """One person's own entry in the register, for the connection they declared. The other person is never told.

    `declared_by` is their mark, `name` and `other_name` whom it is between. Of a sensitive entry nobody but the person
    themselves is shown with whom it is. It is to be confirmed by `confirm_by`, a year after it last was.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    connection = models.OneToOneField(Connection, on_delete=models.CASCADE, related_name="declaration")
    declared_by = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    other_name = EncryptedTextField()
    is_sensitive = models.BooleanField(default=False)
    confirm_by = models.DateField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return "an entry of the register"


class EntryKind(models.TextChoices):
    """What can happen to an entry of the register."""

    DECLARED = "declared", _("Declared")
    CONFIRMED = "confirmed", _("Confirmed for another year")
    MADE_SENSITIVE = "made_sensitive", _("Made a sensitive entry")
    NO_LONGER_SENSITIVE = "no_longer_sensitive", _("No longer a sensitive entry")
    ENDED = "ended", _("Ended")
    READ = "read", _("Read in the register")


class EntryRows(models.QuerySet["DeclarationEntry"]):
    """History as rows: none is changed or deleted."""

    def update(self, **changes: Any) -> int:
        """Never. Raises NeverChanged."""
        raise NeverChanged("The history of the register is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("The history of the register is never deleted.")


class DeclarationEntry(models.Model):
    """One thing that happened to an entry: who did it, when, and the day it is about."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="history")
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    by = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    on = models.DateField()
    at = models.DateTimeField()

    objects = EntryRows.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_is_known"),
            models.UniqueConstraint(
                fields=("declaration", "by", "on"), condition=Q(kind="read"), name="one_reading_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on.isoformat()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises NeverChanged for one that stands."""
        if not self._state.adding:
            raise NeverChanged("The history of the register is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("The history of the register is never deleted.")
