"""Which files were added to a concern? One row a file; the file itself lies sealed: see cases/attachments."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.attachments.kinds import CODES, Kind, kind_named
from cases.ciphertext import EncryptedTextField
from cases.models.case import Case
from cases.models.draft import Draft
from cases.states import NoteLabel


class Scan(models.TextChoices):
    """What is known of a file. Every file waits first, and one that waits is given to nobody."""

    WAITING = "waiting", _("not checked yet")
    CLEAN = "clean", _("no virus found")
    FOUND = "found", _("a virus was found")


class Attachment(models.Model):
    """A file of a draft or of a case, never of both. The row is written last, so that it never stands without its file.

    `key` stands in addresses and is sealed into the file, `stored_as` is the random name under which that lies. `by` is
    the keyed mark of whoever added it, `name` theirs, `filename` what they called it, which nobody else is shown;
    `what` is what they say it is. `label` is SHARED or INTERNAL, as with notes. `number` counts from 1 and names it to
    others. `size_bytes` and `sha256` are of the content.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    number = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    filename = EncryptedTextField()
    what = EncryptedTextField(blank=True, default="")
    kind = models.CharField(max_length=10)
    label = models.CharField(max_length=20, choices=NoteLabel.choices, default=NoteLabel.SHARED)
    size_bytes = models.PositiveIntegerField()
    sha256 = EncryptedTextField()
    stored_as = models.CharField(max_length=32, unique=True)
    added_at = models.DateTimeField()
    scan = models.CharField(max_length=10, choices=Scan.choices, default=Scan.WAITING)
    scanned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(draft__isnull=True, case__isnull=False)
                | Q(draft__isnull=False, case__isnull=True),
                name="a_file_is_of_a_draft_or_of_a_case",
            ),
            models.CheckConstraint(condition=Q(kind__in=CODES), name="file_kind_is_taken"),
            models.CheckConstraint(condition=Q(scan__in=Scan.values), name="file_scan_is_known"),
            models.CheckConstraint(
                condition=Q(label__in=(NoteLabel.SHARED, NoteLabel.INTERNAL)), name="file_label_is_known"
            ),
            models.UniqueConstraint(fields=("draft", "number"), name="one_file_of_a_number_in_a_draft"),
            models.UniqueConstraint(fields=("case", "number"), name="one_file_of_a_number_in_a_case"),
        ]

    def __str__(self) -> str:
        return f"file {self.number}"

    @property
    def of_kind(self) -> Kind:
        """What it is, by its content."""
        return kind_named(self.kind)
