"""What was arranged for the time being, and what was somebody asked to keep?"""

from __future__ import annotations

from django.db import models

from cases.ciphertext import EncryptedTextField
from cases.models.case import Case


class Arrangement(models.Model):
    """Support for the person who raised it while the case is open: what, who agreed, and when it is looked at again.

    Never a restriction on a councillor, and no finding: R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="arrangements")
    what = EncryptedTextField()
    agreed_by = EncryptedTextField()
    review_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"arrangement in {self.case_id}"


class Keeping(models.Model):
    """Something somebody was asked to keep (a recording, e-mails): whom, by when, and whether they confirmed it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="keepings")
    what = EncryptedTextField()
    whom = EncryptedTextField()
    keep_by = models.DateField()
    asked_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"something kept for {self.case_id}"
