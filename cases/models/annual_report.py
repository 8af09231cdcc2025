"""What did a council publish about a year, and what is being prepared? A report that was frozen is never changed."""

from __future__ import annotations

from typing import Any

from django.db import models

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.event import NeverChanged
from people.models import Council


class ReportPrepared(models.Model):
    """The comments of a year while they are written, and since when they wait to be frozen by somebody else.

    `by` is the mark of whoever wrote them last, and `name` what others read.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    comments = EncryptedTextField(blank=True, default="")
    by = models.CharField(max_length=64)
    name = EncryptedTextField()
    saved_at = models.DateTimeField()
    handed_on_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("council", "year"), name="a_year_is_prepared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.council_id} {self.year}"


class AnnualReport(models.Model):
    """One edition of a year's report as it was frozen: `frozen` is its canonical JSON and `sha256` the hash of that.

    A mistake is put right by another edition beside it. `compiled_by` and `frozen_by` are marks.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    frozen = EncryptedJSONField()
    sha256 = models.CharField(max_length=64)
    compiled_by = models.CharField(max_length=64)
    compiled_name = EncryptedTextField()
    frozen_by = models.CharField(max_length=64)
    frozen_name = EncryptedTextField()
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ("council", "-year", "-edition")
        constraints = [
            models.UniqueConstraint(fields=("council", "year", "edition"), name="one_report_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.council_id} {self.year}, edition {self.edition}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new edition. Raises NeverChanged for one that stands."""
        if not self._state.adding:
            raise NeverChanged("A report that was frozen is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("A report that was frozen is never deleted.")
