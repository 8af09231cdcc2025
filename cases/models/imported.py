"""Which past cases were brought in from a spreadsheet, row by row? Emptied once they are cases."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case
from people.models import Council, User


class ImportState(models.TextChoices):
    """How far it has come. Nothing is a case before somebody has looked at it and confirmed it."""

    CHECKED = "checked", _("Checked, and not brought in")
    WAITING = "waiting", _("Waiting for its turn")
    DONE = "done", _("Brought in")
    TAKEN_BACK = "taken back", _("Taken back")


class RowState(models.TextChoices):
    """What became of one row."""

    READY = "ready", _("Will be brought in")
    FAULT = "fault", _("Will not go in")
    ALREADY = "already", _("Is in already")
    MADE = "made", _("Brought in")
    FAILED = "failed", _("Could not be brought in")
    TAKEN_BACK = "taken back", _("Taken back")


class Import(models.Model):
    """One spreadsheet, by whoever gave it: nobody else sees that there is one. `key` stands in addresses."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stands = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.CHECKED)
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(stands__in=ImportState.values), name="import_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"import {self.key}"


class ImportedRow(models.Model):
    """One row. `mark` stands, keyed, for the council and the row's own reference: of two alike one becomes a
    case, unless whoever gave the second may not know of the first.

    `number` is its line in the spreadsheet, `cells` what stood in it, `said` what would be made or how to mend it.
    """

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    mark = models.CharField(max_length=64, db_index=True, blank=True)
    source = EncryptedTextField(blank=True, default="")
    cells = EncryptedJSONField(default=dict)
    stands = models.CharField(max_length=12, choices=RowState.choices)
    said = EncryptedTextField(blank=True, default="")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("imported", "number")
        constraints = [
            models.CheckConstraint(condition=Q(stands__in=RowState.values), name="row_state_is_known"),
            models.UniqueConstraint(fields=("imported", "number"), name="one_row_on_a_line"),
        ]

    def __str__(self) -> str:
        return f"line {self.number}"
